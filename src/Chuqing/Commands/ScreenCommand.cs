using Chuqing.Law;
using Chuqing.Law.Screening;
using Chuqing.Office;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.LawBook;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;

namespace Chuqing.Web.Commands;

/// <summary><c>screen</c>: asks the law about every line of a sheet. Writes nothing anywhere.</summary>
static class ScreenCommand
{
    public static readonly Command Command = new("screen", "文件 [--on 日期] [--known 日期] [--map 文件] [--json]",
        "逐行研判一份台账：有没有淘汰类、超限额、限制类，依据哪一条，还缺什么。给了 --data 按那个库的依据，不给按随程序发布的。", RunAsync);

    sealed record Judged(int Row, string Enterprise, string? Line, string Verdict, IEnumerable<FindingRow> Findings, string Pack, IReadOnlyList<string> Missing);

    sealed record RowError(string? Column, string Reason);

    sealed record Refused(int Row, RowError Error);

    static async Task<int> RunAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("on", "known", "map", "json");
        var path = arguments.Word(0, "台账文件（xlsx 或 csv）");
        if (arguments.Words.Count > 1) throw new BadInputException($"screen 一次只读一个文件，多给了“{arguments.Words[1]}”。");
        var law = await LawAsync(arguments, cancel);
        using var book = SheetReader.Read(path, cancel: cancel);
        var sheet = MappedSheet.Open(book, arguments.Option("map") is { } map ? ColumnMappingJson.Read(await ReadTextAsync(map, cancel), map) : null);
        sheet.Require(FactNames.Enterprise, FactNames.Equipment);

        var (province, json, rejected) = (new RowProvince(law.Law.Pack), arguments.Has("json"), 0);
        foreach (var row in sheet.Rows())
        {
            cancel.ThrowIfCancellationRequested();
            var error = ErrorOf(row);
            if (error is not null) rejected++;
            var judged = error is null ? Judge(province.IsElsewhere(row) ? law.National : law, row, province.Of(row)) : null;
            await output.Result.WriteLineAsync(json ? error is null ? JsonOut.Line(judged) : JsonOut.Line(new Refused(row.Row, error)) : Text(row.Row, judged, error));
        }
        foreach (var warning in sheet.Warnings) await output.Log.WriteLineAsync(warning);
        if (sheet.Mapping.Attribution is { } whose) await output.Log.WriteLineAsync($"来源：{whose.Source}，{whose.Licence}，{whose.Link}");
        if (rejected > 0) await output.Log.WriteLineAsync($"有 {rejected} 行读不成，没有研判。");
        return rejected > 0 ? 1 : 0;
    }

    static Judged Judge(CityLaw law, MappedRow row, string? province)
    {
        var verdict = law.Compiled.Judge(FactReading.OfRow(row, province));
        return new(row.Row, row.Text(FactNames.Enterprise)!, row.Text(FactNames.Equipment), verdict.Verdict.Label(), verdict.Findings.Select(f => FindingRow.Of(f, law.Law.Pack)), law.Law.Digest, verdict.Missing);
    }

    static RowError? ErrorOf(MappedRow row) =>
        row.Problems.Count > 0 ? new(row.Problems[0].Column is { Length: > 0 } column ? column : null, row.Problems[0].Reason)
        : row.Text(FactNames.Enterprise) is null ? new(row.Problem(FactNames.Enterprise, "").Column is { Length: > 0 } letter ? letter : null, "没有企业名称，请填营业执照上的全称")
        : null;

    static string Text(int row, Judged? judged, RowError? error) =>
        judged is null ? $"第 {row} 行{(error!.Column is null ? "" : $" {error.Column} 列")}：{error.Reason}"
        : $"第 {row} 行 {judged.Enterprise} {judged.Line}：{judged.Verdict}{string.Concat(judged.Missing.Select(m => $"\n    缺：{m}"))}{string.Concat(judged.Findings.Select(f => $"\n    {f.Class} {f.Item}（{(f.Status == "draft" ? "草稿" : "已确认")}）：{f.Because}{string.Concat(f.Missing.Select(m => $"\n      缺：{m}"))}\n      依据：{f.Citation.Document} {f.Citation.Item}"))}";

    static async Task<CityLaw> LawAsync(Arguments arguments, CancellationToken cancel)
    {
        var known = arguments.Day("known");
        if (!arguments.Has("data"))
        {
            if (known is not null) throw new BadInputException("--known 问的是“那天我们知道什么”，接收法规和两人核对的日子都记在数据库里。请用 --data 指明数据目录。");
            return OfShelf(arguments.Day("on") ?? new Today(TimeProvider.System).Date);
        }
        await using var office = await CommandHost.OpenAsync(arguments, cancel);
        var on = arguments.Day("on") ?? office.Get<Today>().Date;
        await using var db = office.Everything();
        return await new LawBookQueries(db, office.Get<LawLibrary>(), office.Get<CompiledLaws>()).EffectiveAsync(await LawSource.CityAsync(db, cancel), on, cancel, known is { } day ? Today.EndOf(day) : null);
    }

    static CityLaw OfShelf(DateOnly on)
    {
        try
        {
            var law = LoadedLaw.Read(ShelfFolder.Read(LawFolder.Shipped));
            var first = law.Pack.WholeFrom;
            // 早于第一版就问，不拿后来的规定凑，也不当作没有规定
            if (on < first) throw new BadInputException($"--on {on:yyyy-MM-dd} 早于法规架上收录完整的最早一本目录（{first:yyyy-MM-dd} 起施行），那时的规定没有收录，不能研判。");
            return CityLaw.OfShelf(law, on);
        }
        catch (LawFileException e)
        {
            throw new BadInputException($"法规数据有问题，先运行 law check：{e.Message}");
        }
    }

    static async Task<string> ReadTextAsync(string path, CancellationToken cancel) =>
        File.Exists(path) ? await File.ReadAllTextAsync(path, cancel) : throw new BadInputException($"找不到列对应文件 {path}。");
}
