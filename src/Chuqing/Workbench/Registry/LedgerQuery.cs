using Chuqing.Law;
using Chuqing.Office.Divisions;
using Chuqing.Office.Registry;
using Microsoft.AspNetCore.WebUtilities;

namespace Chuqing.Web.Workbench.Registry;

/// <summary>What the ledger's address asks for. The page, its export and saved views read the same words.</summary>
public sealed record LedgerQuery(string? Text, Division? Area, string? Sector, string? Verdict, LineStatus? Status, bool Lacking, LineFiles? Files, int Size, Guid? After, Guid? Before)
{
    public const string Path = "/office/ledger", Unscreened = LineFilter.Unscreened;
    public const int SmallPage = 50;

    public static readonly int[] Sizes = [SmallPage, 200, 500];
    public static readonly string[] Verdicts = ["淘汰类", "不达标", "限制类", "疑似", "资料不足", "达标", "未触及"];

    /// <summary>Words that mean nothing here are left out, not refused: an old bookmark still opens.</summary>
    public static LedgerQuery Read(IQueryCollection query, DivisionTree divisions)
    {
        string? Word(string name) => query[name].ToString().Trim() is { Length: > 0 and < 200 } word ? word : null;
        Guid? Id(string name) => Guid.TryParse(Word(name), out var id) ? id : null;
        T? Name<T>(string name) where T : struct, Enum => Enum.TryParse<T>(Word(name), out var value) && Enum.IsDefined(value) ? value : null;
        return new(Word("q"), Word("area") is { } code ? divisions.ByCode(code) : null, Word("sector"),
            Word("verdict") is { } verdict && (Verdicts.Contains(verdict) || verdict == Unscreened) ? verdict : null,
            Name<LineStatus>("status"), Word("lack") == "1", Name<LineFiles>("files"), int.TryParse(Word("size"), out var size) && Sizes.Contains(size) ? size : SmallPage, Id("after"), Id("before"));
    }

    public LineFilter Filter(int size) => new(Text, Area?.Path, Sector, Verdict, Status, After, After is null ? Before : null, size, Lacking, Files);

    /// <summary>The address of the same conditions from the first page on.</summary>
    public string Url(string path = Path, params (string Name, string? Value)[] more) => QueryHelpers.AddQueryString(path,
        new Dictionary<string, string?>([
            .. new[]
            {
                ("q", Text), ("area", Area?.Code), ("sector", Sector), ("verdict", Verdict), ("status", Status?.ToString()), ("lack", Lacking ? "1" : null), ("files", Files?.ToString()),
                ("size", Size == SmallPage ? null : $"{Size}"),
            }.Concat(more).Where(p => p.Item2 is not null).Select(p => KeyValuePair.Create(p.Item1, p.Item2))]));

    /// <summary>The conditions one by one: what each is called, what it asks for, and the query without it.</summary>
    public IReadOnlyList<(string Name, string Value, LedgerQuery Without)> Conditions()
    {
        var first = this with { After = null, Before = null };
        List<(string, string, LedgerQuery)> all = [];
        if (Text is not null) all.Add(("关键词", Text, first with { Text = null }));
        if (Area is not null) all.Add(("地区", Area.Name, first with { Area = null }));
        if (Sector is not null) all.Add(("行业", Sector, first with { Sector = null }));
        if (Verdict is not null) all.Add(("研判", Verdict, first with { Verdict = null }));
        if (Status is { } status) all.Add(("状态", status.Label(), first with { Status = null }));
        if (Lacking) all.Add(("缺项", "缺资料的", first with { Lacking = false }));
        if (Files is { } files) all.Add(("办件", files.Label(), first with { Files = null }));
        return all;
    }
}
