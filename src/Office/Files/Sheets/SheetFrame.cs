using System.Buffers.Text;
using System.Text;

namespace Chuqing.Office.Files.Sheets;

/// <summary>A worksheet part without its cells: what stands before and behind them is small, the cells are megabytes, and merges stand behind them.</summary>
/// <remarks>Looks for the bytes of the tags, which is ten times as fast as to parse the cells twice. A part in which they are not found is kept whole.</remarks>
static class SheetFrame
{
    const int Size = 1 << 16, Overlap = 512;

    /// <summary>Reads a part to its end.</summary>
    /// <returns>The part as XML with an empty <c>sheetData</c>, at its start, and the number of the last row that was left out; 0 where none was.</returns>
    public static (MemoryStream Xml, int LastRow) Read(Stream part)
    {
        var (buffer, kept) = (new byte[Size], new MemoryStream());
        var length = part.ReadAtLeast(buffer, Size, throwOnEndOfStream: false);
        var head = buffer.AsSpan(0, length);
        var frame = head.IndexOf("sheetData"u8) is > 0 and var name && head[..name].LastIndexOf((byte)'<') is >= 0 and var tag
            && head[name..].IndexOf((byte)'>') is > 0 and var close && head[name + close - 1] != '/'
            ? (Prefix: Encoding.UTF8.GetString(head[(tag + 1)..name]), Start: name + close + 1) : default;
        if (frame.Prefix is null)
        {
            kept.Write(buffer, 0, length);
            part.CopyTo(kept);
            return (Rewound(kept), 0);
        }
        kept.Write(buffer, 0, frame.Start);
        var (end, row) = (Encoding.UTF8.GetBytes($"</{frame.Prefix}sheetData"), Encoding.UTF8.GetBytes($"<{frame.Prefix}row "));
        var (start, lastRow) = (frame.Start, 0);
        while (true)
        {
            var cells = buffer.AsSpan(start, length - start);
            var behind = cells.IndexOf(end);
            if (RowOf(behind < 0 ? cells : cells[..behind], row) is { } number) lastRow = number;
            if (behind >= 0)
            {
                kept.Write(cells[behind..]);
                part.CopyTo(kept);
                return (Rewound(kept), lastRow);
            }
            // 标签可能跨在两次读的当中：留一截
            var carried = Math.Min(Overlap, cells.Length);
            cells[^carried..].CopyTo(buffer);
            var read = part.ReadAtLeast(buffer.AsSpan(carried), Size - carried, throwOnEndOfStream: false);
            if (read == 0) return (Rewound(kept), lastRow);
            (start, length) = (0, carried + read);
        }
    }

    static int? RowOf(ReadOnlySpan<byte> cells, ReadOnlySpan<byte> row)
    {
        var last = cells.LastIndexOf(row);
        if (last < 0) return null;
        var tag = cells[(last + row.Length - 1)..];
        if (tag.IndexOf((byte)'>') is >= 0 and var close) tag = tag[..close];
        return tag.IndexOf(" r=\""u8) is >= 0 and var number && Utf8Parser.TryParse(tag[(number + 4)..], out int value, out _) ? value : null;
    }

    static MemoryStream Rewound(MemoryStream stream)
    {
        stream.Position = 0;
        return stream;
    }
}
