namespace Chuqing.Office.Files.Sheets;

/// <summary>Finds in a workbook the sheet that lists enterprises and their lines, among covers, notes and summaries.</summary>
static class SheetChoice
{
    static readonly string[] Wanted = ["企业名称", "生产线（设备）"];

    /// <param name="book">The file.</param>
    /// <param name="given">The mapping given, by whose names a header is found.</param>
    /// <param name="name">The sheet to read; null looks for it.</param>
    public static (SheetTable Table, HeaderRow Header, IReadOnlyList<string> Others) Of(SheetBook book, ColumnMapping? given, string? name)
    {
        if (name is not null)
        {
            var named = book.Tables.FirstOrDefault(t => t.Name == name)
                ?? throw new BadInputException($"{book.File} 里没有叫“{name}”的表。有：{string.Join("、", book.Tables.Select(t => t.Name))}。");
            return (named, HeaderOf(named, given) ?? throw NoHeader(book), given?.Sheet is null ? [.. Found(book, given).Where(f => f.Table != named && f.Fit == Wanted.Length).Select(f => f.Table.Name ?? "")] : []);
        }
        var found = Found(book, given);
        if (found.Count == 0) throw NoHeader(book);
        // 汇总表也有“行业”“产能”，但不写企业；一样合适的取第一张
        var best = found.MaxBy(f => f.Fit);
        return (best.Table, best.Header, given is null ? [.. found.Where(f => f.Table != best.Table && f.Fit == best.Fit).Select(f => f.Table.Name ?? "")] : []);
    }

    /// <summary>What the reader should know about the sheets that were not read.</summary>
    public static IEnumerable<string> Remarks(SheetBook book, SheetTable read, IReadOnlyList<string> others)
    {
        if (others.Count > 0) yield return $"{book.File}：读的是“{read.Name}”，另有 {string.Join("、", others.Select(o => $"“{o}”"))} 也像名单，没有读。要读请在“文件”一栏改读那一张，或分开交。";
        var hidden = book.Tables.Where(t => t.Hidden && t != read && !others.Contains(t.Name ?? "") && HeaderRow.Find(t) is not null).Select(t => $"“{t.Name}”").ToList();
        if (hidden.Count > 0) yield return $"{book.File}：隐藏的表 {string.Join("、", hidden)} 没有读。";
        var rest = book.Tables.Where(t => !t.Hidden && t != read && !others.Contains(t.Name ?? "") && LooksLikeTable(t)).Select(t => $"“{t.Name}”").ToList();
        if (rest.Count > 0) yield return $"{book.File}：读的是“{read.Name}”；{string.Join("、", rest)} 不是企业名单，没有读。";
    }

    // 封面和填表说明只有一两列，不值一提；看着像表而没有读的要说
    static bool LooksLikeTable(SheetTable table) => table.Rows().Take(30).Count(r => r.Cells.Count(c => !c.IsEmpty) >= 3) >= 2;

    static List<(SheetTable Table, HeaderRow Header, int Fit)> Found(SheetBook book, ColumnMapping? given) =>
        [.. book.Tables.Where(t => !t.Hidden).Select(t => (Table: t, Header: HeaderOf(t, given))).Where(t => t.Header is not null).Select(t => (t.Table, t.Header!, given is null ? Fit(t.Header!) : 0))];

    static int Fit(HeaderRow header)
    {
        var targets = header.Names.Select(n => ColumnTargets.Match(n)?.Target).ToHashSet();
        return Wanted.Count(targets.Contains);
    }

    static HeaderRow? HeaderOf(SheetTable table, ColumnMapping? given)
    {
        if (given is null) return HeaderRow.Find(table);
        if (given.HeaderRow is { } row) return HeaderRow.At(table, row);
        // 列对应里写的名字自己就是找表头的依据，不必是通行的叫法
        var wanted = given.Columns.Values.SelectMany(c => c.Columns).Select(c => c.Header).OfType<string>().Select(HeaderText.Normalize).ToHashSet();
        var best = table.Rows().Take(30).Select(r => (r.Number, Hits: r.Cells.Count(c => wanted.Contains(HeaderText.Normalize(c.Text))))).DefaultIfEmpty().MaxBy(r => r.Hits);
        return best.Hits > 0 ? HeaderRow.At(table, best.Number) : HeaderRow.Find(table);
    }

    static BadInputException NoHeader(SheetBook book) =>
        new($"{book.File}：前 30 行里没有找到表头。至少要有“企业名称”和“生产线（设备）”这样的列名；列名特别的，请用列对应文件说明。");
}
