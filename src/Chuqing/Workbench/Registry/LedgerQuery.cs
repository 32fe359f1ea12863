using Chuqing.Law;
using Chuqing.Office.Divisions;
using Chuqing.Office.Registry;
using Microsoft.AspNetCore.WebUtilities;

namespace Chuqing.Web.Workbench.Registry;

/// <summary>What the ledger's address asks for. The page and its export read the same words.</summary>
public sealed record LedgerQuery(string? Text, Division? Area, string? Sector, string? Verdict, LineStatus? Status, Guid? After, Guid? Before)
{
    public const string Path = "/office/ledger", Unscreened = "未研判";

    public static readonly string[] Verdicts = ["淘汰类", "不达标", "限制类", "疑似", "资料不足", "达标", "未触及"];

    /// <summary>Words that mean nothing here are left out, not refused: an old bookmark still opens.</summary>
    public static LedgerQuery Read(IQueryCollection query, DivisionTree divisions)
    {
        string? Word(string name) => query[name].ToString().Trim() is { Length: > 0 and < 200 } word ? word : null;
        Guid? Id(string name) => Guid.TryParse(Word(name), out var id) ? id : null;
        return new(Word("q"), Word("area") is { } code ? divisions.ByCode(code) : null, Word("sector"),
            Word("verdict") is { } verdict && (Verdicts.Contains(verdict) || verdict == Unscreened) ? verdict : null,
            Enum.TryParse<LineStatus>(Word("status"), out var status) && Enum.IsDefined(status) ? status : null, Id("after"), Id("before"));
    }

    public LineFilter Filter(int size) => new(Text, Area?.Path, Sector, Verdict, Status, After, After is null ? Before : null, size);

    /// <summary>The address of the same conditions from the first page on.</summary>
    public string Url(string path = Path, params (string Name, string? Value)[] more) => QueryHelpers.AddQueryString(path,
        new Dictionary<string, string?>([
            .. new[] { ("q", Text), ("area", Area?.Code), ("sector", Sector), ("verdict", Verdict), ("status", Status?.ToString()) }.Concat(more)
                .Where(p => p.Item2 is not null).Select(p => KeyValuePair.Create(p.Item1, p.Item2))]));

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
        return all;
    }
}
