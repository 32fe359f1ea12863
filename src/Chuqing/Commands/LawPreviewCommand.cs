using Chuqing.Law;
using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Screening;

namespace Chuqing.Web.Commands;

/// <summary><c>law preview</c>: what an edition would change over the ledger of a database. Writes nothing; a preview that signatures may name is made on the page.</summary>
static class LawPreviewCommand
{
    public static readonly Command Command = new("law preview", "目录或文件 --data 目录 [--on 日期] [--json]", "送来的一版（法规文件夹、zip 或一个 JSON）查错，再逐条线比较：接收以后哪些判定会变、在办事项用旧规还是新规。什么都不写。", RunAsync);

    static async Task<int> RunAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("on", "json");
        var path = arguments.Word(0, "法规文件夹、zip 或 JSON 文件");
        arguments.AllowWords(1);
        if (!arguments.Has("data")) throw new BadInputException("请用 --data 指明数据目录：预览是拿那个库的台账和现行依据来比。");
        var files = EditionFiles.Load(path);
        await using var office = await CommandHost.OpenAsync(arguments, cancel);
        await using var all = office.Everything();
        var city = await LawSource.CityAsync(all, cancel);
        await using var db = office.Get<AppDbFactory>().Open(DataScope.Of(city, $"/{city}/"));
        var (laws, lawBook) = (office.Get<LawLibrary>(), new LawBookQueries(db, office.Get<LawLibrary>(), office.Get<CompiledLaws>()));
        var current = await laws.OfAsync(db, city, cancel);
        var candidate = laws.Checked(files.Over(current.Pack.Files));
        var changes = EditionChanges.Of(current.Pack, candidate.Pack);
        var on = arguments.Day("on") ?? LawSides.DayOf(changes, office.Get<Today>().Date);
        var comparison = await new LawComparer(db, new LineFactsReader(db)).RunAsync(
            new($"{on:yyyy-MM-dd}现行", await lawBook.EffectiveAsync(city, current, on, cancel), null), new($"接收后，{on:yyyy-MM-dd}", await lawBook.EffectiveAsync(city, candidate, on, cancel), null), DataScope.Of(city, $"/{city}/"), cancel);
        await output.Result.WriteLineAsync(arguments.Has("json") ? comparison.Write() : Text(comparison));
        return 0;
    }

    static string Text(LawComparison of)
    {
        var moved = of.Changed.Where(c => c.Change != LineChange.PendingOnly).ToList();
        return string.Join('\n',
        [
            $"{of.Area}：研判 {of.Lines} 条线，{moved.Count} 条的判定会变；改动 {of.Changes.Values.Count} 处条文。",
            .. of.Changes.Values.Select(v => $"  {v.Kind.Label()} {v.Id}（{v.From:yyyy-MM-dd} 起，{(v.IsDraft ? "草稿" : "已确认")}）{v.Name}"),
            .. moved.Select(c => $"  {c.County} {c.Enterprise} {c.Equipment}：{c.Before.Verdict} → {c.After.Verdict}（{c.Change.Label()}）"),
            .. of.Changed.SelectMany(c => c.Pending).Select(p => $"  在办 {p.Title}（{p.FiledOn:yyyy-MM-dd} 立）：{p.Which}。{p.Because}{(p.Clause is null ? "" : $" 依据：{p.Clause}")}"),
            LawPreviewBook.NotComputed,
        ]);
    }
}
