using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Ledger;
using Chuqing.Office.Registry;

namespace Chuqing.Web.Commands;

/// <summary><c>import ledger</c>: a sheet into the ledger of one city, by the program itself.</summary>
static class ImportCommand
{
    public static readonly Command Ledger = new("import ledger", "FILE [--map 列对应.json] [--good-rows] [--dry-run] [--source 来源种类 [--owner 持有单位] [--scope 口径]] [--city 代码] [--county 县] --json",
        "把台账表写进库：有一行不行就都不写；--good-rows 只写好的行，--dry-run 只试读。--source 写明指标从哪里来（节能监察报告、检测报告……）；不写的照收，只作线索。", LedgerAsync);

    static async Task<int> LedgerAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("map", "good-rows", "dry-run", "source", "owner", "scope", "city", "county", "json");
        var path = Path.GetFullPath(arguments.Word(0, "台账文件"));
        arguments.AllowWords(1);
        await using var office = await CommandHost.OpenAsync(arguments, cancel);
        var mapping = arguments.Option("map") is { } map ? ReadMapping(map) : null;
        var city = await CityAsync(office, arguments.Option("city"), cancel);

        await using var db = office.Get<AppDbFactory>().Open(DataScope.Of(city.Code, city.Path));
        var import = new RegistryImport(db, office.Get<TimeProvider>(), office.Get<Today>());
        var county = arguments.Option("county") is { } named ? (await DivisionTree.LoadAsync(db, cancel)).Find(named) : null;
        if (county is { Level: not DivisionLevel.County }) throw new BadInputException($"{city.Name}没有“{arguments.Option("county")}”这个县（市、区）。什么都没有写。");
        var order = new ImportOrder(Actor.Program(city.Code), county?.Path ?? city.Path) { Mapping = mapping, GoodRows = arguments.Has("good-rows"), DryRun = arguments.Has("dry-run"), Sourcing = ReadSourcing(arguments) };
        string? returned = null;
        var result = await import.ImportAsync(order, path, Path.GetFileName(path), extension => File.Create(returned = ReturnedPath(office, path, extension)), cancel);

        if (returned is not null) await output.Log.WriteLineAsync($"退回的行另存在 {returned}");
        await output.Result.WriteLineAsync(arguments.Has("json")
            ? JsonOut.Line(new { result.Accepted, result.Rejected, result.Warnings, result.Job })
            : Words(result, order.DryRun));
        return result.RejectedRows > 0 ? 1 : 0;
    }

    static Sourcing? ReadSourcing(Arguments arguments)
    {
        if (arguments.Option("source") is null)
            return arguments.Has("owner") || arguments.Has("scope") ? throw new BadInputException("写了 --owner 或 --scope，请也用 --source 写明来源种类。什么都没有写。") : null;
        var read = Sourcing.Read(arguments.Option("source"), arguments.Option("owner"), arguments.Option("scope"), out var problem);
        return problem is null ? read : throw new BadInputException($"{problem.TrimEnd('。')}。什么都没有写。");
    }

    static ColumnMapping ReadMapping(string path)
    {
        try
        {
            return ColumnMappingJson.Read(File.ReadAllText(path), Path.GetFileName(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"列对应文件 {path} 打不开：没有这个文件，或没有权限。什么都没有写。");
        }
    }

    static async Task<Division> CityAsync(CommandHost office, string? code, CancellationToken cancel)
    {
        await using var db = office.Everything();
        var cities = await DivisionTree.CitiesAsync(db, cancel);
        var names = string.Join("、", cities.Select(c => $"{c.Code} {c.Name}"));
        if (code is not null) return cities.FirstOrDefault(c => c.Code == code) ?? throw new BadInputException($"库里没有代码是“{code}”的市。有：{names}。什么都没有写。");
        return cities switch
        {
            [var only] => only,
            [] => throw new BadInputException("库里还没有一个市。先运行 ./chuqing demo，或装入行政区划。什么都没有写。"),
            _ => throw new BadInputException($"库里有 {cities.Count} 个市：{names}。请用 --city 说明导入哪一个。什么都没有写。"),
        };
    }

    static string ReturnedPath(CommandHost office, string path, string extension)
    {
        var folder = Directory.CreateDirectory(Path.Combine(office.Settings.DataFolder, "returned"));
        return Path.Combine(folder.FullName, $"退回-{Path.GetFileNameWithoutExtension(path)}{extension}");
    }

    static string Words(ImportResult result, bool dryRun) => string.Join('\n',
    [
        result.Unchanged ? result.Warnings[0] : $"{(dryRun ? "可写入" : "写入")} {result.Accepted} 行，退回 {result.RejectedRows} 行。",
        .. result.Rejected.Select(r => r.Column.Length > 0 ? $"行 {r.Row}，列 {r.Column}：{r.Reason}" : $"行 {r.Row}：{r.Reason}"),
        .. result.Unchanged ? [] : result.Warnings.Select(w => $"提醒：{w}"),
    ]);
}
