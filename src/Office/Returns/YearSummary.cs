using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Exits;
using Chuqing.Office.Lists;
using Chuqing.Office.Plans;
using Chuqing.Office.Screening;

namespace Chuqing.Office.Returns;

/// <summary>工作总结 by clause 四（三） of the plan, written from the rows: the city's for its coordinators, a county's own for its own people.</summary>
public sealed class YearSummary(AppDb db, YearRowQueries rows, PlanQueries plans, ListQueries lists, Today today)
{
    public static string DocumentName(int year) => FormattableString.Invariant($"工作总结-{year}.docx");

    /// <summary>Writes the summary of a year from the rows within one's divisions.</summary>
    /// <exception cref="BadInputException">A year that has not begun.</exception>
    public async Task<SummaryPaper> WriteAsync(int year, CancellationToken cancel)
    {
        YearReport.RefuseUnless(year, today);
        var tree = await DivisionTree.LoadAsync(db, cancel);
        var place = new SummaryPlace(tree, db.Scope);
        var figures = await YearFigures.ReadAsync(rows, year, cancel);
        var plan = await plans.OfYearAsync(year, cancel);
        var paper = new SummaryPaper(DocumentName(year), FrameOf(year, place, figures));
        Begin(paper, year, place, plan);
        new SummaryChapters(paper, year, today.Date, place, figures, plan).Write(await rows.CountiesAsync(cancel), await ReleasesAsync(year, cancel));
        return paper;
    }

    PaperFrame FrameOf(int year, SummaryPlace place, YearFigures figures)
    {
        var demo = figures.HasDemo ? "（演示）" : "";
        return new(FormattableString.Invariant($"{place.Name}{year}年推动落后产能退出工作总结{demo}"), "（送审稿）", place.Approval, place.To,
            $"附件：{YearReport.TitleOf(place.Name, year)}（{YearReport.SheetName(year)}）", place.Signer, today.Date);
    }

    static void Begin(SummaryPaper paper, int year, SummaryPlace place, YearPlan? plan)
    {
        if (plan is null) paper.Paragraph($"现将{place.We}{Words.Year(year)}推动落后产能退出工作情况报告如下。本系统没有收到{Words.Year(year)}的工作方案，以下按台账、办件和名单的记载汇总。");
        else paper.Paragraph($"按照《{new Words(plan.Title)}》（{new Words(plan.DocumentNumber)}）要求，现将{place.We}{Words.Year(year)}推动落后产能退出工作情况报告如下。");
    }

    async Task<IReadOnlyList<SummaryRelease>> ReleasesAsync(int year, CancellationToken cancel)
    {
        List<SummaryRelease> found = [];
        foreach (var release in (await lists.AllAsync(cancel)).Where(r => r.Year == year))
        {
            var filter = new YearFilter(year, YearSet.Listed, Release: release.Id);
            found.Add(new(release.Kind, release.Number, ReleasedList.Read(release.Content).ReleasedOn, filter, await rows.RowsAsync(filter, cancel)));
        }
        return found;
    }
}

/// <summary>A version of a list released in the year.</summary>
sealed record SummaryRelease(ListKind Kind, int Number, DateOnly On, YearFilter Filter, IReadOnlyList<RowBehind> Rows);

/// <summary>Whose summary it is, and to whom it goes.</summary>
sealed class SummaryPlace(DivisionTree tree, DataScope scope)
{
    const string Bureau = "工业和信息化局";

    public string Name { get; } = tree.NameOf(scope.PathFrom);
    public bool IsCity { get; } = scope.PathFrom == tree.Root.Path;

    /// <summary>我市, 我区, 我县.</summary>
    public Words We => new($"我{Name[^1]}");

    /// <summary>全市, 全区.</summary>
    public Words Whole => new($"全{Name[^1]}");

    /// <summary>The city reports to the province, a county to the city.</summary>
    public string To => IsCity ? $"{Provinces.OfCode(tree.Root.Code) ?? "省"}工业和信息化厅：" : $"{tree.Root.Name}{Bureau}：";
    public string Approval => IsCity ? $"报经{Name}人民政府同意后上报；同意文号：" : $"报经{Name}人民政府同意后报送；同意文号：";
    public string Signer => Name + Bureau;
}
