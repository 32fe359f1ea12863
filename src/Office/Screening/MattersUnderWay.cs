using Chuqing.Law;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office.Cases;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>Determinations, cases and exits that have not ended, and which law each keeps when its rule changes.</summary>
sealed class MattersUnderWay
{
    const string NoRuleOfItsOwn = "这件依已作出的认定或决定办理，没有自己的条文；程序不替人判断原决定是否受影响。";

    readonly ILookup<Guid, Matter> byLine;

    MattersUnderWay(IEnumerable<Matter> matters) => byLine = matters.ToLookup(m => m.LineId);

    /// <param name="Rule">The rule it rests on; null for one that rests on another decision.</param>
    sealed record Matter(Proceeding Proceeding, Guid LineId, string? Rule);

    public static async Task<MattersUnderWay> LoadAsync(AppDb db, DataScope scope, CancellationToken cancel)
    {
        var open = await (from p in db.Set<Proceeding>().AsNoTracking().Under(scope)
                          where !p.IsEnded && p.LineId != null
                          join l in db.Set<Registry.ProductionLine>() on p.LineId equals l.Id
                          select new { p, LineId = l.MergedIntoId ?? l.Id }).ToListAsync(cancel);
        var rules = (await db.Set<Determination>().AsNoTracking().Under(scope).Select(d => new { d.Id, d.Rule }).ToListAsync(cancel))
            .Concat(await db.Set<CaseFile>().AsNoTracking().Under(scope).Select(c => new { c.Id, c.Rule }).ToListAsync(cancel)).ToDictionary(r => r.Id, r => r.Rule);
        return new(open.Select(o => new Matter(o.p, o.LineId, rules.GetValueOrDefault(o.p.Id))));
    }

    /// <summary>The matters of a line whose rule says something else in the new law.</summary>
    public IReadOnlyList<PendingMatter> Of(Guid lineId, LineVerdict? before, LineVerdict? after, CityLaw old, CityLaw now)
    {
        if (!byLine.Contains(lineId)) return [];
        return [.. byLine[lineId].OrderBy(m => m.Proceeding.OpenedOn).ThenBy(m => m.Proceeding.Id).Select(m => Answer(m, before, after, old, now)).OfType<PendingMatter>()];
    }

    static PendingMatter? Answer(Matter matter, LineVerdict? before, LineVerdict? after, CityLaw old, CityLaw now)
    {
        if (matter.Rule is null) return before?.Verdict == after?.Verdict ? null : Shown(matter, new(OldOrNew.Undecided, NoRuleOfItsOwn, null), now, false);
        var (was, comes) = (Version(old, matter.Rule), Version(now, matter.Rule));
        if (was?.Key == comes?.Key) return null;
        if (comes is null) return Shown(matter, new(OldOrNew.Undecided, "新的一版里没有这条规则了，也没有写明废止；须先弄清再办。", null), now, false);
        // 同一施行日的内容变了，是更正，不是新旧法的衔接
        if (was?.From == comes.From) return Shown(matter, new(OldOrNew.Undecided, $"{comes.From:yyyy-MM-dd} 起施行的这一版内容有更正，不是新规；请按更正后的内容复核。", null), now, false);
        var general = General(now, comes.Dimension);
        var clause = comes.Transition ?? general?.Transition;
        var milder = TransitionAnswer.IsMilder(Find(before, matter.Rule), comes.Repealed ? null : Find(after, matter.Rule));
        return Shown(matter, TransitionAnswer.Of(clause, comes.From, matter.Proceeding.OpenedOn, milder), now, comes.Transition is null ? general?.Status == ValueStatus.Draft : now.StandingOf(comes) < LegalStanding.Confirmed);
    }

    static PendingMatter Shown(Matter matter, TransitionAnswer answer, CityLaw law, bool draft)
    {
        var p = matter.Proceeding;
        return new(p.Id, p.Procedure, p.Table.Title, p.Title, p.Table.LabelOf(p.State), p.OpenedOn, matter.Rule, answer.Which.Label(), answer.Because, answer.Clause is { } clause ? law.Law.Pack.Texts.Print(clause.Citation).ToString() : null, draft);
    }

    static TransitionVersion? General(CityLaw law, LawDimension dimension)
    {
        var rules = law.Law.Pack.Transitions;
        return (rules.FirstOrDefault(t => t.Dimension == dimension)?.Versions.TryOn(law.On) ?? rules.FirstOrDefault(t => t.Dimension is null)?.Versions.TryOn(law.On))?.Value;
    }

    static LawValue? Version(CityLaw law, string rule) => law.Law.Pack.Values.LastOrDefault(v => v.Id == rule && v.From <= law.On);

    // 一条线上同一规则可能判了几台设备：取最重的
    static Finding? Find(LineVerdict? verdict, string rule) =>
        verdict?.Findings.Where(f => f.Rule == rule).OrderByDescending(f => f.Result == FindingResult.NotMet).ThenByDescending(f => f.Result == FindingResult.Undetermined).FirstOrDefault();
}
