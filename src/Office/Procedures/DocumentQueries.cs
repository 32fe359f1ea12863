using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Procedures;

/// <summary>A file found by the 文号 of one of its steps.</summary>
/// <param name="Number">文号 as it was typed.</param>
/// <param name="On">The legal day of the step.</param>
/// <param name="Exact">The whole 文号 was asked for, not a part of it.</param>
public sealed record FoundDocument(Guid ProceedingId, string Procedure, int ProcedureVersion, string Title, string Enterprise, string State, bool IsDemo, string Number, string From, string Act, DateOnly On, bool Exact)
{
    public Procedure Table => AllProcedures.Find(Procedure, ProcedureVersion);
    public string StateLabel => Table.LabelOf(State);
    public string ActLabel => Table.LabelOfAct(From, Act);
}

/// <summary>Finds files by the numbers of their papers.</summary>
public sealed class DocumentQueries(AppDb db)
{
    // 一件里同一个文号常有几步；多取几行，合成一件
    const int StepsPerFile = 6;

    /// <summary>Files in one's divisions in which a step bears a 文号 that holds the text; each once, the exact ones first, then the newest. Brackets, width and spaces do not matter.</summary>
    /// <param name="procedures">Ids of the procedures that the asker may read.</param>
    /// <param name="most">At most so many files.</param>
    public async Task<IReadOnlyList<FoundDocument>> FindAsync(string text, IReadOnlyCollection<string> procedures, int most, CancellationToken cancel)
    {
        var key = DocumentKey.Of(text);
        if (key.Length < 2 || procedures.Count == 0) return [];
        var likely = DocumentKey.Likely(db.Set<ProceedingStep>().AsNoTracking().Where(s => s.DocumentNumber != null && procedures.Contains(s.Procedure)), text);
        var (holding, limit) = (await Rows(likely.Where(DocumentKey.Holds(key)), most * StepsPerFile, cancel), most * StepsPerFile);
        // 没有取满，整个相同的已在其中；取满了再单找
        var exact = holding.Count < limit ? [] : await Rows(likely.Where(DocumentKey.Is(key)), limit, cancel);
        return [.. exact.Concat(holding).Select(d => d with { Exact = DocumentKey.Of(d.Number) == key }).OrderByDescending(d => d.Exact).DistinctBy(d => d.ProceedingId).Take(most)];
    }

    // 步骤只按市分，辖区要从它的办件来
    Task<List<FoundDocument>> Rows(IQueryable<ProceedingStep> steps, int most, CancellationToken cancel) => (
        from s in steps
        join p in db.Set<Proceeding>() on s.ProceedingId equals p.Id
        join e in db.Set<Enterprise>() on p.EnterpriseId equals e.Id
        orderby s.On descending, s.Id descending
        select new FoundDocument(p.Id, p.Procedure, p.ProcedureVersion, p.Title, e.Name, p.State, p.IsDemo, s.DocumentNumber!, s.From, s.Act, s.On, false)).Take(most).ToListAsync(cancel);
}
