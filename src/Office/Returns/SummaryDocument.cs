using System.Reflection;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Chuqing.Office.Returns;

/// <summary>
/// The summary as Word in GB/T 9704-2012. Page, grid, styles, page numbers and the places of the frame stand in the template, a Word XML document that Word
/// opens; here only its content controls are filled and blocks are put into its styles.
/// </summary>
static class SummaryDocument
{
    const string Template = "Returns.Templates.summary.xml";

    /// <summary>Width between the margins, in twentieths of a point.</summary>
    const int TextWidth = 8845;

    public static byte[] Write(SummaryPaper paper)
    {
        using var document = Open();
        var body = document.MainDocumentPart!.Document!.Body!;
        var frame = paper.Frame;
        Fill(body, "title", frame.Title);
        Fill(body, "draft", frame.DraftMark);
        Fill(body, "approval", frame.Approval);
        Fill(body, "to", frame.To);
        Fill(body, "annex", frame.Annex);
        Fill(body, "signer", frame.Signer);
        Fill(body, "on", FormattableString.Invariant($"{frame.On.Year}年{frame.On.Month}月{frame.On.Day}日"));
        var place = body.Descendants<SdtBlock>().Single(s => TagOf(s) == "body");
        foreach (var part in paper.Blocks.SelectMany(PartsOf)) place.InsertBeforeSelf(part);
        place.Remove();
        document.MainDocumentPart.Document.Save();
        using var stream = new MemoryStream();
        using (document.Clone(stream, isEditable: true))
        {
        }
        return StablePackage.Of(stream.ToArray());
    }

    /// <summary>The template as a document in memory.</summary>
    internal static WordprocessingDocument Open()
    {
        var assembly = typeof(SummaryDocument).Assembly;
        using var stream = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.{Template}") ?? throw new InvalidOperationException("程序里没有总结的模板。");
        return WordprocessingDocument.FromFlatOpcDocument(XDocument.Load(stream, LoadOptions.PreserveWhitespace), new MemoryStream(), isEditable: true);
    }

    static void Fill(Body body, string tag, string text)
    {
        var control = body.Descendants<SdtRun>().Single(s => TagOf(s) == tag);
        control.SdtContentRun!.RemoveAllChildren();
        control.SdtContentRun.Append(RunOf(text, null));
    }

    static string? TagOf(SdtElement control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value;

    static IEnumerable<OpenXmlElement> PartsOf(PaperBlock block) => block switch
    {
        PaperBlock.Heading heading => [Styled(heading.Level == 1 ? "H1" : "H2", RunOf(heading.Text, null))],
        PaperBlock.Paragraph paragraph => [Styled(paragraph.Look switch { ParagraphLook.Note => "Note", ParagraphLook.ToWrite => "ToWrite", _ => "Body" }, [.. RunsOf(paragraph.Pieces, withUnit: true)])],
        PaperBlock.Table table => [Styled("TableTitle", RunOf(table.Title, "Quoted")), TableOf(table)],
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    static IEnumerable<OpenXmlElement> RunsOf(IEnumerable<TextPiece> pieces, bool withUnit)
    {
        foreach (var piece in pieces)
            switch (piece)
            {
                case TextPiece.Plain(var text): yield return RunOf(text, null); break;
                case TextPiece.Quoted(var text): yield return RunOf(text, "Quoted"); break;
                case TextPiece.Number(var figure):
                    yield return RunOf(figure.Number, "Figure");
                    // 表头已写“家、条、件”，格里只写数；产能的单位每格不同，要写
                    if (withUnit || figure.Unit is not ("家" or "条" or "件")) yield return RunOf(figure.Unit, null);
                    break;
            }
    }

    static Table TableOf(PaperBlock.Table table)
    {
        var total = table.Widths.Sum();
        int[] widths = [.. table.Widths.Select(w => TextWidth * w / total)];
        var made = new Table(
            new TableProperties(new TableStyle { Val = "Grid" }, new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa }, new TableJustification { Val = TableRowAlignmentValues.Center }, new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" })));
        made.Append(new TableRow(
            [new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Heads.Select((head, i) => CellOf(widths[i], Styled("CellHead", [.. HeadRuns(head)])))]));
        foreach (var row in table.Rows)
            made.Append(new TableRow(
                [new TableRowProperties(new CantSplit()), .. row.Select((text, i) => CellOf(widths[i], Styled(i == 0 ? "Cell" : "CellNumber", [.. RunsOf(text.Pieces, withUnit: false)])))]));
        return made;
    }

    // 单位另起一行，窄列不从词中间断
    static IEnumerable<OpenXmlElement> HeadRuns(string head) =>
        head.IndexOf('（', StringComparison.Ordinal) is > 0 and var at && head.Length - at == 3 ? [RunOf(head[..at], null), new Run(new Break()), RunOf(head[at..], null)] : [RunOf(head, null)];

    static TableCell CellOf(int width, Paragraph paragraph) =>
        new(new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa }, new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }), paragraph);

    static Paragraph Styled(string style, params OpenXmlElement[] runs) => new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. runs]);

    static Run RunOf(string text, string? style)
    {
        var run = new Run();
        if (style is not null) run.Append(new RunProperties(new RunStyle { Val = style }));
        run.Append(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    // 控制字符和落单的代理项进不了 XML
    static string Printable(string text) => new([.. text.EnumerateRunes().Where(r => r.Value >= ' ' && r != Rune.ReplacementChar).SelectMany(r => r.ToString())]);
}
