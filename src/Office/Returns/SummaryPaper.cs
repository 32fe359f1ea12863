using System.Globalization;

namespace Chuqing.Office.Returns;

/// <summary>How a paragraph stands on the paper.</summary>
public enum ParagraphLook
{
    Body,

    /// <summary>A remark of the program about the figures: smaller.</summary>
    Note,

    /// <summary>A place that a person must fill.</summary>
    ToWrite,
}

/// <summary>A part of the paper, in order.</summary>
public abstract record PaperBlock
{
    /// <param name="Level">1: 一、 2: （一）.</param>
    public sealed record Heading(int Level, string Text) : PaperBlock;

    public sealed record Paragraph(ParagraphLook Look, IReadOnlyList<TextPiece> Pieces) : PaperBlock;

    /// <param name="Widths">Shares of the width of the page.</param>
    /// <param name="Rows">Cells; of more than one row the last is the sum.</param>
    public sealed record Table(string Title, IReadOnlyList<string> Heads, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<TracedText>> Rows) : PaperBlock;
}

/// <summary>What stands around the chapters.</summary>
/// <param name="DraftMark">（送审稿）.</param>
/// <param name="Approval">Where the 文号 of the approval is to be written.</param>
/// <param name="To">主送机关.</param>
/// <param name="Annex">附件说明.</param>
/// <param name="Signer">落款.</param>
public sealed record PaperFrame(string Title, string DraftMark, string Approval, string To, string Annex, string Signer, DateOnly On);

/// <summary>
/// The summary being written, before it is Word or a page. Whatever is put in becomes a block, and every figure in it an entry of the trace: chapter,
/// paragraph (or row of its table), and place in the paragraph (or letter of the column).
/// </summary>
public sealed class SummaryPaper(string document, PaperFrame frame)
{
    const string Numerals = "一二三四五六七八九十";

    readonly List<PaperBlock> blocks = [];
    readonly List<TraceEntry> traces = [];
    string chapter = "引言";
    int chapters, sections, paragraphs;
    bool hasTable;

    public string Document => document;
    public PaperFrame Frame => frame;
    public IReadOnlyList<PaperBlock> Blocks => blocks;
    public IReadOnlyList<TraceEntry> Traces => traces;

    /// <summary>Begins 一、二、三 …</summary>
    public void Chapter(string title)
    {
        chapter = $"{Numerals[chapters++]}、{title}";
        (sections, paragraphs, hasTable) = (0, 0, false);
        blocks.Add(new PaperBlock.Heading(1, chapter));
    }

    /// <summary>Begins （一）（二）（三） …</summary>
    public void Section(string title) => blocks.Add(new PaperBlock.Heading(2, $"（{Numerals[sections++]}）{title}"));

    public void Paragraph(TracedText text) => Put(ParagraphLook.Body, text);

    public void Note(TracedText text) => Put(ParagraphLook.Note, text);

    public void ToWrite(TracedText text) => Put(ParagraphLook.ToWrite, text);

    /// <summary>Puts the one table that a chapter may have, so that chapter, row and column name a cell.</summary>
    public void Table(string title, IReadOnlyList<string> heads, IReadOnlyList<int> widths, IReadOnlyList<IReadOnlyList<TracedText>> rows)
    {
        if (hasTable) throw new InvalidOperationException($"“{chapter}”里已有一张表，来处会指错格。");
        hasTable = true;
        blocks.Add(new PaperBlock.Table(title, heads, widths, rows));
        // 表头是第 1 行
        for (var row = 0; row < rows.Count; row++)
            for (var column = 0; column < rows[row].Count; column++)
                foreach (var piece in rows[row][column].Pieces.OfType<TextPiece.Number>()) Trace(piece.Figure, row + 2, TracedSheet.Letter(column + 1));
    }

    void Put(ParagraphLook look, TracedText text)
    {
        paragraphs++;
        blocks.Add(new PaperBlock.Paragraph(look, text.Pieces));
        var place = 0;
        foreach (var piece in text.Pieces.OfType<TextPiece.Number>()) Trace(piece.Figure, paragraphs, (++place).ToString(CultureInfo.InvariantCulture));
    }

    void Trace(TracedFigure figure, int row, string column) =>
        traces.Add(new(figure.What, document, chapter, row, column, figure.Value, figure.Unit, figure.Filter.Query, figure.Rows));
}
