using System.Text;

namespace Chuqing.Office.Files.Sheets;

enum ContentKind { Zip, OldExcel, EncryptedOffice, OldWord, Text, Html, Xml, Pdf, Picture, Rar, Unknown }

/// <summary>Tells files apart by their first bytes.</summary>
static class FileContent
{
    static readonly byte[] OleHead = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static ContentKind Sniff(Stream stream)
    {
        stream.Position = 0;
        var buffer = new byte[4096];
        var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        stream.Position = 0;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return ContentKind.Zip;
        if (head.StartsWith(OleHead)) return Ole(stream);
        if (head.StartsWith("%PDF"u8)) return ContentKind.Pdf;
        if (head.StartsWith("Rar!"u8) || head.StartsWith("7z"u8)) return ContentKind.Rar;
        ReadOnlySpan<byte> png = [0x89, 0x50, 0x4E, 0x47], jpeg = [0xFF, 0xD8, 0xFF];
        if (head.StartsWith(png) || head.StartsWith(jpeg) || head.StartsWith("GIF8"u8)) return ContentKind.Picture;
        return Markup(head) ?? (CsvEncoding.LooksLikeText(head) ? ContentKind.Text : ContentKind.Unknown);
    }

    static ContentKind? Markup(ReadOnlySpan<byte> head)
    {
        // UTF-16 的网页去掉零字节后同样认得出来
        var text = Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal).TrimStart('ï', '»', '¿', 'ÿ', 'þ', ' ', '\t', '\r', '\n');
        if (!text.StartsWith('<')) return null;
        foreach (var mark in new[] { "<!doctype html", "<html", "<table", "<meta", "<head", "<body", "<div", "<style" })
            if (text.Contains(mark, StringComparison.OrdinalIgnoreCase)) return ContentKind.Html;
        return text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? ContentKind.Xml : null;
    }

    static ContentKind Ole(Stream stream)
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        stream.Position = 0;
        bool Names(string stream) => bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
        return Names("EncryptedPackage") ? ContentKind.EncryptedOffice
            : Names("WordDocument") ? ContentKind.OldWord
            : Names("Workbook") || Names("Book") ? ContentKind.OldExcel
            : ContentKind.Unknown;
    }

    public static string Refusal(ContentKind kind) => kind switch
    {
        ContentKind.EncryptedOffice => "加了打开密码，读不了。请在 Excel 或 WPS 里去掉密码，另存为 xlsx 再交。",
        ContentKind.OldWord => "其实是 Word 文档，不是表格。请把表格放进 Excel，另存为 xlsx 再交。",
        ContentKind.Html => "其实是网页（html），只是改了扩展名。请用 Excel 或 WPS 打开，另存为 xlsx 再交。",
        ContentKind.Xml => "其实是 XML 文件，不是 xlsx。请用 Excel 或 WPS 打开，另存为 xlsx 再交。",
        ContentKind.Pdf => "其实是 PDF，不是表格。请交 xlsx 或 csv。",
        ContentKind.Picture => "其实是图片，不是表格。请交 xlsx 或 csv。",
        ContentKind.Rar => "是压缩包。请解压后交里面的表格。",
        _ => "不是认得的表格。可交 xlsx、csv、xls、et。",
    };
}
