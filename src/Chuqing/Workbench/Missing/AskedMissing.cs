using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Screening;

namespace Chuqing.Web.Workbench.Missing;

/// <summary>The query of the list of missing facts, as its address writes it.</summary>
sealed record AskedMissing(bool Suspected, string? Area, string? Sector, string? Holder, Guid? After)
{
    public const string Path = "/office/missing";

    /// <summary>Bodies that hold what the law asks for most.</summary>
    public static readonly IReadOnlyList<string> Holders = ["企业", "节能监察机构", "县级工信部门", "自然资源部门", "气象部门", "登记机关"];

    public static AskedMissing Read(IQueryCollection query) => new(query["of"] == "suspected", Text(query["area"]), Text(query["sector"]), Text(query["holder"]), Guid.TryParse(query["after"], out var after) ? after : null);

    /// <summary>What it asks of the ledger; an area that is none of one's own counts as none.</summary>
    public MissingFilter Filter(DivisionTree divisions, DataScope scope) =>
        new(Suspected, divisions.Counties.FirstOrDefault(c => c.Path == Area && scope.Contains(c.Path))?.Path, Sector, Holder, After);

    public string Address(string path = Path, Guid? after = null, string? holder = null) => path + "?" + string.Join('&', new[]
    {
        ("of", Suspected ? "suspected" : null), ("area", Area), ("sector", Sector), ("holder", holder ?? Holder), ("after", after?.ToString()),
    }.Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}"));

    static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
