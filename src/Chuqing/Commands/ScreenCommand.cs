using Chuqing.Law;
using Chuqing.Office;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.LawBook;
using Chuqing.Office.Registry;

namespace Chuqing.Web.Commands;

/// <summary><c>screen</c>: asks the law about every line of a sheet. Writes nothing anywhere.</summary>
static class ScreenCommand
{
    public static readonly Command Command = new("screen", "文件 [--on 日期] [--known 日期] [--map 文件] [--json]",
        "逐行研判一份台账：有没有淘汰类、超限额、限制类，依据哪一条，还缺什么。给了 --data 按那个库的依据，不给按随程序发布的。", RunAsync);

    static async Task<int> RunAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("on", "known", "map", "json");
        var path = arguments.Word(0, "台账文件（xlsx 或 csv）");
        if (arguments.Words.Count > 1) throw new BadInputException($"screen 一次只读一个文件，多给了“{arguments.Words[1]}”。");
        var law = await LawAsync(arguments, cancel);
        using var book = SheetReader.Read(path, cancel: cancel);
        var sheet = MappedSheet.Open(book, arguments.Option("map") is { } map ? ColumnMappingJson.Read(await ReadTextAsync(map, cancel), map) : null);
        sheet.Require(FactNames.Enterprise, FactNames.Equipment);

        var rejected = await new ScreenedRows(law, arguments.Has("json"), output.Result.NewLine).WriteAsync(sheet, output, cancel);
        foreach (var warning in sheet.Warnings) await output.Log.WriteLineAsync(warning);
        if (sheet.Mapping.Attribution is { } whose) await output.Log.WriteLineAsync($"来源：{whose.Source}，{whose.Licence}，{whose.Link}");
        if (rejected > 0) await output.Log.WriteLineAsync($"有 {rejected} 行读不成，没有研判。");
        return rejected > 0 ? 1 : 0;
    }

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
