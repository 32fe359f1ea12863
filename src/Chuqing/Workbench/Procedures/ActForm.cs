using System.Globalization;
using Chuqing.Law;
using Chuqing.Law.Procedures;
using Chuqing.Office.Procedures;
using Chuqing.Web.Face;

namespace Chuqing.Web.Workbench.Procedures;

/// <summary>Reads the form of an act into an entry; what cannot be read is named beside its field.</summary>
sealed class ActForm(string act, Transition transition, FormErrors errors)
{
    public StepEntry Read(string? on, string? text, string? number, string? ownDay, string? months, string? delivery, string? authority, IReadOnlyList<Guid> files, string? keptSupply = null, string? paperOn = null, string? noticeOn = null, string? link = null)
    {
        var entry = new StepEntry(act, Day(on, nameof(StepEntry.On)) ?? default)
        {
            Text = Filled(text), DocumentNumber = Filled(number), Delivery = Filled(delivery), Authority = Filled(authority), KeptSupply = Filled(keptSupply), Link = Filled(link), Files = files,
            PaperOn = Filled(paperOn) is null ? null : Day(paperOn, nameof(StepEntry.PaperOn)),
            NoticeOn = Filled(noticeOn) is null ? null : Day(noticeOn, nameof(StepEntry.NoticeOn)),
            OwnDay = Needs(nameof(StepEntry.OwnDay)) ? Day(ownDay, nameof(StepEntry.OwnDay)) : null,
            Months = Needs(nameof(StepEntry.Months)) ? Number(months, nameof(StepEntry.Months)) : null,
        };
        // 有一格读不懂，服务就看不到别的格：空着的也一次说完
        if (errors.Any)
            foreach (var need in transition.Needs.Where(n => StepRules.IsMissing(n, entry) && errors.Of(StepRules.FieldName(n)) is null))
                errors.Missing(StepRules.FieldName(need), need.Label(), $"还没有填{need.Label()}。");
        return entry;
    }

    bool Needs(string field) => transition.Needs.Any(n => StepRules.FieldName(n) == field);

    DateOnly? Day(string? value, string field)
    {
        if (Filled(value) is not { } text)
        {
            errors.Missing(field, LabelOf(transition, field), $"请填{LabelOf(transition, field)}，写成 2026-11-23 这样。");
            return null;
        }
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy年M月d日", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        errors.Wrong(field, LabelOf(transition, field), $"“{text}”不是日期，请写成 2026-11-23 这样。");
        return null;
    }

    int? Number(string? value, string field)
    {
        if (Filled(value) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        errors.Wrong(field, LabelOf(transition, field), $"“{text}”不是整数，请写 1、2、3 这样的数。");
        return null;
    }

    static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <summary>What the form calls a field of an entry.</summary>
    public static string LabelOf(Transition transition, string field) => field switch
    {
        nameof(StepEntry.PaperOn) => "文书落款日",
        nameof(StepEntry.NoticeOn) => "公告日",
        nameof(StepEntry.On) => transition.StartsTerm ? "送达日" : "日期",
        _ => transition.Needs.Where(n => StepRules.FieldName(n) == field).Select(n => n.Label()).FirstOrDefault() ?? (field == nameof(StepEntry.Files) ? "附件" : field),
    };
}
