using System.IO.Compression;
using System.Text;
using Chuqing.Office.Tests.Files.Sheets;

namespace Chuqing.Office.Tests.Registry;

/// <summary>A sheet or a cell that nobody should send, and what must be said of it.</summary>
/// <param name="Name">What is wrong, for the test's name.</param>
/// <param name="File">The sender's file name.</param>
/// <param name="Bytes">The content, the same at every run.</param>
/// <param name="Says">Words of the refusal, of a rejected row or of a warning.</param>
sealed record Malformed(string Name, string File, Func<byte[]> Bytes, string Says)
{
    const string Head = "企业名称,统一社会信用代码,县（市、区）,行业,生产线（设备）,编号,产能,产能单位,投产日期,状态\n";
    static readonly string[] Good = ["甲厂", "", "曲江区", "水泥", "机立窑1台", "", "10", "万吨/年", "2008-06-01", "停产"];

    public static readonly IReadOnlyDictionary<string, Malformed> All = Cells().Concat(TypedCells()).Concat(Files()).Concat(Tables()).ToDictionary(m => m.Name);

    /// <summary>One wrong cell in an otherwise good row of a csv.</summary>
    static IEnumerable<Malformed> Cells()
    {
        foreach (var odd in new[] { "abc", "十万", "几十", "1,50", "1,2,3", "1.2.3", "--5", "+-3", "NaN", "Infinity", "∞", "0x10", "1e5", "1.5E+3", "10 20", "10/20", "10*2", "=10+5", "1０a", "10。5", "①", "Ⅲ", "壹佰", "20%", "?", "待 定", "5-3", "30-30", "9999999999999999999999999999999", "1_000", "１，５０", "10，20", "10吨20吨", "10万吨和5万吨", "约", "约abc", "左右", "约30升/次", "30只鸡", "30元", "30级" })
            yield return Cell("产能", 6, odd, "产能");
        foreach (var odd in new[] { "-5", "-0.1", "－３" }) yield return Cell("产能", 6, odd, "是负数");
        yield return Row("产能没有单位", "没有单位", (7, ""));
        yield return Row("约数没有单位", "没有单位", (6, "约30"), (7, ""));
        yield return Row("单位两处不同", "请改成一致", (6, "10吨/年"));
        yield return Row("单位两处都对不上约数", "请改成一致", (6, "约10吨/年"));
        foreach (var odd in new[] { "20250年", "2025-13-01", "2025-00-10", "2025-02-30", "1900-02-29", "2023-2-29", "1899-12-31", "1776年", "2101年", "9999-12-31", "2025/6/31", "20251301", "19981", "199806011", "6月", "1日", "去年", "昨天", "O8-06-01", "2008年6月31日", "2008年十月", "2008..6", "2008-6-1-1", "2008 6 1 8", "12/25/2008", "1-Jun-08", "Jun 2008", "45", "9999", "-38231", "99999999", "约", "年", "2008年13月", "00000000", "2008年6月1日至2009年", "平成20年" })
            yield return Cell("投产日期", 8, odd, "投产日期");
        var code = "91440205MA5DEMA16M";
        foreach (var odd in new[] { code[..17], code + "0", code[..9], "914402", code.Replace('M', 'O'), code.Replace('A', 'I'), code[..10] + "S" + code[11..], code[..10] + "V" + code[11..], code[..10] + "Z" + code[11..], "91甲40205MA5DEMA16M", "91AB0205MA5DEMA16M", "914402-05MA5DEMA16M", code + code, "*****************", "******************0", "000", "代码", "91440205 MA5DEMA16M X" })
            yield return Cell("代码", 1, odd, "不是统一社会信用代码");
        foreach (var odd in new[] { "9.1440205E+17", "9.14402E17", "9E17" }) yield return Cell("代码", 1, odd, "科学计数");
        yield return Cell("代码", 1, "91440205MA5DEMA16N", "校验位应为 M");
        yield return Cell("代码", 1, "91440205MA5D****6M", "有掩码");
        yield return Cell("企业", 0, "", "没有企业名称");
        yield return Cell("企业", 0, "-", "没有企业名称");
        yield return Cell("企业", 0, "不详", "没有企业名称");
        yield return Cell("企业", 0, new string('厂', 500), "企业名称太长");
        yield return Cell("企业", 0, "甲\u0001厂", "控制字符");
        yield return Cell("企业", 0, "甲\u001b[31m厂", "控制字符");
        yield return Cell("企业", 0, "甲\u202e厂", "控制字符");
        yield return Cell("企业", 0, "12345", "企业名称");
        yield return Cell("设备", 4, new string('炉', 5000), "太长");
        yield return Cell("设备", 4, "炉\u0000", "不是认得的表格");
        yield return Cell("设备", 4, "炉\u0002", "控制字符");
        yield return Cell("设备", 4, "", "没有写生产线");
        yield return Cell("编号", 5, new string('1', 300), "太长");
        yield return Cell("行业", 3, new string('水', 300), "太长");
        yield return Cell("县", 2, "始兴县", "不在您的辖区");
        yield return Cell("县", 2, "某某县", "不在您的辖区");
        yield return Cell("县", 2, "曲", "不在您的辖区");
        foreach (var odd in new[] { "也许", "停了", "在 产？", "停产又复产", "X", "0" }) yield return Cell("状态", 9, odd, "不是认得的写法");
        yield return Cell("单位", 7, "升/次", "单位");
        yield return Cell("单位", 7, "12345", "单位");
        yield return Cell("单位", 7, new string('吨', 100), "单位");
    }

    /// <summary>Cells as a workbook stores them, where csv has no words for it.</summary>
    static IEnumerable<Malformed> TypedCells()
    {
        foreach (var error in new[] { "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!" })
            yield return Typed($"产能是错误值 {error}", 6, $"<c r=\"@\" t=\"e\"><v>{error}</v></c>", error);
        yield return Typed("企业是错误值", 0, "<c r=\"@\" t=\"e\"><v>#REF!</v></c>", "#REF!");
        yield return Typed("设备是错误值", 4, "<c r=\"@\" t=\"e\"><v>#N/A</v></c>", "#N/A");
        yield return Typed("公式没有值", 6, "<c r=\"@\"><f>A1+B1</f></c>", "没有算好的值");
        yield return Typed("日期公式没有值", 8, "<c r=\"@\"><f>TODAY()</f></c>", "没有算好的值");
        yield return Typed("公式值是空的数", 6, "<c r=\"@\"><f>A1</f><v></v></c>", "没有算好的值");
        yield return Typed("产能是真假值", 6, "<c r=\"@\" t=\"b\"><v>1</v></c>", "不是一个数");
        yield return Typed("产能存成日期", 6, "<c r=\"@\" s=\"1\"><v>39600</v></c>", "被存成了日期");
        yield return Typed("日子是 1900-02-29", 8, "<c r=\"@\" s=\"1\"><v>60</v></c>", "看不出是哪一天");
        yield return Typed("日子是 0", 8, "<c r=\"@\" s=\"1\"><v>0</v></c>", "看不出是哪一天");
        yield return Typed("日子是负数", 8, "<c r=\"@\" s=\"1\"><v>-5</v></c>", "看不出是哪一天");
        yield return Typed("日子太大", 8, "<c r=\"@\" s=\"1\"><v>99999999</v></c>", "看不出是哪一天");
        yield return Typed("日期格写着 2100 年以后", 8, "<c r=\"@\" s=\"1\"><v>800000</v></c>", "看不出是哪一天");
        yield return Typed("日期格写着 1901 年以前", 8, "<c r=\"@\" s=\"1\"><v>20</v></c>", "看不出是哪一天");
        yield return Typed("数成了 2001.1", 8, "<c r=\"@\"><v>2001.1</v></c>", "可能是 10 月");
        yield return Typed("数成了 2001.13", 8, "<c r=\"@\"><v>2001.13</v></c>", "看不出是哪一天");
        yield return Typed("ISO 日子写坏", 8, "<c r=\"@\" t=\"d\"><v>2008-13-45</v></c>", "投产日期");
        yield return Typed("代码成了数", 1, "<c r=\"@\"><v>9.1440205E17</v></c>", "科学计数");
        yield return Typed("企业成了 16 位数", 0, "<c r=\"@\"><v>1234567890123456</v></c>", "已经丢失");
        yield return Typed("数是 NaN", 6, "<c r=\"@\"><v>NaN</v></c>", "读不成数");
        yield return Typed("数是 1E400", 6, "<c r=\"@\"><v>1E400</v></c>", "读不成数");
        yield return Typed("数是一串字", 6, "<c r=\"@\"><v>十万</v></c>", "读不成数");
        yield return Typed("文字号不存在", 4, "<c r=\"@\" t=\"s\"><v>99</v></c>", "引用的文字不存在");
        yield return Typed("文字号不是数", 4, "<c r=\"@\" t=\"s\"><v>x</v></c>", "引用的文字不存在");
        yield return Typed("列号出界", 4, "<c r=\"ZZZZ2\"><v>1</v></c>", "列号超出");
        yield return Typed("一格四万字", 4, $"<c r=\"@\" t=\"inlineStr\"><is><t>{new string('炉', 40_000)}</t></is></c>", "超过 32767 个字");
    }

    static IEnumerable<Malformed> Files()
    {
        yield return Text("空文件", "表.xlsx", "", "空文件");
        yield return Text("空文件叫 csv", "表.csv", "", "空文件");
        foreach (var (blank, i) in new[] { "\n", "   \r\n\r\n", ",,,,\n,,,,\n" }.Select((b, i) => (b, i))) yield return Text($"只有空白 {i}", "表.csv", blank, "没有找到表头");
        yield return Text("一个字", "表.csv", "x", "没有找到表头");
        for (var tenth = 1; tenth <= 9; tenth++)
        {
            var kept = tenth;
            yield return new($"压缩包只剩十分之 {kept}", "表.xlsx", () => { var whole = Sheet(Good); return whole[..(whole.Length * kept / 10)]; }, "已损坏");
        }
        yield return new("压缩包末尾少一个字节", "表.xlsx", () => Sheet(Good)[..^1], "已损坏");
        yield return new("压缩包中间被改", "表.xlsx", () => { var b = Sheet(Good); for (var i = 40; i < 400; i++) b[i] ^= 0x5A; return b; }, "已损坏");
        foreach (var (part, said) in new[] { ("xl/workbook.xml", "里面没有表格"), ("xl/worksheets/sheet1.xml", "没有工作表"), ("xl/_rels/workbook.xml.rels", "没有工作表") })
            yield return new($"缺部件 {part}", "表.xlsx", () => Rewritten(Sheet(Good), part, null), said);
        foreach (var (xml, i) in new[] { "<worksheet", "", "{}", "<worksheet><sheetData><row></worksheet>", "<a/><b/>", "\u0001" }.Select((x, i) => (x, i)))
            yield return new($"工作表不是合格的 XML {i}", "表.xlsx", () => Rewritten(Sheet(Good), "xl/worksheets/sheet1.xml", xml), "已损坏");
        yield return new("外部实体", "表.xlsx", () => Rewritten(Sheet(Good), "xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet>&x;</worksheet>"), "已损坏");
        yield return new("实体炸弹", "表.xlsx", () => Rewritten(Sheet(Good), "xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY x \"xxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;\">]><worksheet>&y;</worksheet>"), "已损坏");
        yield return new("压缩炸弹", "表.xlsx", () => Rewritten(Sheet(Good), "xl/worksheets/sheet1.xml", new string(' ', 20 << 20)), "压缩炸弹");
        yield return new("工作表里没有一行", "表.xlsx", () => Rewritten(Sheet(Good), "xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>"), "没有找到表头");
        yield return new("只有一个文本的压缩包", "表.xlsx", () => Zip(("a.txt", "x")), "里面没有表格");
        yield return new("空压缩包", "表.xlsx", () => Zip(), "里面没有表格");
        yield return new("Word 改名", "表.xlsx", () => Zip(("word/document.xml", "<a/>")), "Word");
        yield return new("PPT 改名", "表.xlsx", () => Zip(("ppt/presentation.xml", "<a/>")), "PPT");
        yield return new("部件太多", "表.xlsx", () => Zip([.. Enumerable.Range(0, 5001).Select(i => ($"p{i}", ""))]), "部件");
        foreach (var (html, i) in new[] { "<html><body><table><tr><td>企业名称</td></tr></table></body></html>", "\ufeff<!DOCTYPE html><p>", "<table><tr><td>1</td></tr></table>", "  \n<meta charset=gbk><table>" }.Select((h, i) => (h, i)))
            yield return Text($"网页存成 xls {i}", "导出.xls", html, "网页");
        yield return Text("XML 表格存成 xls", "导出.xls", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", "XML");
        yield return Text("PDF 改名", "表.xlsx", "%PDF-1.7 …", "PDF");
        yield return new("图片改名", "表.xlsx", () => [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], "图片");
        yield return new("JPEG 改名", "表.csv", () => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "图片");
        yield return Text("RAR 改名", "表.xlsx", "Rar!\u001a", "压缩包");
        yield return Text("7z 改名", "表.xlsx", "7z…", "压缩包");
        yield return new("加了打开密码", "表.xlsx", () => Ole("EncryptedPackage"), "密码");
        yield return new("旧 Word 改名", "表.xls", () => Ole("WordDocument"), "Word");
        yield return new("认不出的 OLE", "表.et", () => Ole("VisioDocument"), "不是认得的表格");
        yield return new("杂乱的字节", "表.xlsx", () => [.. Enumerable.Range(0, 3000).Select(i => (byte)(i * 37 % 251))], "不是认得的表格");
        yield return new("引号没有收尾", "表.csv", () => Encoding.UTF8.GetBytes(Head + "\"甲厂,,曲江区\n"), "引号没有收尾");
        yield return new("引号里没有完", "表.csv", () => Encoding.UTF8.GetBytes(Head + "甲厂,\"a\"\"b,曲江区\n\n\n"), "引号没有收尾");
        yield return new("UTF-8 断在半个字", "表.csv", () => [.. Encoding.UTF8.GetBytes(Head + "甲厂,,曲江区,水泥,机立窑1台\n"), 0xE7, 0x94], "坏字节");
        yield return new("UTF-8 里夹国标", "表.csv", () => [.. Encoding.UTF8.GetBytes(Head + string.Concat(Enumerable.Repeat("甲厂,,曲江区,水泥,机立窑1台\n", 9))), 0xBC, 0xD7, .. "厂,,\n"u8], "坏字节");
        yield return new("UTF-16 断在半个字", "表.csv", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Head + "甲厂,,曲江区"), 0x32], "认不出的字节");
        yield return new("国标里夹坏字节", "表.csv", () => [.. Encoding.GetEncoding("GB18030").GetBytes(Head + "甲厂"), 0xFF, 0xFF, 0x0A], "认不出的字节");
        yield return new("UTF-16 没有表头", "表.csv", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a,b\n1,2\n")], "没有找到表头");
        yield return new("四万字的一格", "表.csv", () => Encoding.UTF8.GetBytes(Head + "甲厂,,曲江区,水泥," + new string('炉', 40_000) + "\n"), "超过 32767 个字");
    }

    static IEnumerable<Malformed> Tables()
    {
        yield return Text("没有认得的列", "表.csv", "a,b,c\n1,2,3\n", "没有找到表头");
        yield return Text("只有企业一列", "表.csv", "企业名称\n甲厂\n", "没有找到表头");
        yield return Text("没有设备列", "表.csv", "企业名称,产能,状态\n甲厂,1,停产\n", "没有找到 生产线（设备）");
        yield return Text("没有企业列", "表.csv", "生产线（设备）,产能,状态\n窑,1,停产\n", "没有找到 企业名称");
        yield return Text("只有表头", "表.csv", Head, "没有一行");
        yield return Text("只有表头和合计", "表.csv", Head + "合计,,,,,,10,万吨/年,,\n", "没有一行");
        yield return Text("两个企业名称列", "表.csv", "企业名称,企业名称,生产线（设备）\n甲厂,乙厂,窑\n", "“企业名称”有 2 列");
        yield return Text("两个产能列", "表.csv", "企业名称,生产线（设备）,产能（万吨/年）,产能（吨/年）\n甲厂,窑,1,10000\n", "“产能”有 2 列");
        yield return Text("指标年度写错", "表.csv", "企业名称,生产线（设备）,指标|单位产品综合能耗|kgce/t|20255\n甲厂,窑,100\n", "年度“20255”看不懂");
        yield return Text("指标年度是字", "表.csv", "企业名称,生产线（设备）,指标|单位产品综合能耗|kgce/t|去年\n甲厂,窑,100\n", "年度“去年”看不懂");
        yield return Text("指标是约数", "表.csv", "企业名称,生产线（设备）,指标|单位产品综合能耗|kgce/t|2025\n甲厂,窑,约100\n", "是约数");
        yield return Text("指标不是数", "表.csv", "企业名称,生产线（设备）,指标|单位产品综合能耗|kgce/t|2025\n甲厂,窑,高\n", "不是一个数");
        yield return Text("指标没有名字", "表.csv", "企业名称,生产线（设备）,指标||kgce/t\n甲厂,窑,1\n", "没有用到");
        yield return new("两万列", "表.csv", () => Encoding.UTF8.GetBytes("企业名称,生产线（设备）," + string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"列{i}")) + "\n甲厂,窑\n"), "列");
        yield return new("两万列都没有名字", "表.csv", () => Encoding.UTF8.GetBytes(Head + "甲厂" + new string(',', 20_000) + "x\n"), "列");
        yield return new("合并格盖住表头和数据", "表.xlsx", () => XlsxFile.Book(XlsxFile.Rows(["企业名称", "生产线（设备）", "产能"], ["甲厂", "窑", "多少"], ["乙厂", "窑", 1]) + XlsxFile.Merge("A1:A3")).ToArray(), "不是一个数");
        yield return new("合并格横跨表头", "表.xlsx", () => XlsxFile.Book(XlsxFile.Rows(["企业名称", null, "生产线（设备）"], [null, "甲厂", "窑"]) + XlsxFile.Merge("A1:B1")).ToArray(), "企业名称");
        yield return new("合并格倒着写", "表.xlsx", () => XlsxFile.Book(XlsxFile.Rows(["企业名称", "生产线（设备）", "产能"], ["甲厂", "窑", "多少"]) + XlsxFile.Merge("C3:A2", "A0:B0", "x:y")).ToArray(), "不是一个数");
        yield return new("产能合并在两行", "表.xlsx", () => XlsxFile.Book(XlsxFile.Rows(["企业名称", "生产线（设备）", "产能（万吨/年）"], ["甲厂", "1#窑", 5], ["甲厂", "2#窑", null]) + XlsxFile.Merge("C2:C3")).ToArray(), "分不清各是多少");
        yield return new("表头在第四十行", "表.csv", () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("说明,,\n", 40)) + "企业名称,生产线（设备）\n甲厂,窑\n"), "没有找到表头");
        yield return new("行号倒着写", "表.xlsx", () => XlsxFile.Book("<sheetData><row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>企业名称</t></is></c><c r=\"B5\" t=\"inlineStr\"><is><t>设备</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>甲厂</t></is></c></row></sheetData>").ToArray(), "行号");
        yield return new("两个工作表都像名单", "表.xlsx", () => XlsxFile.Book(false, ("甲", XlsxFile.Rows(["企业名称", "设备"], ["甲厂", "窑"])), ("乙", XlsxFile.Rows(["企业名称", "设备"], ["乙厂", "窑"]))).ToArray(), "“乙” 也像名单，没有读");
        yield return new("名单在隐藏的表里", "表.xlsx", () => XlsxFile.Book(false, ("说明", XlsxFile.Rows(["请看"])), ("~甲", XlsxFile.Rows(["企业名称", "设备"], ["甲厂", "窑"]))).ToArray(), "没有找到表头");
        yield return new("隐藏的行", "表.xlsx", () => XlsxFile.Book(XlsxFile.Rows(["企业名称", "设备"], ["甲厂", "窑"]).Replace("<row r=\"2\"", "<row r=\"2\" hidden=\"1\"")).ToArray(), "第 2 行（共 1 行）在表里是隐藏");
        yield return new("隐藏的列", "表.xlsx", () => XlsxFile.Book("<cols><col min=\"2\" max=\"2\" width=\"9\" hidden=\"1\"/></cols>" + XlsxFile.Rows(["企业名称", "设备"], ["甲厂", "窑"])).ToArray(), "B 列（生产线（设备））在表里是隐藏的");
    }

    static Malformed Cell(string what, int column, string value, string says) => Row($"{what}“{Short(value)}”", says, (column, value));

    static Malformed Row(string name, string says, params (int Column, string Value)[] changes)
    {
        var row = Good.ToArray();
        foreach (var (column, value) in changes) row[column] = value;
        return new(name, "表.csv", () => Encoding.UTF8.GetBytes(Head + string.Join(',', row.Select(f => f.Contains(',', StringComparison.Ordinal) ? $"\"{f}\"" : f)) + "\n"), says);
    }

    static Malformed Typed(string name, int column, string xml, string says) => new(name, "表.xlsx", () =>
    {
        object?[] row = [.. Good.Select(f => f.Length == 0 ? null : f)];
        row[column] = xml;
        return XlsxFile.Book(XlsxFile.Rows([.. Head.Trim().Split(',')], row)).ToArray();
    }, says);

    static Malformed Text(string name, string file, string content, string says) => new(name, file, () => Encoding.UTF8.GetBytes(content), says);

    static byte[] Sheet(params string[] row) => XlsxFile.Book(XlsxFile.Rows([.. Head.Trim().Split(',')], [.. row])).ToArray();

    static byte[] Ole(string stream) => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(stream), .. new byte[512]];

    static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
            foreach (var (name, text) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(text);
            }
        return stream.ToArray();
    }

    static byte[] Rewritten(byte[] book, string part, string? content)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, true))
        {
            zip.GetEntry(part)!.Delete();
            if (content is not null)
            {
                using var text = new StreamWriter(zip.CreateEntry(part).Open());
                text.Write(content);
            }
        }
        return stream.ToArray();
    }

    static string Short(string text) => string.Concat((text.Length > 24 ? $"{text[..6]}…共{text.Length}字" : text).Select(c => char.IsControl(c) || c is '\u202e' ? $"〈{(int)c:x}〉" : c.ToString()));
}
