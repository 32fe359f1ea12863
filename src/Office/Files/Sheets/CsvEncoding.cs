using System.Text;

namespace Chuqing.Office.Files.Sheets;

/// <summary>How the characters of a csv are stored, found from its bytes; decoding is strict.</summary>
/// <param name="Encoding">Throws on bytes or characters that do not fit.</param>
/// <param name="Mark">The byte order mark that the file begins with, written back when the file is returned.</param>
sealed record CsvEncoding(Encoding Encoding, byte[] Mark)
{
    static CsvEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF], LittleMark = [0xFF, 0xFE], BigMark = [0xFE, 0xFF];

    public static bool LooksLikeText(ReadOnlySpan<byte> head) => head.StartsWith(LittleMark) || head.StartsWith(BigMark) || !head.Contains((byte)0) || Wide(head) is not null;

    /// <exception cref="BadInputException">The bytes are UTF-8 with a few broken places.</exception>
    public static CsvEncoding Find(Stream stream, string name)
    {
        stream.Position = 0;
        var buffer = new byte[1 << 16];
        var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, 4096, throwOnEndOfStream: false));
        if (head.StartsWith(LittleMark)) return new(new UnicodeEncoding(false, false, true), LittleMark);
        if (head.StartsWith(BigMark)) return new(new UnicodeEncoding(true, false, true), BigMark);
        if (Wide(head) is { } wide) return new(wide, []);
        var mark = head.StartsWith(Utf8Mark) ? Utf8Mark : [];
        var (whole, broken, brokenLine) = CountUtf8(stream, buffer);
        if (broken == 0) return new(new UTF8Encoding(false, true), mark);
        // 国标编码的字节偶尔也像 UTF-8，但绝大多数不像；反过来就是坏了几个字节的 UTF-8
        if (mark.Length > 0 || whole > broken * 10L)
            throw new BadInputException($"{name} 是 UTF-8 编码，但约在第 {brokenLine} 行有坏字节，可能传输中断或被截断。请重新导出。");
        return new(Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), []);
    }

    static UnicodeEncoding? Wide(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
            if (head[i] == 0) { if (i % 2 == 0) even++; else odd++; }
        // 每个逗号、数字、换行都带一个零字节，位置说明字节序
        return odd > head.Length / 20 && even == 0 ? new(false, false, true)
            : even > head.Length / 20 && odd == 0 ? new(true, false, true) : null;
    }

    static (long Whole, long Broken, long BrokenLine) CountUtf8(Stream stream, byte[] buffer)
    {
        long whole = 0, broken = 0, line = 1, brokenLine = 0;
        var due = 0;
        stream.Position = 0;
        for (int got; (got = stream.Read(buffer)) > 0;)
            foreach (var b in buffer.AsSpan(0, got))
            {
                if (due > 0 && (b & 0xC0) == 0x80) { if (--due == 0) whole++; continue; }
                if (due > 0) Break();
                due = b switch { < 0x80 => 0, >= 0xC2 and <= 0xDF => 1, >= 0xE0 and <= 0xEF => 2, >= 0xF0 and <= 0xF4 => 3, _ => -1 };
                if (due < 0) Break();
                if (b == '\n') line++;
            }
        if (due > 0) Break();
        return (whole, broken, brokenLine);

        void Break()
        {
            due = 0;
            if (broken++ == 0) brokenLine = line;
        }
    }
}
