using System.Text.Json;
using System.Text.Json.Nodes;
using Chuqing.Law;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
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
        var files = Files();
        var problems = LawCheck.Problems(files);
        foreach (var problem in problems) await output.Result.WriteLineAsync(problem.Message.AsMemory(), cancel);
        if (problems.Count > 0)
        {
            await output.Log.WriteLineAsync($"法规数据有 {problems.Count} 处问题，什么都没有改。");
            return 1;
        }
        var pack = LawPack.Read(files);
        var values = pack.Values.ToArray();
        var drafts = values.Count(v => v.Status == Law.Texts.ValueStatus.Draft);
        await output.Result.WriteLineAsync($"法规数据没有问题：{pack.Catalogue.Count + pack.Limits.Count} 条规则，{values.Length} 个版本，其中已确认 {values.Length - drafts}、草稿 {drafts}。法规包 {pack.Digest}".AsMemory(), cancel);
        return 0;
    }

    /// <summary>One line per rule in force on a day: id, class, status, day in force, name.</summary>
    public static async Task<int> ListAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("on", "json");
        var on = arguments.Day("on") ?? Today();
        foreach (var value in InForce(Pack(), on))
        {
            var line = arguments.Has("json")
                ? JsonOut.Line(new { id = value.Id, name = value.Name, sector = value.Sector, @class = value.Class.Label(), status = value.Status.Code(), from = value.From })
                : $"{value.Id}\t{value.Class.Label()}\t{(value.Status == Law.Texts.ValueStatus.Confirmed ? "已确认" : "草稿")}\t{value.From:yyyy-MM-dd}\t{value.Name}";
            await output.Result.WriteLineAsync(line.AsMemory(), cancel);
        }
        return 0;
    }

    /// <summary>A rule as of a day, whole: what it says, whence, its digest and its other versions.</summary>
    public static async Task<int> ShowAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("on", "json");
        var id = arguments.Word(0, "规则编号；用 law list 可看全部编号");
        var on = arguments.Day("on") ?? Today();
        var pack = Pack();
        var versions = pack.Values.Where(v => v.Id == id).ToArray();
        if (versions.Length == 0) throw new BadInputException($"没有编号为“{id}”的规则。用 law list 可看全部编号。");
        var value = Array.FindLast(versions, v => v.From <= on)
            ?? throw new BadInputException($"“{versions[0].Name}”最早的版本自 {versions[0].From:yyyy-MM-dd} 起施行，{on:yyyy-MM-dd} 还没有它，不能套用后来的规定。");
        var text = pack.Texts[value.Citation.Document];
        var shown = new
        {
            id, name = value.Name, sector = value.Sector, @class = value.Class.Label(), on, from = value.From, repealed = value.Repealed,
            status = value.Status.Code(), seen = value.Seen, why = value.Why,
            citation = new { document = text.Title, number = text.Number, item = value.Citation.Item, quote = value.Citation.Quote },
            digest = value.Key.Digest, rule = Raw(pack, id),
            versions = versions.Select(v => new { from = v.From, status = v.Status.Code(), repealed = v.Repealed, document = pack.Texts[v.Citation.Document].Title }),
            pack = pack.Digest,
        };
        await output.Result.WriteLineAsync((arguments.Has("json") ? JsonOut.Line(shown) : JsonSerializer.Serialize(shown, Indented)).AsMemory(), cancel);
        return 0;
    }

    // 法规从这一处来：随程序发布的底本
    static IReadOnlyList<LawFile> Files() => LawFolder.Read(LawFolder.Shipped);

    static LawPack Pack()
    {
        try { return LawPack.Read(Files()); }
        catch (LawFileException e) { throw new BadInputException($"法规数据有问题，先运行 law check：{e.Message}"); }
    }

    static IEnumerable<LawValue> InForce(LawPack pack, DateOnly on) =>
        pack.Values.Where(v => v.From <= on).GroupBy(v => v.Id).Select(g => g.MaxBy(v => v.From)!).Where(v => !v.Repealed);

    static DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime);

    // 规则照文件原样给出，注释除外：看的人要核的正是文件里写的
    static JsonNode? Raw(LawPack pack, string id)
    {
        foreach (var file in pack.Files)
        {
            if (!file.Path.StartsWith("catalogue/", StringComparison.Ordinal) && !file.Path.StartsWith("limits/", StringComparison.Ordinal) && !file.Path.StartsWith("baselines/", StringComparison.Ordinal)) continue;
            var root = JsonNode.Parse(file.Content, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip });
            foreach (var rule in root?["rules"]?.AsArray() ?? [])
                if (rule?["id"]?.GetValue<string>() == id) return rule.DeepClone();
        }
        return null;
    }
}
