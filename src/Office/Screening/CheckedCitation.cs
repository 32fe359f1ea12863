using Chuqing.Law.Shelf;

namespace Chuqing.Office.Screening;

/// <summary>A hand-entered citation that a second person held against its original and agreed with. Only <see cref="ManualCitationQueries"/> makes one.</summary>
public sealed record CheckedCitation
{
    internal CheckedCitation(ManualCitation citation, string fileSm3, ManualCitationCheck check)
    {
        if (!check.Agrees || check.PersonId == citation.PersonId || check.CitationId != citation.Id) throw new ArgumentException("没有另一人同意的引用不算核对过。", nameof(check));
        (Citation, FileSm3, Check) = (citation, fileSm3, check);
    }

    public ManualCitation Citation { get; }
    public string FileSm3 { get; }
    public ManualCitationCheck Check { get; }

    /// <summary>Why it cannot stand in for a version on a day; null where it can.</summary>
    public string? Refused(Guid lineId, ValueKey key, DateOnly on) =>
        Citation.LineId != lineId ? "这份人工引用是为另一条生产线录入的，一份引用只用于一条线。"
        : Citation.Key != key ? "录入人工引用之后，它所对应的依据改过了。请对照原件重新录入。"
        : Citation.DocumentOn > on ? $"引用的文件 {Citation.DocumentOn:yyyy-MM-dd} 才印发，晚于认定日 {on:yyyy-MM-dd}。"
        : Citation.InForceFrom > on ? $"引用的条文 {Citation.InForceFrom:yyyy-MM-dd} 起才施行，晚于认定日 {on:yyyy-MM-dd}。"
        : null;
}

/// <summary>What a decision keeps of the hand-entered citation that it rests on.</summary>
/// <param name="Key">The draft version in whose place it stands.</param>
/// <param name="EnteredBy">Appointment of who entered it; <paramref name="CheckedBy"/> of who checked it.</param>
public sealed record ManualBasis(
    Guid Id, ValueKey Key, string Document, string DocumentNumber, string Item, string Quote, DateOnly DocumentOn, DateOnly InForceFrom, string FileSm3, Guid EnteredBy, DateTime EnteredAt, Guid CheckedBy, DateTime CheckedAt)
{
    /// <summary>The mark that stands wherever such a basis is printed.</summary>
    public const string Mark = "人工引用";

    /// <summary>Document as a determination prints it: 《…》（文号）〔人工引用〕.</summary>
    public string Printed => $"{Document}（{DocumentNumber}）〔{Mark}〕";

    public static ManualBasis Of(CheckedCitation c) => new(
        c.Citation.Id, c.Citation.Key, c.Citation.Document, c.Citation.DocumentNumber, c.Citation.Item, c.Citation.Quote, c.Citation.DocumentOn, c.Citation.InForceFrom, c.FileSm3,
        c.Citation.AppointmentId, c.Citation.At, c.Check.AppointmentId, c.Check.At);
}
