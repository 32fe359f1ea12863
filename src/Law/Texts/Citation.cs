namespace Chuqing.Law.Texts;

/// <summary>Where a value stands written: a document of <c>law/texts.json</c> and the place in it.</summary>
/// <param name="Document">Id of the document in <c>texts.json</c>, e.g. <c>catalogue-2024</c>.</param>
/// <param name="Item">Article or item as printed, e.g. 第二百零一条.</param>
/// <param name="Quote">A short quote or paraphrase, at most about sixty characters.</param>
public sealed record Citation(string Document, string Item, string Quote);

/// <summary>A law, standard or notice that values cite.</summary>
/// <param name="Id">Short stable id.</param>
/// <param name="Title">Full title as printed, with 书名号.</param>
/// <param name="Number">文号 or standard number; null where none was seen.</param>
/// <param name="From">First day in force; null where not seen.</param>
/// <param name="RepealedOn">Day from which it no longer applies, where known.</param>
public sealed record LegalText(string Id, string Title, string? Number, DateOnly? From, DateOnly? RepealedOn)
{
    /// <summary>The shelf holds the whole of it, not single items only: without that, nothing may be judged by the shelf on a day in its time.</summary>
    public bool Whole { get; init; }
}

/// <summary>Whether somebody compared a value with the original.</summary>
public enum ValueStatus
{
    /// <summary>草稿: raises 疑似 at most; never a determination, an order, a price or a public row.</summary>
    Draft,

    /// <summary>已确认: compared with the original, by the source named in the file or by two officers here.</summary>
    Confirmed,
}
