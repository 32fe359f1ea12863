using System.Globalization;
using System.Text.Json;
using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.People;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Registry;

/// <summary>Ten counties send ten sheets in ten shapes; <c>tests/cases/counties</c> has them, with what must stand in the ledger afterwards and what must go back.</summary>
public class CountySheetsTests
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "cases", "counties");
    const string Ledger = "台账应有.txt", Returned = "退回应有.txt";

    [Theory]
    [InlineData("武江区排查表（演示）.xlsx")]
    [InlineData("始兴县摸底台账（演示）.xlsx")]
    [InlineData("仁化县台账（演示）.csv")]
    [InlineData("翁源县设备清单（演示）.xlsx")]
    [InlineData("乳源县情况表（演示）.xlsx")]
    [InlineData("新丰县台账（演示）.xlsx")]
    [InlineData("乐昌市排查材料（演示）.xlsx")]
    [InlineData("南雄市登记表（演示）.xlsx")]
    public Task A_county_sheet_goes_into_the_ledger_as_it_is_and_its_bad_rows_come_back(string name) => TakeAsync(name);

    [Theory, Trait("kind", "office")]
    [InlineData("浈江区统计表（演示）.xls")]
    [InlineData("曲江区明细（演示）.et")]
    public Task A_county_sheet_of_an_old_format_goes_in_the_same_way(string name) => TakeAsync(name);

    [Fact]
    public async Task A_rough_capacity_stays_rough_and_a_later_exact_one_decides_again()
    {
        await using var office = await TestOffice.StartAsync();
        const string row = "企业名称,县（市、区）,行业,生产线（设备）,编号,产能\n甲水泥,曲江区,水泥,机立窑1台,1#,{0}\n";
        var line = await CapacityAfterAsync(office, string.Format(CultureInfo.InvariantCulture, row, "30万吨/年"));
        line.Facts.ShouldBe(new CapacityFacts(30, "万吨/年"));

        line = await CapacityAfterAsync(office, string.Format(CultureInfo.InvariantCulture, row, "约30万吨/年"));

        (line.Row.Capacity, line.Facts).ShouldBe((null, null));
        (line.Fact.Value, line.Fact.Figure, line.Fact.Unit).ShouldBe(("约30", null, "万吨/年"));

        line = await CapacityAfterAsync(office, string.Format(CultureInfo.InvariantCulture, row, "29.5万吨/年"));
        line.Facts.ShouldBe(new CapacityFacts(29.5m, "万吨/年"));
    }

    [Fact]
    public async Task A_returned_row_that_is_mended_and_sent_alone_becomes_its_own_line()
    {
        await using var office = await TestOffice.StartAsync();
        const string header = "企业名称,行业,生产线（设备）,编号,产能（万吨/年）\n";
        await ImportTextAsync(office, header + "甲钢铁,炼铁,350m3高炉1座,1#,35\n甲钢铁,炼钢,30t转炉1座,1#,多少\n");

        var mended = await ImportTextAsync(office, header + "甲钢铁,炼钢,30t转炉1座,1#,50\n");

        (mended.NewEnterprises, mended.NewLines, mended.KnownLines).ShouldBe((0, 1, 0));
        await using var db = office.Everything();
        (await db.Set<ProductionLine>().Select(l => new { l.EquipmentText, l.Capacity }).ToListAsync(TestOffice.Cancel)).Select(l => (l.EquipmentText, l.Capacity))
            .ShouldBe([("350m3高炉1座", 35m), ("30t转炉1座", 50m)], ignoreOrder: true);

        var again = await ImportTextAsync(office, header + "甲钢铁,炼铁,350立方米高炉1座,1#,36\n");
        (again.NewLines, again.KnownLines).ShouldBe((0, 1));
        (await db.Set<ProductionLine>().SingleAsync(l => l.EquipmentText == "350m3高炉1座", TestOffice.Cancel)).Capacity.ShouldBe(36);
    }

    static async Task TakeAsync(string name)
    {
        await using var office = await TestOffice.StartAsync();
        var county = office.Divisions.Counties.Single(c => c.Name.StartsWith(name[..2], StringComparison.Ordinal));
        var officer = await office.PersonAsync($"{county.Name}经办", county.Path, Duty.Handle);
        using var back = new MemoryStream();
        var extension = "";

        var result = await office.AsAsync(officer, (RegistryImport import) => import.ImportAsync(new(officer.Actor, county.Path) { GoodRows = true }, Path.Combine(Folder, name), name,
            ending => { extension = ending; return new KeptOpen(back); }, TestOffice.Cancel));

        string.Join('\n', await LinesAsync(office, county.Path)).ShouldBe(Expected(Ledger, name));
        string.Join('\n', result.Rejected.Select(r => $"第 {r.Row} 行 {r.Column} 列：{r.Reason}").Concat(result.Warnings.Select(w => $"提醒 {w}"))).ShouldBe(Expected(Returned, name));
        result.Job.ShouldNotBeNull();
        CheckReturned(name, extension, back, [.. result.Rejected.Select(r => r.Row).Distinct()]);
    }

    static void CheckReturned(string name, string extension, MemoryStream back, List<int> rejected)
    {
        back.Position = 0;
        using var book = SheetReader.Read(back, "退回" + extension, cancel: TestContext.Current.CancellationToken);
        var returned = MappedSheet.Open(book);
        string[] names;
        List<string> firstColumns;
        using (var original = SheetReader.Read(Path.Combine(Folder, name), cancel: TestContext.Current.CancellationToken))
        {
            var sheet = MappedSheet.Open(original);
            names = [.. sheet.Header.Names];
            (returned.Header.Top, returned.Header.Bottom, returned.Table.Name).ShouldBe((sheet.Header.Top, sheet.Header.Bottom, sheet.Table.Name));
            var column = sheet.Columns["生产线（设备）"][0];
            firstColumns = [.. sheet.Table.Rows().Where(r => rejected.Contains(r.Number)).Select(r => r[column].Text)];
            returned.Table.Rows().Where(r => r.Number > returned.Header.Bottom).Select(r => r[column].Text).ShouldBe(firstColumns);
        }
        returned.Header.Names.Take(names.Length).ShouldBe(names);
        returned.Header.Names[^1].ShouldBe("退回原因");
        var reasons = returned.Table.Rows().Where(r => r.Number > returned.Header.Bottom).ToList();
        reasons.Count.ShouldBe(rejected.Count);
        reasons.ShouldAllBe(r => r[returned.Header.Names.Count].Text.Length > 5 && !r.Hidden);
        if (extension != ".xlsx") return;
        back.Position = 0;
        using var document = SpreadsheetDocument.Open(back, false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document, TestOffice.Cancel).Select(e => e.Description).ShouldBeEmpty();
    }

    /// <summary>The lines of a county as one would read them aloud, each with its machines.</summary>
    static async Task<List<string>> LinesAsync(TestOffice office, string county)
    {
        await using var db = office.Everything();
        var lines = await (from line in db.Set<ProductionLine>() where line.DivisionPath.StartsWith(county) join e in db.Set<Enterprise>() on line.EnterpriseId equals e.Id select new { line, e }).ToListAsync(TestOffice.Cancel);
        var machines = (await db.Set<MainEquipment>().ToListAsync(TestOffice.Cancel)).ToLookup(m => m.LineId);
        var rough = await db.Set<Fact>().Where(f => f.Name == "产能" && f.Figure == null).ToDictionaryAsync(f => f.SubjectId, f => $"{f.Value} {f.Unit}", TestOffice.Cancel);
        return [.. lines.Select(l => string.Join(" | ",
            l.e.Name, l.e.CreditCode ?? "无代码", office.Divisions.NameOf(l.line.DivisionPath), l.line.Sector, l.line.EquipmentText.ReplaceLineEndings("↵"), l.line.Number ?? "无编号",
            rough.GetValueOrDefault(l.line.Id) ?? (l.line.Capacity is { } capacity ? $"{capacity.ToString("0.####", CultureInfo.InvariantCulture)} {l.line.CapacityUnit}" : "无产能"),
            l.line.Commissioned ?? "无日期", l.line.Status.Label(), string.Join("，", machines[l.line.Id].Select(Say).Order(StringComparer.Ordinal)))).Order(StringComparer.Ordinal)];
    }

    static string Say(MainEquipment machine)
    {
        using var specs = JsonDocument.Parse(machine.Specs);
        return $"{machine.Number}{machine.Kind}×{machine.Count?.ToString(CultureInfo.InvariantCulture) ?? "?"}" + string.Concat(specs.RootElement.EnumerateArray()
            .Select(s => $" {s.GetProperty("name").GetString()}{s.GetProperty("op").GetString()}{s.GetProperty("value").GetDecimal().ToString("0.####", CultureInfo.InvariantCulture)}{s.GetProperty("unit").GetString()}"));
    }

    static string Expected(string list, string name)
    {
        var parts = File.ReadAllText(Path.Combine(Folder, list)).ReplaceLineEndings("\n").Split("== ", StringSplitOptions.RemoveEmptyEntries);
        return parts.Single(p => p.StartsWith(name, StringComparison.Ordinal))[(name.Length + 1)..].TrimEnd('\n');
    }

    static async Task<(ProductionLine Row, Fact Fact, CapacityFacts? Facts)> CapacityAfterAsync(TestOffice office, string csv)
    {
        (await ImportTextAsync(office, csv)).Accepted.ShouldBe(1);
        await using var db = office.Everything();
        var line = await db.Set<ProductionLine>().SingleAsync(TestOffice.Cancel);
        var facts = await new LineFactsReader(db).ReadAsync([line], new(2026, 11, 23), TestOffice.Cancel);
        return (line, await db.Set<Fact>().SingleAsync(f => f.Name == "产能" && f.SupersededById == null, TestOffice.Cancel), facts[line.Id].Capacity);
    }

    static async Task<ImportResult> ImportTextAsync(TestOffice office, string csv)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("chuqing-county-").FullName, "表.csv");
        await File.WriteAllTextAsync(path, csv, TestOffice.Cancel);
        return await office.AsAsync(office.CountyHandler, (RegistryImport import) =>
            import.ImportAsync(new(office.CountyHandler.Actor, "/440200/440205/") { GoodRows = true }, path, "表.csv", null, TestOffice.Cancel));
    }

    /// <summary>The import closes what it wrote to; the test reads it afterwards.</summary>
    sealed class KeptOpen(MemoryStream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => inner.CanSeek;
        public override bool CanWrite => true;
        public override long Length => inner.Length;
        public override long Position { get => inner.Position; set => inner.Position = value; }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
        public override void SetLength(long value) => inner.SetLength(value);
        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
