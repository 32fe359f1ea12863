using System.IO.Compression;
using System.Text.RegularExpressions;
using Chuqing.Office.Exits;
using Chuqing.Office.Lists;
using Chuqing.Office.People;
using Chuqing.Office.Plans;
using Chuqing.Office.Ledger;
using Chuqing.Office.Returns;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using static Chuqing.Office.Tests.Lists.Furnish;

namespace Chuqing.Office.Tests.Returns;

public sealed partial class SummaryTests
{
    // 日期、文号、年份、文件名：来自来源的数字，不是统计数
    [GeneratedRegex(@"\d{4}年(\d{1,2}月\d{1,2}日)?|〔\d{4}〕\d+号|第\d+版|-\d{4}\.xlsx")]
    private static partial Regex NoFigure();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Digits();

    [Fact]
    public async Task Every_digit_of_the_summary_is_a_day_a_number_of_a_paper_or_a_traced_figure()
    {
        await using var office = await TestOffice.StartAsync();
        await FurnishAsync(office);
        var files = await MakeAsync(office, office.Coordinator);
        var traced = files.Entries.Where(e => e.Document == files.Summary.Name).ToList();

        var walked = 0;
        foreach (var (chapter, row, column, text, figures) in Places(files.Summary.Content))
        {
            var entries = traced.Where(e => e.Table == chapter && e.Row == row && (column is null ? char.IsDigit(e.Column[0]) : e.Column == column)).ToList();
            entries.Select(e => e.Value).ShouldBe(figures, $"{chapter} {row} {column}：{text}");
            // 去掉有来处的数字、日期和文号以后，一个数字也不剩
            Digits().Matches(NoFigure().Replace(text, "")).Select(m => decimal.Parse(m.Value)).ShouldBe(figures, text);
            walked += entries.Count;
        }
        walked.ShouldBe(traced.Count);
        walked.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Every_traced_figure_is_what_its_rows_give_and_its_address_opens_exactly_them()
    {
        await using var office = await TestOffice.StartAsync();
        await FurnishAsync(office);
        var files = await MakeAsync(office, office.Coordinator);

        foreach (var entry in files.Entries.Where(e => e.Document == files.Summary.Name || e.Query.StartsWith("/office/year/rows")))
        {
            var rows = await RowsAsync(office, office.Coordinator, entry.Query);
            rows.Select(r => r.Id).ShouldBe(entry.Rows, ignoreOrder: true, entry.Figure);
            rows.ShouldNotBeEmpty(entry.Figure);
            (entry.Unit switch
            {
                "家" => rows.Select(r => r.EnterpriseKey).Distinct().Count(),
                "条" or "件" or "行" or "个" => rows.Count,
                _ => rows.Sum(r => r.Capacity!.Value),
            }).ShouldBe(entry.Value, entry.Figure);
            if (entry.Unit is not ("家" or "条" or "件" or "行" or "个")) rows.ShouldAllBe(r => r.Unit == entry.Unit);
        }
    }

    [Fact]
    public async Task What_the_system_was_not_told_is_said_so_and_never_as_none_or_zero()
    {
        await using var office = await TestOffice.StartAsync();
        await FurnishAsync(office);

        var text = TextOf((await MakeAsync(office, office.Coordinator)).Summary.Content);
        Regex.Count(text, "本系统未收到该领域反馈，也没有该领域的办件记载").ShouldBe(3);
        text.ShouldContain("未收到反馈的领域：能耗、环保、质量、安全、技术");
        var empty = TextOf((await MakeAsync(office, office.Coordinator, 2025)).Summary.Content);
        empty.ShouldContain("没有2025年验收完成并已拆除主体设备的退出记载。没有记载不等于没有退出");
        empty.ShouldNotContain("0条");
        empty.ShouldContain("年度退出名单：本系统没有2025年的发布记载");
    }

    [Fact]
    public async Task A_county_writes_of_itself_to_the_city_and_the_city_to_the_province()
    {
        await using var office = await TestOffice.StartAsync();
        await FurnishAsync(office);

        var city = await office.AsAsync(office.Coordinator, (YearSummary s) => s.WriteAsync(2026, TestOffice.Cancel));
        var county = await office.AsAsync(office.CountyHandler, (YearSummary s) => s.WriteAsync(2026, TestOffice.Cancel));

        (city.Frame.To, city.Frame.Signer).ShouldBe(("广东省工业和信息化厅：", "韶关市工业和信息化局"));
        (county.Frame.To, county.Frame.Signer).ShouldBe(("韶关市工业和信息化局：", "曲江区工业和信息化局"));
        county.Traces.Single(t => t is { Figure: "当年退出生产线", Table: "一、总体情况" }).Value.ShouldBe(2);
        city.Traces.Single(t => t is { Figure: "当年退出生产线", Table: "一、总体情况" }).Value.ShouldBe(5);
        foreach (var trace in county.Traces)
            (await RowsAsync(office, office.CountyHandler, trace.Query)).ShouldAllBe(r => r.County == "曲江区");
    }

    [Fact]
    public async Task The_lists_released_in_the_year_stand_with_number_day_and_rows()
    {
        await using var office = await TestOffice.StartAsync();
        await FurnishAsync(office);
        var draft = await office.AsAsync(office.Handler, (ListService s) => s.PrepareAsync(office.Handler, ListKind.YearlyExits, 2026, TestOffice.Cancel));
        await office.AsAsync(office.Releaser, (ListService s) => s.ReleaseAsync(office.Releaser, draft.Id, TestOffice.Cancel));

        var files = await MakeAsync(office, office.Coordinator);
        TextOf(files.Summary.Content).ShouldContain("年度退出名单：第1版，2026年11月23日发布，列入5行。");
        var listed = files.Entries.Single(e => e.Unit == "行");
        (await RowsAsync(office, office.Coordinator, listed.Query)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task The_paper_is_valid_word_in_the_layout_of_gb_t_9704()
    {
        await using var office = await TestOffice.StartAsync();
        await FurnishAsync(office);
        var plan = await File.ReadAllTextAsync(Path.Combine(office.Settings.PlansFolder, "shaoguan-2023.json"), TestOffice.Cancel);
        await office.AsAsync(office.Coordinator, (PlanService s) => s.AcceptForYearAsync(Actor.Program(TestOffice.City), plan, 2026, TestOffice.Cancel));
        var files = await MakeAsync(office, office.Coordinator);

        using var document = WordprocessingDocument.Open(new MemoryStream(files.Summary.Content), false);
        new OpenXmlValidator().Validate(document, TestOffice.Cancel).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var section = document.MainDocumentPart!.Document!.Body!.GetFirstChild<SectionProperties>()!;
        var (size, margin, grid) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!, section.GetFirstChild<DocGrid>()!);
        (size.Width!.Value, size.Height!.Value).ShouldBe((11906u, 16838u));
        // 毫米换成二十分之一磅
        (margin.Top!.Value, margin.Bottom!.Value, margin.Left!.Value, margin.Right!.Value).ShouldBe((Twips(37), Twips(35), (uint)Twips(28), (uint)Twips(26)));
        grid.Type!.Value.ShouldBe(DocGridValues.LinesAndChars);
        (grid.LinePitch!.Value * 22).ShouldBeInRange(Twips(225) - 30, Twips(225));
        document.MainDocumentPart.FooterParts.Count().ShouldBe(2);
        var text = TextOf(files.Summary.Content);
        foreach (var part in new[] { "（送审稿）", "同意文号：＿＿＿＿＿＿", "广东省工业和信息化厅：", "二、各领域依法关闭退出情况", "（五）技术方面", "三、各县（市、区）情况", "【此处由经办人撰写", "附件：韶关市2026年落后产能退出情况表（退出情况表-2026.xlsx）", "2026年9月30日、2026年12月31日前" })
            text.ShouldContain(part);
        // 模板里的占位都填上了
        text.ShouldNotContain("〔正文〕");
        Regex.IsMatch(text, "〔[^\\d]").ShouldBeFalse(text);
    }

    [Fact]
    public async Task The_same_rows_on_the_same_day_give_the_same_bytes()
    {
        await using var office = await TestOffice.StartAsync();
        await FurnishAsync(office);

        var first = await MakeAsync(office, office.Coordinator);
        office.Time.Advance(TimeSpan.FromSeconds(7));
        var second = await MakeAsync(office, office.Coordinator);

        foreach (var (one, other) in first.All.Zip(second.All)) one.Content.ShouldBe(other.Content, one.Name);
        first.Zip().ShouldBe(second.Zip());
        using var zip = new ZipArchive(new MemoryStream(first.Zip()));
        zip.Entries.Select(e => e.FullName).ShouldBe(["trace.json", "工作总结-2026.docx", "退出情况表-2026.xlsx"], ignoreOrder: true);
    }

    [Fact]
    public void A_number_cannot_be_put_without_its_trace()
    {
        var paper = new SummaryPaper("总结.docx", new("", "", "", "", "", "", default));
        paper.Chapter("总体情况");
        Should.Throw<InvalidOperationException>(() => paper.Paragraph($"退出 3 条。")).Message.ShouldContain("来处");
        // 不同单位的行加不成一个数
        RowBehind[] rows = [Row("万吨/年"), Row("t/d")];
        Should.Throw<InvalidOperationException>(() => TracedFigure.Capacity("产能", new(2026), rows));
        paper.Paragraph($"退出{TracedFigure.Count("条数", new(2026), rows)}，截至{new DateOnly(2026, 11, 23)}。");
        var trace = paper.Traces.ShouldHaveSingleItem();
        (trace.Table, trace.Row, trace.Column, trace.Value, trace.Unit).ShouldBe(("一、总体情况", 1, "1", 2m, "条"));

        static RowBehind Row(string unit) => new(Guid.CreateVersion7(), "", "", null, "", "", null, "", 1, unit, "", [], null, false);
    }

    // 曲江 2 条（一家），翁源 3 条（两家，三种单位）；曲江一件在整改、一件合格；外地的不计
    static async Task FurnishAsync(TestOffice office)
    {
        var yunling = await EnterpriseAsync(office, "云岭水泥");
        var (wangjiang, unknown) = (await EnterpriseAsync(office, "望江建材2厂", path: Wengyuan), await EnterpriseAsync(office, "不知产能的厂", path: Wengyuan));
        await ExitAsync(office, yunling, "机立窑", 8.85m, "万吨/年");
        await ExitAsync(office, yunling, "水泥磨", 12m, "万吨/年", Law.Procedures.ExitProcedure.Announced);
        await ExitAsync(office, wangjiang, "回转窑", 500m, "t/d");
        await ExitAsync(office, wangjiang, "高炉", 9.5m, "万吨/年", sector: "钢铁");
        await ExitAsync(office, unknown, "熔炼炉", null, null, sector: null);
        await ExitAsync(office, await EnterpriseAsync(office, "外地的厂", path: office.Divisions.Outside.Path), "机立窑", 100m, "万吨/年");
        await CaseAsync(office, yunling, served: true);
        await CaseAsync(office, yunling, served: true, passed: true);
        await CaseAsync(office, wangjiang, served: false);
    }

    static Task<ReturnFiles> MakeAsync(TestOffice office, SignedIn by, int year = 2026) => office.AsAsync(by, (YearReturn r) => r.MakeAsync(year, TestOffice.Cancel));

    static Task<IReadOnlyList<RowBehind>> RowsAsync(TestOffice office, SignedIn by, string query) =>
        office.AsAsync(by, (YearRowQueries q) => q.RowsAsync(Filter(query), TestOffice.Cancel));

    static YearFilter Filter(string query)
    {
        var asked = query[(query.IndexOf('?') + 1)..].Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
        string? Of(string name) => asked.GetValueOrDefault(name);
        return new(int.Parse(asked["year"]), YearSets.Of(Of("of"))!.Value, Of("county"), Of("sector"), Of("unit"), Of("state"), Of("line") is { } line ? Guid.Parse(line) : null, Of("release") is { } release ? Guid.Parse(release) : null);
    }

    /// <summary>Every paragraph and cell as a reader finds it: chapter, number, column of a table, text and the figures marked in it.</summary>
    static List<(string Chapter, int Row, string? Column, string Text, IReadOnlyList<decimal> Figures)> Places(byte[] content)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(content), false);
        List<(string, int, string?, string, IReadOnlyList<decimal>)> places = [];
        var (chapter, number) = ("引言", 0);
        foreach (var element in document.MainDocumentPart!.Document!.Body!.ChildElements)
        {
            if (element is Table table)
                foreach (var (row, r) in table.Elements<TableRow>().Select((row, r) => (row, r + 1)))
                    foreach (var (cell, c) in row.Elements<TableCell>().Select((cell, c) => (cell, c + 1)))
                        places.Add((chapter, r, ((char)('A' + c - 1)).ToString(), cell.InnerText, Marked(cell)));
            if (element is not Paragraph paragraph) continue;
            switch (paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value)
            {
                case "H1": (chapter, number) = (paragraph.InnerText, 0); break;
                case "Body" or "Note" or "ToWrite": places.Add((chapter, ++number, null, paragraph.InnerText, Marked(paragraph))); break;
                default: places.Add((chapter, -1, null, paragraph.InnerText, Marked(paragraph))); break;
            }
        }
        return places;
    }

    static List<decimal> Marked(DocumentFormat.OpenXml.OpenXmlElement element) =>
        [.. element.Descendants<Run>().Where(r => r.RunProperties?.RunStyle?.Val?.Value == "Figure").Select(r => decimal.Parse(r.InnerText))];

    static string TextOf(byte[] content)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(content), false);
        return string.Join('\n', document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(p => p.InnerText));
    }

    static int Twips(int millimetres) => (int)Math.Round(millimetres / 25.4 * 1440);
}
