using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Chuqing.Law.Screening;

/// <summary>What a judge says beside its result. One that is not written keeps only whether something lacks: its sentences are never made.</summary>
/// <remarks>The same code judges with either, so the fast verdict and the explained one cannot differ.</remarks>
sealed class Basis(bool isWritten)
{
    readonly List<string> because = [], missing = [];
    Adjustment[] room = [];

    public bool IsWritten { get; } = isWritten;

    /// <summary>Whether a fact was named as missing.</summary>
    public bool Lacks { get; private set; }

    public IReadOnlyList<string> MissingFacts => missing;

    public string Sentences => string.Join('；', because);

    /// <summary>Makes it as new.</summary>
    public void Clear()
    {
        Lacks = false;
        if (!IsWritten) return;
        because.Clear();
        missing.Clear();
    }

    /// <summary>Takes back what was named as missing: it changes nothing.</summary>
    public void ForgetMissing()
    {
        Lacks = false;
        missing.Clear();
    }

    public void Because([InterpolatedStringHandlerArgument("")] ref Sentence sentence)
    {
        if (IsWritten) because.Add(sentence.Written());
    }

    public void Because(string? sentence)
    {
        if (IsWritten && sentence is not null) because.Add(sentence);
    }

    public void Missing([InterpolatedStringHandlerArgument("")] ref Sentence fact)
    {
        Lacks = true;
        if (IsWritten) missing.Add(fact.Written());
    }

    public void Missing(string? fact)
    {
        Lacks = true;
        if (IsWritten) missing.Add(fact!);
    }

    /// <summary>The same, once where it is said several times.</summary>
    public void MissingOnce([InterpolatedStringHandlerArgument("")] ref Sentence fact)
    {
        Lacks = true;
        if (!IsWritten) return;
        var written = fact.Written();
        if (!missing.Contains(written)) missing.Add(written);
    }

    /// <summary>Room for the corrections of one limit, until the next asks for it.</summary>
    public Span<Adjustment> Room(int count)
    {
        if (room.Length < count) room = new Adjustment[count];
        return room.AsSpan(0, count);
    }

    /// <summary>A sentence to be kept for later; null where none is written.</summary>
    public string? Text([InterpolatedStringHandlerArgument("")] ref Sentence sentence) => IsWritten ? sentence.Written() : null;
}

/// <summary>A sentence that is put together only where it is written. One word wide: a judge has many of them in its frame, and all are cleared at each call.</summary>
[InterpolatedStringHandler]
readonly ref struct Sentence
{
    readonly StringBuilder? text;

    public Sentence(int literalLength, int formattedCount, Basis basis, out bool isWritten)
    {
        isWritten = basis.IsWritten;
        if (isWritten) text = new(literalLength + 16 * formattedCount);
    }

    public void AppendLiteral(string value) => text!.Append(value);

    public void AppendFormatted(string? value) => text!.Append(value);

    public void AppendFormatted(int value) => text!.Append(value);

    public void AppendFormatted(DateOnly value, string format) => text!.Append(value.ToString(format, CultureInfo.InvariantCulture));

    public string Written() => text!.ToString();
}
