using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Office.People;

namespace Chuqing.Office.Procedures;

/// <summary>What a table's row asks of a person and of an entry. The engine refuses by it; pages lock buttons by it.</summary>
public static class StepRules
{
    const int LongestNumber = 80, LongestText = 4000;

    /// <summary>送达方式 that the law knows.</summary>
    public static readonly IReadOnlyList<string> Deliveries = ["直接送达", "留置送达", "委托送达", "邮寄送达", "电子送达（受送达人同意）", "公告送达"];

    /// <summary>Why this person may not take this act: no duty, or the same person as before; null where allowed.</summary>
    /// <remarks>Four eyes look at the latest step of an act: a round that was sent back binds nobody in the next.</remarks>
    public static string? LockedFor(SignedIn by, Procedure table, Transition transition, IReadOnlyList<ProceedingStep> steps)
    {
        if (!by.Duties.Any(transition.Duties.Contains))
            return $"“{transition.Label}”要由有“{string.Join("、", transition.Duties.Select(d => d.Label()))}”职责的人办。";
        var own = transition.NotBy.Select(act => steps.LastOrDefault(s => s.Act == act)).FirstOrDefault(s => s?.PersonId == by.PersonId);
        return own is null ? null : $"第 {own.Number} 步“{table.LabelOfAct(own.From, own.Act)}”是您本人办的，“{transition.Label}”须由另一人办。";
    }

    /// <summary>What is wrong with an entry, by field; empty where nothing is.</summary>
    public static Dictionary<string, string> Check(Transition transition, StepEntry entry, ProceedingStep last, DateOnly today)
    {
        Dictionary<string, string> errors = [];
        if (entry.On > today) errors[nameof(StepEntry.On)] = $"日期 {entry.On:yyyy-MM-dd} 还没有到；只能登记已经做了的事。";
        else if (entry.On < last.On) errors[nameof(StepEntry.On)] = $"日期不能早于上一步（{last.On:yyyy-MM-dd}）。";
        if (transition.AfterOwnDay && entry.On <= last.OwnDay)
            errors.TryAdd(nameof(StepEntry.On), $"告知书给的陈述申辩期到 {last.OwnDay:yyyy-MM-dd}，期满之前不能“{transition.Label}”；企业已经答复的，先记录陈述申辩。");
        foreach (var field in transition.Needs)
            if (Missing(field, entry)) errors[FieldName(field)] = $"“{transition.Label}”要填{field.Label()}。";
            else if (field == StepField.Government && !entry.Authority!.Trim().EndsWith("人民政府", StringComparison.Ordinal))
                errors[nameof(StepEntry.Authority)] = "要写人民政府的全称，例如“曲江区人民政府”。停业、关闭由人民政府决定，部门不能作出。";
            else if (field == StepField.Delivery && !Deliveries.Contains(entry.Delivery))
                errors[nameof(StepEntry.Delivery)] = $"送达方式没有“{entry.Delivery}”。可选：{string.Join("、", Deliveries)}。";
        if (entry.OwnDay <= entry.On) errors.TryAdd(nameof(StepEntry.OwnDay), $"届满日须晚于 {entry.On:yyyy-MM-dd}。");
        if (entry.DocumentNumber?.Trim().Length > LongestNumber) errors.TryAdd(nameof(StepEntry.DocumentNumber), $"文号最长 {LongestNumber} 字。");
        if (entry.Authority?.Trim().Length > LongestNumber) errors.TryAdd(nameof(StepEntry.Authority), $"机关名称最长 {LongestNumber} 字。");
        if (entry.Text?.Trim().Length > LongestText) errors.TryAdd(nameof(StepEntry.Text), $"说明最长 {LongestText} 字；长的请作附件。");
        return errors;
    }

    static bool Missing(StepField field, StepEntry entry) => field switch
    {
        StepField.Text => string.IsNullOrWhiteSpace(entry.Text),
        StepField.DocumentNumber => string.IsNullOrWhiteSpace(entry.DocumentNumber),
        StepField.Delivery => string.IsNullOrWhiteSpace(entry.Delivery),
        StepField.Authority or StepField.Government => string.IsNullOrWhiteSpace(entry.Authority),
        StepField.OwnDay => entry.OwnDay is null,
        StepField.Months => entry.Months is null,
        _ => entry.Files.Count == 0,
    };

    /// <summary>The form field that carries a step field: files and minutes arrive in the same one, and so do authority and government.</summary>
    public static string FieldName(StepField field) => field switch
    {
        StepField.Attachment or StepField.Minutes => nameof(StepEntry.Files),
        StepField.Government => nameof(StepEntry.Authority),
        _ => field.ToString(),
    };
}
