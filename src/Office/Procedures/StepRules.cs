using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Office.People;

namespace Chuqing.Office.Procedures;

/// <summary>What a table's row asks of a person and of an entry. The engine refuses by it; pages lock buttons by it.</summary>
public static class StepRules
{
    const int LongestNumber = 80, LongestText = 4000, LongestSupply = 500;

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

    /// <summary>The acts that a file has taken, whatever became of them.</summary>
    public static HashSet<string> Taken(IReadOnlyList<ProceedingStep> steps) => [.. steps.Select(s => s.Act)];

    /// <summary>What is wrong with an entry, by field; empty where nothing is.</summary>
    public static Dictionary<string, string> Check(Transition transition, StepEntry entry, IReadOnlyList<ProceedingStep> steps, DateOnly today)
    {
        Dictionary<string, string> errors = [];
        var last = steps[^1];
        // 不改现状的几步不分先后：各不早于进入现状的那一天，谁先录都能填真日子
        var earliest = transition.From == transition.To ? steps.Last(s => s.From != s.To).On : steps.Max(s => s.On);
        if (entry.On > today) errors[nameof(StepEntry.On)] = $"日期 {entry.On:yyyy-MM-dd} 还没有到；只能登记已经做了的事。";
        else if (entry.On < earliest) errors[nameof(StepEntry.On)] = $"日期不能早于上一步（{earliest:yyyy-MM-dd}）。";
        if (transition.AfterOwnDay && entry.On <= last.OwnDay)
            errors.TryAdd(nameof(StepEntry.On), $"告知书给的陈述申辩期到 {last.OwnDay:yyyy-MM-dd}，期满之前不能“{transition.Label}”；企业已经答复的，先记录陈述申辩。");
        foreach (var field in transition.Needs)
            if (IsMissing(field, entry)) errors[FieldName(field)] = $"“{transition.Label}”要填{field.Label()}。";
            else if (field == StepField.Government && !entry.Authority!.Trim().EndsWith("人民政府", StringComparison.Ordinal))
                errors[nameof(StepEntry.Authority)] = "要写人民政府的全称，例如“曲江区人民政府”。停业、关闭由人民政府决定，部门不能作出。";
            else if (field == StepField.PromisingGovernment && !entry.Authority!.Trim().EndsWith("人民政府", StringComparison.Ordinal))
                errors[nameof(StepEntry.Authority)] = "要写作出承诺的人民政府全称，例如“曲江区人民政府”。企业的承诺另作一步登记，两个承诺不能互相代替。";
            else if (field == StepField.ProvincialBody && !Province.IsBody(entry.Authority!.Trim()))
                errors[nameof(StepEntry.Authority)] = "要写省级人民政府或省级主管部门的全称，例如“广东省工业和信息化厅”。市、县的公告不是省级公告。";
            else if (field == StepField.Delivery && !Deliveries.Contains(entry.Delivery))
                errors[nameof(StepEntry.Delivery)] = $"送达方式没有“{entry.Delivery}”。可选：{string.Join("、", Deliveries)}。";
        if (entry.OwnDay <= entry.On) errors.TryAdd(nameof(StepEntry.OwnDay), $"{(transition.Needs.Contains(StepField.DismantleBy) ? "限时拆除日" : "届满日")}须晚于 {entry.On:yyyy-MM-dd}。");
        if (entry.DocumentNumber?.Trim().Length > LongestNumber) errors.TryAdd(nameof(StepEntry.DocumentNumber), $"文号最长 {LongestNumber} 字。");
        if (entry.Authority?.Trim().Length > LongestNumber) errors.TryAdd(nameof(StepEntry.Authority), $"机关名称最长 {LongestNumber} 字。");
        if (entry.KeptSupply?.Trim().Length > LongestSupply) errors.TryAdd(nameof(StepEntry.KeptSupply), $"须保留的供给最长 {LongestSupply} 字；长的请作附件。");
        if (entry.Link is { } link && (link.Trim().Length > LongestSupply || !Uri.TryCreate(link.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
            errors.TryAdd(nameof(StepEntry.Link), $"网址要以 http:// 或 https:// 开头，最长 {LongestSupply} 字。");
        if (entry.Text?.Trim().Length > LongestText) errors.TryAdd(nameof(StepEntry.Text), $"说明最长 {LongestText} 字；长的请作附件。");
        return errors;
    }

    /// <summary>Whether an entry leaves a field of the step empty.</summary>
    public static bool IsMissing(StepField field, StepEntry entry) => FieldName(field) switch
    {
        nameof(StepEntry.Text) => string.IsNullOrWhiteSpace(entry.Text),
        nameof(StepEntry.DocumentNumber) => string.IsNullOrWhiteSpace(entry.DocumentNumber),
        nameof(StepEntry.Delivery) => string.IsNullOrWhiteSpace(entry.Delivery),
        nameof(StepEntry.Authority) => string.IsNullOrWhiteSpace(entry.Authority),
        nameof(StepEntry.KeptSupply) => string.IsNullOrWhiteSpace(entry.KeptSupply),
        nameof(StepEntry.OwnDay) => entry.OwnDay is null,
        nameof(StepEntry.Months) => entry.Months is null,
        nameof(StepEntry.Link) => string.IsNullOrWhiteSpace(entry.Link) && (field == StepField.Link || entry.Files.Count == 0),
        _ => entry.Files.Count == 0,
    };

    /// <summary>The form field that carries a step field: several that differ in name and in what they must say arrive in the same one. No act needs two of the same.</summary>
    public static string FieldName(StepField field) => field switch
    {
        StepField.Attachment or StepField.Minutes => nameof(StepEntry.Files),
        StepField.Government or StepField.CarriedOutBy or StepField.PromisingGovernment or StepField.ProvincialBody or StepField.Addressee => nameof(StepEntry.Authority),
        StepField.SealingReason or StepField.Scope or StepField.PublishedWhere => nameof(StepEntry.Text),
        StepField.OrderNumber => nameof(StepEntry.DocumentNumber),
        StepField.DismantleBy or StepField.OrderedBy => nameof(StepEntry.OwnDay),
        StepField.Days => nameof(StepEntry.Months),
        StepField.ScanOrLink => nameof(StepEntry.Link),
        _ => field.ToString(),
    };
}
