using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.LawBook;
using static Chuqing.Office.Tests.LawBook.LawBookOffice;

namespace Chuqing.Office.Tests.Screening;

/// <summary>The time machine: two days, two knowledges or two laws over the same ledger, and which law a matter under way keeps.</summary>
public sealed class LawComparisonTests
{
    const string Filing = """{ "applies": "filing", "pendingKeepOld": true, "citation": { "document": "catalogue-2024", "item": "测试附则", "quote": "已立案的按旧规" }, "text": "已立案的按旧规" }""";

    [Fact]
    public async Task A_matter_under_way_keeps_the_old_rule_unless_the_new_one_is_milder_and_cites_its_clause()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.ConfirmAsync(Furnace400);
        var (stays, freed) = (await DeterminedAsync(office, "300立方米高炉1座"), await DeterminedAsync(office, "380立方米高炉1座"));

        // 新规降到 350：300 仍落入，380 不再落入
        var preview = await office.PreviewAsync((await office.UploadAsync(office.Threshold(350m))).Id);

        var kept = Matter(preview, stays);
        (kept.Which, kept.Rule, kept.ClauseIsDraft).ShouldBe(("适用旧规", Furnace400, false));
        kept.Clause.ShouldNotBeNull().ShouldContain("第三十七条");
        Matter(preview, freed).Which.ShouldBe("适用新规");
        Matter(preview, freed).Because.ShouldContain("较轻");
        preview.Comparison.Changed.Single(c => c.LineId == stays).Change.ShouldBe(LineChange.PendingOnly);
    }

    [Fact]
    public async Task A_clause_of_the_version_itself_goes_before_the_general_rule()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.ConfirmAsync(Furnace400);
        var freed = await DeterminedAsync(office, "380立方米高炉1座");

        var preview = await office.PreviewAsync((await office.UploadAsync(office.Threshold(350m, clause: Filing))).Id);

        Matter(preview, freed).Which.ShouldBe("适用旧规", "已立案的按旧规, milder or not");
        Matter(preview, freed).Clause.ShouldNotBeNull().ShouldContain("测试附则");
    }

    [Fact]
    public async Task A_correction_of_the_same_version_is_no_new_rule()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.ConfirmAsync(Furnace400);
        var line = await DeterminedAsync(office, "380立方米高炉1座");

        var preview = await office.PreviewAsync((await office.UploadAsync(EditionFiles.Read("steel.json", LawBookTests.Changed(office.Shelf()).Single(f => f.Path == "catalogue/steel.json").Content))).Id);

        Matter(preview, line).Which.ShouldBe("须人工判断");
        Matter(preview, line).Because.ShouldContain("更正");
    }

    [Fact]
    public async Task Two_knowledges_differ_by_confirmations_facts_and_laws_and_a_line_unknown_then_has_no_verdict_then()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await FactLineAsync(office, "380立方米高炉1座");
        office.Time.Advance(TimeSpan.FromDays(1));
        await office.ConfirmAsync(Furnace400);
        var late = await FactLineAsync(office, "390立方米高炉1座");
        office.Time.Advance(TimeSpan.FromDays(1));
        var (then, now) = (Day, Day.AddDays(2));

        var order = await office.AsAsync(office.Coordinator, (LawPreviewService s) => s.CompareAsync(office.Coordinator, new(then, then), new(now), TestOffice.Cancel));
        var comparison = (await office.AsAsync(office.Coordinator, (LawPreviewQueries q) => q.OfAsync(order.PreviewId!.Value, TestOffice.Cancel))).Comparison;

        var first = comparison.Changed.Single(c => c.LineId == line);
        (first.Before.Verdict, first.After.Verdict, first.Change).ShouldBe(("疑似", "淘汰类", LineChange.Graver));
        var second = comparison.Changed.Single(c => c.LineId == late);
        (second.Before.Verdict, second.After.Verdict, second.Change).ShouldBe((null, "淘汰类", LineChange.Caught));
        comparison.Sums.ShouldHaveSingleItem().Heavier.Unknown.ShouldBe(2, "no capacity is known: counted, never zero");
    }

    [Fact]
    public async Task The_same_asked_twice_differs_in_nothing()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.LineAsync("380立方米高炉1座");

        var (_, _, comparison) = await office.AsAsync(office.Handler, async (LawPreviewQueries q) => await q.LineAsync(await office.LineAsync("390立方米高炉1座"), new(Day), new(Day), TestOffice.Cancel));

        comparison.Lines.ShouldBe(1);
        comparison.Changed.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-24", "还没有到")]
    [InlineData("2032-01-01", null, "太远")]
    [InlineData("2019-06-01", null, "早于")]
    [InlineData("2026-11-23", "2026-11-01", "还没有接收任何法规")]
    public async Task A_day_that_nobody_can_answer_for_is_refused(string on, string? known, string word)
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var asked = new AskedLaw(DateOnly.ParseExact(on, "yyyy-MM-dd"), known is null ? null : DateOnly.ParseExact(known, "yyyy-MM-dd"));

        (await Should.ThrowAsync<BadInputException>(() => office.AsAsync(office.Coordinator, (LawPreviewService s) => s.CompareAsync(office.Coordinator, asked, new(Day), TestOffice.Cancel)))).Message.ShouldContain(word);
    }

    [Fact]
    public async Task A_county_officer_s_comparison_covers_the_county_and_cannot_carry_an_acceptance()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.LineAsync("450立方米高炉1座");
        var edition = await office.UploadAsync(office.Threshold(450m));
        var neighbour = await office.PersonAsync("乐昌核对", "/440200/440281/", Law.Procedures.Duty.ConfirmLaw);

        var preview = await office.PreviewAsync(edition.Id, neighbour);

        preview.Comparison.Lines.ShouldBe(0);
        (await Should.ThrowAsync<ConflictException>(() => office.SignEditionAsync(neighbour, edition.Id, preview.Preview.Id))).Message.ShouldContain("全市");
        var city = await office.PreviewAsync(edition.Id);
        await Should.ThrowAsync<NotFoundException>(() => office.AsAsync(neighbour, (LawPreviewQueries q) => q.OfAsync(city.Preview.Id, TestOffice.Cancel)));
    }

    [Fact]
    public async Task The_sheet_holds_every_changed_line_and_matter()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.ConfirmAsync(Furnace400);
        await DeterminedAsync(office, "380立方米高炉1座");
        var preview = await office.PreviewAsync((await office.UploadAsync(office.Threshold(350m))).Id);
        using var sheet = new MemoryStream();

        LawPreviewBook.Write(sheet, preview.Preview.Title, preview.Preview.Digest, preview.Comparison);

        var path = Path.Combine(Directory.CreateTempSubdirectory("chuqing-book-").FullName, "preview.xlsx");
        await File.WriteAllBytesAsync(path, sheet.ToArray(), TestOffice.Cancel);
        using var zip = System.IO.Compression.ZipFile.OpenRead(path);
        var text = string.Concat(zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
        foreach (var word in new[] { "380立方米高炉1座", "适用新规", "第三十七条", preview.Preview.Digest, "价格模块" }) text.ShouldContain(word);
    }

    static PendingMatter Matter(PreviewView preview, Guid line) => preview.Comparison.Changed.Single(c => c.LineId == line).Pending.ShouldHaveSingleItem();

    static async Task<Guid> DeterminedAsync(TestOffice office, string equipment)
    {
        var line = await office.LineAsync(equipment);
        await office.AsAsync(office.Handler, (DeterminationService s) => s.ProposeAsync(office.Handler, line, Furnace400, Day, TestOffice.Cancel));
        return line;
    }

    static Task<Guid> FactLineAsync(TestOffice office, string equipment) => office.LineAsync(equipment, more: (rows, line) => rows.AddRange(new[]
    {
        (FactNames.Equipment, equipment), (FactNames.Sector, "炼铁"), (FactNames.Product, "炼钢生铁"),
    }.Select(f => new Fact
    {
        City = TestOffice.City, DivisionPath = line.DivisionPath, Subject = FactSubject.Line, SubjectId = line.Id, Name = f.Item1, Value = f.Item2, ValidFrom = new(2026, 1, 1), EnteredAt = office.Time.UtcNow(), Source = "测试",
    })));
}
