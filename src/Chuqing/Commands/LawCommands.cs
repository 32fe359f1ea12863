using System.Text.Json;
using Chuqing.Law;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office;

namespace Chuqing.Web.Commands;

/// <summary><c>law check</c>, <c>law list</c>, <c>law show</c>: the shelf as it stands.</summary>
public static class LawCommands
{
    static readonly JsonSerializerOptions Indented = new(JsonOut.Options) { WriteIndented = true };

    /// <summary>Prints every fault of the shelf; exits 1 where there is one.</summary>
    public static async Task<int> CheckAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow();
        arguments.AllowWords(1);
        var source = await LawSource.OfAsync(arguments, arguments.Words.Count > 0 ? arguments.Words[0] : null, cancel);
        var problems = LawCheck.Problems(source.Files);
        foreach (var problem in problems) await output.Result.WriteLineAsync(problem.Message.AsMemory(), cancel);
        if (problems.Count > 0)
        {
            await output.Log.WriteLineAsync($"法规数据有 {problems.Count} 处问题，什么都没有改。");
            return 1;
        }
        var shelf = ShelfIndex.Read(source.Files);
        var versions = shelf.Items.SelectMany(i => i.Versions).Where(v => v.Status is not null).ToArray();
        var drafts = versions.Count(v => Status(v, source) == ValueStatus.Draft);
        int Count(Func<string, bool> kind) => shelf.Items.Count(i => kind(i.Kind));
        await output.Result.WriteLineAsync(
            $"法规数据没有问题：{shelf.Pack.Catalogue.Count + shelf.Pack.Limits.Count} 条规则、{shelf.Pack.Hazards.Count} 种重大事故隐患情形、{shelf.Pack.Statements.Count} 条界定和通则、{Count(k => k == "期限")} 个期限，共 {versions.Length} 个版本，其中已确认 {versions.Length - drafts}、草稿 {drafts}；放假安排 {Count(k => k == "放假安排")} 年。法规包 {shelf.Pack.Digest}".AsMemory(), cancel);
        return 0;
    }

    /// <summary>One line per value in force on a day: id, class, status, day in force, name, where it stands written.</summary>
    public static async Task<int> ListAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("on", "json");
        arguments.AllowWords(0);
        var on = arguments.Day("on") ?? Today();
        var source = await LawSource.OfAsync(arguments, null, cancel);
        var shelf = Shelf(source);
        foreach (var item in shelf.Items)
        {
            if (item.On(on) is not { Repealed: false } version) continue;
            var (status, citation) = (Status(version, source), Cited(shelf, version));
            var line = arguments.Has("json")
                ? JsonOut.Line(new { id = item.Id, name = item.Name, sector = item.Sector, @class = item.Kind, dimension = item.Dimension?.Label(), status = status?.Code(), from = version.From, citation })
                : $"{item.Id}\t{item.Kind}\t{(status is null ? "—" : status == ValueStatus.Confirmed ? "已确认" : "草稿")}\t{version.From:yyyy-MM-dd}\t{item.Name}\t{citation?.Document}{citation?.Item}";
            await output.Result.WriteLineAsync(line.AsMemory(), cancel);
        }
        return 0;
    }

    /// <summary>A rule, term or calendar year as of a day, whole: what it says, whence, its digest and its other versions.</summary>
    public static async Task<int> ShowAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("on", "json");
        var id = arguments.Word(0, "编号；用 law list 可看全部编号");
        arguments.AllowWords(1);
        var on = arguments.Day("on") ?? Today();
        var source = await LawSource.OfAsync(arguments, null, cancel);
        var shelf = Shelf(source);
        var item = shelf.Find(id) ?? throw new BadInputException($"没有编号为“{id}”的规则或期限。{(shelf.Near(id) is { Count: > 0 } near ? $"是不是：{string.Join("、", near)}？" : "")}用 law list 可看全部编号。");
        var version = item.On(on)
            ?? throw new BadInputException($"“{item.Name}”最早的版本自 {item.Versions[0].From:yyyy-MM-dd} 起施行，{on:yyyy-MM-dd} 还没有它，不能套用后来的规定。");
        var shown = new
        {
            id, name = item.Name, sector = item.Sector, @class = item.Kind, dimension = item.Dimension?.Label(), on, from = version.From, repealed = version.Repealed,
            status = Status(version, source)?.Code(), seen = version.Seen, why = version.Why, citation = Cited(shelf, version),
            digest = version.Key.Digest, rule = item.Source,
            versions = item.Versions.Select(v => new { from = v.From, status = Status(v, source)?.Code(), repealed = v.Repealed, document = Cited(shelf, v)?.Document }),
            pack = shelf.Pack.Digest,
        };
        await output.Result.WriteLineAsync((arguments.Has("json") ? JsonOut.Line(shown) : JsonSerializer.Serialize(shown, Indented)).AsMemory(), cancel);
        return 0;
    }

    static ShelfIndex Shelf(LawSource source)
    {
        try { return ShelfIndex.Read(source.Files); }
        catch (LawFileException e) { throw new BadInputException($"法规数据有问题，先运行 law check：{e.Message}"); }
    }

    static PrintedCitation? Cited(ShelfIndex shelf, ShelfVersion version) => version.Citation is { } citation ? shelf.Pack.Texts.Print(citation) : null;

    static ValueStatus? Status(ShelfVersion version, LawSource source) =>
        version.Status == ValueStatus.Draft && source.Confirmed(version.Key) ? ValueStatus.Confirmed : version.Status;

    static DateOnly Today() => new Today(TimeProvider.System).Date;
}
