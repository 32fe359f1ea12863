using Chuqing.Law.Texts;

namespace Chuqing.Law.Time;

/// <summary>A computed last day with its sum written out.</summary>
/// <remarks>
/// <c>Provisional</c>: 暂定, the day lies after the announced calendar. <c>NominalEnd</c>: the last day before it was moved off a rest day.
/// <c>Arithmetic</c>: Chinese sentences in order, days as yyyy-MM-dd. <c>Status</c>: of the weakest value used; a draft binds nobody.
/// </remarks>
public sealed record DueDate(
    DateOnly Due, bool Provisional, IReadOnlyList<string> Arithmetic, Citation Citation, ValueStatus Status, DateOnly NominalEnd);

/// <summary>What happened to a term besides its start.</summary>
/// <remarks>
/// <c>OwnDay</c>: an earlier last day that the paper itself names; null for the legal maximum. <c>Extend</c>: how much was added, in the extension's unit.
/// <c>Suspensions</c>: days left out, both ends included, in any order.
/// </remarks>
public sealed record TermCourse(DateOnly? OwnDay = null, int? Extend = null, IReadOnlyList<Suspension>? Suspensions = null)
{
    public static readonly TermCourse Plain = new();
}

/// <summary>A term or clock was asked for something that the law does not allow. Nothing was changed.</summary>
public sealed class ClockException(string message) : Exception(message);
