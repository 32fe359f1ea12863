using System.Globalization;
using System.Runtime.CompilerServices;

namespace Chuqing.Office.Returns;

/// <summary>A figure together with the rows that it is computed from; there is no other way to make one.</summary>
public sealed record TracedFigure
{
    TracedFigure(string what, decimal value, string unit, YearFilter filter, IReadOnlyList<RowBehind> rows) =>
        (What, Value, Unit, Filter, Rows) = (what, value, unit, filter, [.. rows.Select(r => r.Id)]);

    /// <summary>What it counts, in words.</summary>
    public string What { get; }
    public decimal Value { get; }
    public string Unit { get; }
    public YearFilter Filter { get; }
    public IReadOnlyList<Guid> Rows { get; }

    /// <summary>The value without trailing zeros; nothing is rounded.</summary>
    public string Number => Value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>How many rows there are, in the measure of their set: 8条.</summary>
    public static TracedFigure Count(string what, YearFilter filter, IReadOnlyList<RowBehind> rows) => new(what, rows.Count, YearSets.Measure(filter.Of), filter, rows);

    /// <summary>How many enterprises they are of: 7家.</summary>
    public static TracedFigure Enterprises(string what, YearFilter filter, IReadOnlyList<RowBehind> rows) =>
        new(what, rows.Select(r => r.EnterpriseKey).Distinct(StringComparer.Ordinal).Count(), "家", filter, rows);

    /// <summary>The sum of their capacity, which must all be known and in one unit.</summary>
    /// <exception cref="InvalidOperationException">The rows have not one unit.</exception>
    public static TracedFigure Capacity(string what, YearFilter filter, IReadOnlyList<RowBehind> rows)
    {
        var units = rows.Select(r => r.UnitKey).Distinct(StringComparer.Ordinal).ToList();
        if (units is not [{ Length: > 0 } unit]) throw new InvalidOperationException("产能只在同一单位之内相加。");
        return new(what, rows.Sum(r => r.Capacity!.Value) / 1.0000000000000000000000000000m, unit, filter, rows);
    }
}

/// <summary>Words of a source that may hold digits and are no figures: a name, a title, a 文号, the number of a version.</summary>
public readonly record struct Words(string Text)
{
    /// <summary>2026年.</summary>
    public static Words Year(int year) => new(FormattableString.Invariant($"{year}年"));

    /// <summary>第3版.</summary>
    public static Words Version(int number) => new(FormattableString.Invariant($"第{number}版"));
}

/// <summary>A stretch of text of one kind.</summary>
public abstract record TextPiece
{
    public sealed record Plain(string Text) : TextPiece;

    /// <summary>Quoted from a source.</summary>
    public sealed record Quoted(string Text) : TextPiece;

    public sealed record Number(TracedFigure Figure) : TextPiece;
}

/// <summary>
/// Text into which a number cannot be put without its trace: <c>paper.Paragraph($"已退出{lines}，截至{day}。")</c> takes figures, days, quoted words and other
/// traced text; a bare number or string does not compile, and a digit in the words around them throws.
/// </summary>
[InterpolatedStringHandler]
public sealed class TracedText
{
    readonly List<TextPiece> pieces = [];

    public TracedText()
    {
    }

#pragma warning disable IDE0060 // 编译器给的两个长度，这里用不着
    public TracedText(int literalLength, int formattedCount)
    {
    }
#pragma warning restore IDE0060

    public IReadOnlyList<TextPiece> Pieces => pieces;
    public bool IsEmpty => pieces.Count == 0;

    public void AppendLiteral(string value)
    {
        if (value.Any(char.IsDigit)) throw new InvalidOperationException($"“{value}”里有数字：数字须带来处写进去。");
        pieces.Add(new TextPiece.Plain(value));
    }

    public void AppendFormatted(TracedFigure value) => pieces.Add(new TextPiece.Number(value));

    public void AppendFormatted(DateOnly value) => pieces.Add(new TextPiece.Quoted(FormattableString.Invariant($"{value.Year}年{value.Month}月{value.Day}日")));

    public void AppendFormatted(Words value) => pieces.Add(new TextPiece.Quoted(value.Text));

    public void AppendFormatted(TracedText value) => pieces.AddRange(value.Pieces);

    /// <summary>Puts parts in a row with a mark between them.</summary>
    public static TracedText Join(string mark, IEnumerable<TracedText> parts)
    {
        var joined = new TracedText();
        foreach (var part in parts)
        {
            if (!joined.IsEmpty) joined.AppendLiteral(mark);
            joined.AppendFormatted(part);
        }
        return joined;
    }
}
