using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Law.Texts;
using Chuqing.Office.LawBook;
using Chuqing.Office.Registry;

namespace Chuqing.Office.Screening;

/// <summary>What the law says of one line, with the facts and the law that say it.</summary>
public sealed record LineEvaluation(ProductionLine Line, string Enterprise, LineFacts Facts, LineVerdict Verdict, CityLaw Law);

/// <summary>A finding that may carry a decision: its rule is confirmed, or a checked citation stands in for it; its figures may serve as a basis, and it is not met.</summary>
/// <remarks>The only door from a finding to a determination, an order or a case: there is no other way to make one of these.</remarks>
public sealed record BindingFinding
{
    BindingFinding(LineEvaluation evaluation, Finding finding, CheckedCitation? manual) => (Evaluation, Finding, Manual) = (evaluation, finding, manual);

    public LineEvaluation Evaluation { get; }
    public Finding Finding { get; }

    /// <summary>人工引用: carries this one line where the rule is a draft; null where the rule is confirmed.</summary>
    public CheckedCitation? Manual { get; }

    /// <summary>The binding finding of a rule.</summary>
    /// <param name="manual">A checked citation of this line, in the place of a draft.</param>
    /// <exception cref="NotPermittedException">The rule is a draft and no citation stands in for it, the figure is a lead only, facts are missing, or the line is not caught; the message says which.</exception>
    public static BindingFinding Of(LineEvaluation evaluation, string rule, CheckedCitation? manual = null)
    {
        var findings = evaluation.Verdict.Findings.Where(f => f.Rule == rule).OrderByDescending(f => f.Result == FindingResult.NotMet).ThenByDescending(f => f.Binds)
            .ThenByDescending(f => f.Result == FindingResult.Undetermined).ToList();
        if (findings.Count == 0) throw new NotPermittedException($"按 {evaluation.Law.On:yyyy-MM-dd} 施行的依据，“{rule}”没有管到这条生产线，不能据此办理。");
        var finding = findings[0];
        return finding switch
        {
            { Result: FindingResult.Undetermined } => throw new NotPermittedException($"“{finding.Item}”资料不足，不能据此办理。还缺：{string.Join("；", finding.Missing)}。"),
            { Result: FindingResult.Met } => throw new NotPermittedException($"“{finding.Item}”没有落入，不能据此办理：{finding.Because}。"),
            { Status: ValueStatus.Draft } when manual is null => throw new NotPermittedException($"“{finding.Item}”还是草稿，只作线索，不得据此认定、发令、加价或公开。先由两人在依据库对照原文核对。"),
            { ClueOnly: true } => throw new NotPermittedException($"“{finding.Item}”所用的数值仅作线索，不得据此办理。先取得可作依据的数值。"),
            { Status: ValueStatus.Confirmed } => manual is null ? new(evaluation, finding, null) : throw new NotPermittedException($"“{finding.Item}”已经确认，请直接按它办理，不用人工引用。"),
            _ => manual!.Refused(evaluation.Line.Id, finding.Key, evaluation.Law.On) is { } why ? throw new NotPermittedException($"{why}没有保存。") : new(evaluation, finding, manual),
        };
    }
}
