using Chuqing.Law.Screening;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Chuqing.Office.Tests.LawBook;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Registry;

/// <summary>Where figures come from, and what that lets them do.</summary>
public sealed class SourceTests
{
    const string Line = "Φ3.5×54m回转窑1台";
    const string Metric = "指标|熟料单位产品综合能耗|kgce/t|2025";

    [Theory]
    [InlineData("节能监察报告", PermittedUse.Basis, "不达标")]
    [InlineData("检测报告", PermittedUse.Basis, "不达标")]
    [InlineData("计量数据（有检定）", PermittedUse.Basis, "不达标")]
    [InlineData("企业自报", PermittedUse.ClueOnly, "疑似")]
    [InlineData("在线监测", PermittedUse.ClueOnly, "疑似")]
    [InlineData("外来数据", PermittedUse.ClueOnly, "疑似")]
    [InlineData(null, PermittedUse.ClueOnly, "疑似")]
    public async Task The_source_decides_whether_a_figure_may_decide(string? source, PermittedUse use, string verdict)
    {
        await using var office = await StartAsync();

        var result = await ImportAsync(office, Sheet(source is null ? Metric : $"{Metric}|{source}|某机构|产线", "118"));

        result.Accepted.ShouldBe(1, string.Join('；', result.Rejected));
        var fact = (await MetricsAsync(office)).ShouldHaveSingleItem();
        fact.ShouldSatisfyAllConditions(f => f.PermittedUse.ShouldBe(use), f => f.Owner.ShouldBe(source is null ? null : "某机构"), f => f.Scope.ShouldBe(source is null ? null : FigureScope.Line));
        (await VerdictAsync(office, fact.SubjectId)).ShouldBe(verdict);
        result.Warnings.Any(w => w.Contains("没有写来源")).ShouldBe(source is null);
    }

    [Fact]
    public async Task A_sheet_says_it_row_by_row_and_a_row_says_more_than_the_sheet()
    {
        await using var office = await StartAsync();
        var sheet = $"企业名称,行业,生产线（设备）,编号,{Metric},来源,持有单位,口径\n甲水泥厂,水泥,{Line},1#,118,企业自报,甲水泥厂,产线\n甲水泥厂,水泥,{Line},2#,119,,,\n";

        await ImportAsync(office, sheet, new(SourceKind.TestReport, "某检测公司"));

        (await MetricsAsync(office)).Select(f => (f.SourceKind, f.Owner, f.PermittedUse)).ShouldBe(
            [(SourceKind.SelfReport, "甲水泥厂", PermittedUse.ClueOnly), (SourceKind.TestReport, "某检测公司", PermittedUse.Basis)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("听说的", "不认得")]
    [InlineData("统计报表", "统计法")]
    public async Task A_row_with_an_unknown_or_barred_source_is_rejected_with_the_reason(string source, string word)
    {
        await using var office = await StartAsync();

        var result = await ImportAsync(office, $"企业名称,行业,生产线（设备）,{Metric},来源\n甲水泥厂,水泥,{Line},118,{source}\n");

        result.Accepted.ShouldBe(0);
        result.Rejected.ShouldHaveSingleItem().Reason.ShouldContain(word);
    }

    [Theory]
    [InlineData("能源购进消费与库存\n表号：205-1表\n")]
    [InlineData("规模以上工业企业能源统计\n")]
    [InlineData("制定机关：国家统计局\n")]
    public async Task A_statistical_return_is_refused_whole_and_nothing_is_written(string title)
    {
        await using var office = await StartAsync();

        var refusal = await Should.ThrowAsync<BadInputException>(() => ImportAsync(office, title + Sheet(Metric, "118")));

        refusal.Message.ShouldContain("统计报表");
        refusal.Message.ShouldContain("不得用于统计以外的目的");
        await using var db = office.Everything();
        (await db.Set<ProductionLine>().AnyAsync(TestOffice.Cancel)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("落后产能排查统计表")]
    [InlineData("某某县生产线统计")]
    [InlineData("2025 年能耗台账")]
    public void A_county_list_that_calls_itself_statistics_is_none(string title) => StatisticalReturn.Marks(title).ShouldBeNull();

    [Fact]
    public async Task A_header_that_names_statistics_is_refused()
    {
        await using var office = await StartAsync();

        (await Should.ThrowAsync<BadInputException>(() => ImportAsync(office, Sheet($"{Metric}|统计报表", "118")))).Message.ShouldContain("统计法");
    }

    [Fact]
    public async Task A_page_takes_no_figure_of_which_nobody_says_whence_it_comes()
    {
        await using var office = await StartAsync();
        var path = await FileAsync(Sheet(Metric, "118"));
        try
        {
            var refusal = await Should.ThrowAsync<BadInputException>(() => office.AsAsync(office.Handler, (RegistryImport s) =>
                s.ImportAsync(new(office.Handler.Actor, office.Handler.DivisionPath) { SourceRequired = true }, path, "台账.csv", null, TestOffice.Cancel)));
            refusal.Message.ShouldContain("没有写来源");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Figures_of_two_owners_stand_side_by_side_and_one_that_nobody_owned_gives_way()
    {
        await using var office = await StartAsync();
        await ImportAsync(office, Sheet(Metric, "121"));
        await ImportAsync(office, Sheet(Metric, "118"), new(SourceKind.SupervisionReport, "监察机构"));
        await ImportAsync(office, Sheet(Metric, "110"), new(SourceKind.SelfReport, "企业"));
        await ImportAsync(office, Sheet(Metric, "109"), new(SourceKind.SelfReport, "企业"));

        var facts = await MetricsAsync(office);

        facts.Count.ShouldBe(4, "每一版都留着");
        facts.Where(f => f.SupersededById is null).Select(f => (f.Owner, f.Figure)).ShouldBe([("监察机构", 118m), ("企业", 109m)], ignoreOrder: true);
        (await VerdictAsync(office, facts[0].SubjectId)).ShouldBe("不达标", "可作依据的先于线索");
    }

    [Fact]
    public async Task A_figure_of_the_enterprise_judges_none_of_its_two_lines()
    {
        await using var office = await StartAsync();
        await ImportAsync(office, $"企业名称,行业,生产线（设备）,编号,{Metric}|节能监察报告|监察机构|企业\n甲水泥厂,水泥,{Line},1#,118\n甲水泥厂,水泥,{Line},2#,118\n乙水泥厂,水泥,{Line},1#,118\n");

        List<string> verdicts = [];
        foreach (var fact in (await MetricsAsync(office)).OrderBy(f => f.Id)) verdicts.Add(await VerdictAsync(office, fact.SubjectId));

        verdicts.Order().ShouldBe(["不达标", "资料不足", "资料不足"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_month_is_kept_as_a_month_and_judges_no_yearly_limit()
    {
        await using var office = await StartAsync();
        await ImportAsync(office, Sheet("指标|熟料单位产品综合能耗|kgce/t|2026年10月|节能监察报告", "130"));

        var fact = (await MetricsAsync(office)).ShouldHaveSingleItem();

        (fact.Year, fact.Period).ShouldBe((null, "2026-10"));
        (await VerdictAsync(office, fact.SubjectId)).ShouldBe("资料不足");
    }

    [Theory]
    [InlineData("2026年10月", "2026-10")]
    [InlineData("2026-3", "2026-03")]
    [InlineData("2026年第三季度", "2026Q3")]
    [InlineData("2026Q4", "2026Q4")]
    [InlineData("2026-13", null)]
    [InlineData("2026", null)]
    public void A_period_has_one_spelling(string text, string? period) => PeriodText.Read(text).ShouldBe(period);

    [Fact]
    public async Task A_sheet_of_another_department_changes_no_current_row_and_repeats_nothing()
    {
        await using var office = await StartAsync();
        await ImportAsync(office, $"企业名称,行业,生产线（设备）,编号,状态\n甲水泥厂,水泥,{Line},1#,在产\n");
        await ImportAsync(office, $"企业名称,行业,生产线（设备）,编号,状态\n甲水泥厂,水泥,{Line},1#,封存\n", new(SourceKind.DepartmentRecord, "应急局"));

        await using var db = office.Everything();
        (await db.Set<ProductionLine>().SingleAsync(TestOffice.Cancel)).Status.ShouldBe(LineStatus.Running);
        var facts = await db.Set<Fact>().Where(f => f.Owner == "应急局").ToListAsync(TestOffice.Cancel);
        facts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Name.ShouldBe(FactNames.Status), f => f.Value.ShouldBe("封存"));
    }

    [Fact]
    public async Task By_hand_a_figure_names_its_source_and_may_do_no_more_than_that_allows()
    {
        await using var office = await StartAsync();
        await ImportAsync(office, Sheet(Metric, "118"));
        var line = (await MetricsAsync(office))[0].SubjectId;
        FactEdit edit = new("指标|熟料单位产品综合电耗", "60", new(2026, 6, 1), "报告第 3 页") { Unit = "kWh/t", Year = 2025 };

        (await WrongAsync(edit)).ShouldContainKey(nameof(FactEdit.Kind));
        (await WrongAsync(edit with { Kind = SourceKind.IndividualStatistics })).ShouldContainKey(nameof(FactEdit.Kind));
        (await WrongAsync(edit with { Kind = SourceKind.SelfReport })).ShouldContainKey(nameof(FactEdit.Use));
        var kept = await SetAsync(edit with { Kind = SourceKind.SelfReport, Use = PermittedUse.ClueOnly, Owner = "甲水泥厂" });
        (kept.SourceKind, kept.Owner, kept.PermittedUse).ShouldBe((SourceKind.SelfReport, "甲水泥厂", PermittedUse.ClueOnly));

        Task<Fact> SetAsync(FactEdit e) => office.AsAsync(office.Handler, (FactService s) => s.SetAsync(office.Handler, FactSubject.Line, line, e, TestOffice.Cancel));
        async Task<IReadOnlyDictionary<string, string>> WrongAsync(FactEdit e) => (await Should.ThrowAsync<InvalidFieldsException>(() => SetAsync(e))).Errors;
    }

    [Fact]
    public async Task The_mapping_keeps_the_source_of_sheet_and_column()
    {
        var mapping = ColumnMappingJson.Read("""{ "columns": { "企业名称": "单位", "指标|能耗|kgce/t|2025": { "column": "能耗", "source": { "kind": "检测报告", "owner": "某检测公司" } } }, "source": { "kind": "企业自报", "scope": "企业" } }""", "m");

        var again = ColumnMappingJson.Read(ColumnMappingJson.Write(mapping), "m");

        again.Sourcing.ShouldBe(new(SourceKind.SelfReport, null, FigureScope.Enterprise));
        again.Columns["指标|能耗|kgce/t|2025"].Sourcing.ShouldBe(new(SourceKind.TestReport, "某检测公司"));
        Should.Throw<BadInputException>(() => ColumnMappingJson.Read("""{ "columns": { "企业名称": "单位" }, "source": { "kind": "统计报表" } }""", "m")).Message.ShouldContain("统计法");
        await Task.CompletedTask;
    }

    static string Sheet(string header, string value) => $"企业名称,行业,生产线（设备）,{header}\n甲水泥厂,水泥,{Line},{value}\n";

    static async Task<TestOffice> StartAsync()
    {
        var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        return office;
    }

    internal static async Task<string> FileAsync(string text)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        await File.WriteAllTextAsync(path, text, new System.Text.UTF8Encoding(true), TestOffice.Cancel);
        return path;
    }

    internal static async Task<ImportResult> ImportAsync(TestOffice office, string text, Sourcing? sourcing = null, DateOnly? asOf = null)
    {
        var path = await FileAsync(text);
        try
        {
            return await office.AsAsync(office.Handler, (RegistryImport s) =>
                s.ImportAsync(new(office.Handler.Actor, "/440200/440205/") { Sourcing = sourcing, AsOf = asOf }, path, "台账.csv", null, TestOffice.Cancel));
        }
        finally
        {
            File.Delete(path);
        }
    }

    static async Task<List<Fact>> MetricsAsync(TestOffice office)
    {
        await using var db = office.Everything();
        return await db.Set<Fact>().AsNoTracking().Where(f => f.Name.StartsWith("指标|")).OrderBy(f => f.EnteredAt).ThenBy(f => f.Id).ToListAsync(TestOffice.Cancel);
    }

    static async Task<string> VerdictAsync(TestOffice office, Guid line) =>
        (await office.AsAsync(office.Handler, (ScreeningQueries s) => s.EvaluateAsync(line, new(2026, 11, 23), TestOffice.Cancel))).Verdict.Verdict.Label();
}
