using Chuqing.Law.Procedures;
using Chuqing.Law.Time;
using Chuqing.Office.LawBook;

namespace Chuqing.Office.Procedures;

/// <summary>Which day is that of an act: that of 送达, never that of the paper; for 公告送达 the day that the law counts from the announcement; for an act that is deemed, the statutory one.</summary>
static class StepDays
{
    /// <summary>公告送达, as <see cref="StepRules.Deliveries"/> has it.</summary>
    public const string ByNotice = "公告送达";

    /// <summary>电子送达, which needs consent.</summary>
    public const string Electronic = "电子送达（受送达人同意）";
    const string NoticeTerm = "service.notice";

    /// <summary>Adds what is wrong with the days of an entry, by field.</summary>
    public static void Check(Transition transition, StepEntry entry, FileClocks clocks, LoadedLaw law, Dictionary<string, string> errors)
    {
        if (entry.PaperOn > entry.On) errors.TryAdd(nameof(StepEntry.On), $"送达日 {entry.On:yyyy-MM-dd} 早于文书落款日 {entry.PaperOn:yyyy-MM-dd}。期限从送达起算，落款日不作起算日。");
        if (entry.Delivery == ByNotice) CheckNotice(entry, law, errors);
        else if (entry.NoticeOn is not null) errors.TryAdd(nameof(StepEntry.NoticeOn), $"只有公告送达才填公告日；现在选的是“{entry.Delivery}”。");
        if (entry.Delivery == Electronic && entry.Files.Count == 0) errors.TryAdd(nameof(StepEntry.Files), "电子送达须经受送达人同意，请附同意书。");
        if (transition.DeemedBy is { } term && clocks.Of(term) is { Due: { } due } state && entry.On != due)
            errors.TryAdd(nameof(StepEntry.On), $"“{transition.Label}”的日子由法定，是{state.Term.Name}届满的 {due:yyyy-MM-dd}，不是录入的日子。");
    }

    static void CheckNotice(StepEntry entry, LoadedLaw law, Dictionary<string, string> errors)
    {
        if (entry.NoticeOn is not { } notice)
        {
            errors.TryAdd(nameof(StepEntry.NoticeOn), "公告送达要填公告日：送达日由它按法定期限算出。");
            return;
        }
        try
        {
            var served = law.Arithmetic.Due(law.Terms[NoticeTerm], notice);
            if (entry.On != served.Due)
                errors.TryAdd(nameof(StepEntry.On), $"公告送达的送达日由公告日 {notice:yyyy-MM-dd} 算出，是 {served.Due:yyyy-MM-dd}（{string.Join("；", served.Arithmetic)}）。");
        }
        catch (Exception e) when (e is CalendarException or Law.NotYetInForceException)
        {
            errors.TryAdd(nameof(StepEntry.NoticeOn), e.Message);
        }
    }
}
