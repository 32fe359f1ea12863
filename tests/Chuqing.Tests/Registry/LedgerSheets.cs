using System.IO.Compression;
using System.Text;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Tests.Registry;

/// <summary>Sheets as counties send them, and what they leave in the database.</summary>
static class LedgerSheets
{
    public const string Header = "企业名称,统一社会信用代码,县（市、区）,镇（街道）,行业,生产线（设备）,编号,产能,产能单位,状态\n";

    public static byte[] Gbk(string csv)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GBK").GetBytes(csv);
    }

    /// <summary>An xlsx of text cells with merged ranges, as Excel packs it.</summary>
    public static byte[] Xlsx(string[][] rows, params string[] merges)
    {
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var r = 0; r < rows.Length; r++)
        {
            sheet.Append($"<row r=\"{r + 1}\">");
            for (var c = 0; c < rows[r].Length; c++)
                if (rows[r][c].Length > 0) sheet.Append($"<c r=\"{(char)('A' + c)}{r + 1}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(rows[r][c])}</t></is></c>");
            sheet.Append("</row>");
        }
        sheet.Append("</sheetData>");
        if (merges.Length > 0) sheet.Append($"<mergeCells>{string.Concat(merges.Select(m => $"<mergeCell ref=\"{m}\"/>"))}</mergeCells>");
        return Package(sheet.Append("</worksheet>").ToString());
    }

    /// <summary>The package around one worksheet.</summary>
    public static byte[] Package(string worksheet)
    {
        const string relations = "http://schemas.openxmlformats.org/package/2006/relationships", office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Part("_rels/.rels", $"<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part("xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{office}\"><sheets><sheet name=\"生产线\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{relations}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Part("xl/worksheets/sheet1.xml", worksheet);

            void Part(string name, string xml)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(xml);
            }
        }
        return stream.ToArray();
    }

    /// <summary>Files that are no ledger, with words of the reason.</summary>
    public static (string Name, byte[] Content, string Reason) Bad(string kind) => kind switch
    {
        "picture" => ("台账.xlsx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "其实是图片"),
        "truncated" => ("台账.xlsx", Xlsx([["企业名称", "生产线（设备）"], ["甲", "湿法窑1条"]])[..600], "不完整或已损坏"),
        "bomb" => ("台账.xlsx", Package($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{new string(' ', 20 << 20)}</worksheet>"), "压缩炸弹"),
        "cell" => ("台账.csv", Encoding.UTF8.GetBytes(Header + "甲,,曲江区,,水泥,\"" + new string('窑', 500_000) + "\",,,,\n"), "32767"),
        "html" => ("台账.xls", Encoding.UTF8.GetBytes("<html><body><table><tr><td>企业名称</td></tr></table></body></html>"), "其实是网页"),
        "empty" => ("台账.xlsx", [], "空文件"),
        "no header" => ("台账.csv", Encoding.UTF8.GetBytes("甲,乙\n1,2\n"), "没有找到表头"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Imports rows below <see cref="Header"/> as somebody, through the service.</summary>
    public static async Task<ImportResult> ImportAsync(WebApp app, string who, string rows, string name = "台账.csv")
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, Header + rows, WebApp.Cancel);
            var person = await app.WhoIsAsync(who);
            var result = await app.DoAsync(who, (RegistryImport import) => import.ImportAsync(new(person.Actor, person.DivisionPath), path, name, null, WebApp.Cancel));
            result.Rejected.ShouldBeEmpty();
            return result;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>How many rows of every kind an import writes.</summary>
    public static async Task<string> CountsAsync(AppDb db) => string.Join(' ',
        await db.Set<Enterprise>().CountAsync(WebApp.Cancel), await db.Set<ProductionLine>().CountAsync(WebApp.Cancel), await db.Set<MainEquipment>().CountAsync(WebApp.Cancel),
        await db.Set<Fact>().CountAsync(WebApp.Cancel), await db.Set<ImportBatch>().CountAsync(WebApp.Cancel), await db.Set<SavedMapping>().CountAsync(WebApp.Cancel), await db.Set<LedgerEntry>().CountAsync(WebApp.Cancel));
}
