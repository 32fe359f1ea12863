using Chuqing.Office.People;

namespace Chuqing.Web.Face;

/// <summary>One line of the officers' menu.</summary>
/// <param name="Group">摸底, 监管, 退出与公开, 根据, or empty for the lines above all groups.</param>
/// <param name="Icon">A name in icons.txt.</param>
/// <param name="Right">The right that shows the line; null for every officer.</param>
/// <param name="Also">Other places that belong to the line: a line's own page lies under the ledger.</param>
public sealed record MenuLine(string Group, string Text, string Href, string Icon, string? Right = null, params string[] Also)
{
    /// <summary>How many characters of a path the line covers; 0 where it does not.</summary>
    public int Covers(string path) => Also.Prepend(Href).Where(h => path == h || path.StartsWith(h + "/", StringComparison.Ordinal)).Select(h => h.Length).DefaultIfEmpty().Max();
}

/// <summary>The officers' menu, in order. A slice adds its line when its page exists; a line without a page is a defect.</summary>
public static class Menu
{
    public static readonly string[] Groups = ["", "摸底", "监管", "退出与公开", "根据"];

    public static readonly IReadOnlyList<MenuLine> Office =
    [
        new("", "工作台", "/office", "home", Rights.Workbench),
        new("", "年度工作", "/office/year", "calendar-event", Rights.YearRead),
        new("摸底", "企业与生产线", "/office/ledger", "building-factory-2", Rights.LedgerRead, "/office/lines", "/office/enterprises"),
        new("摸底", "导入台账", "/office/import", "table-import", Rights.LedgerImport),
        new("摸底", "研判", "/office/screening", "scale", Rights.LedgerRead),
        new("摸底", "补资料", "/office/missing", "help-circle", Rights.LedgerRead),
        new("摸底", "数据矛盾", "/office/contradictions", "equal-not", Rights.LedgerRead),
        new("监管", "认定", "/office/determinations", "file-certificate", Rights.DeterminationRead, "/office/citations"),
        new("监管", "办件", "/office/cases", "folder-open", Rights.CaseRead),
        new("退出与公开", "名单", "/office/lists", "list-details", Rights.ListRead),
        new("退出与公开", "退出与验收", "/office/exits", "building-off", Rights.ExitRead),
        new("根据", "依据库", "/office/law", "books", Rights.LawRead),
        new("根据", "新版与地方规定", "/office/law/editions", "file-plus", Rights.LawRead, "/office/law/previews", "/office/law/jobs"),
        new("根据", "时间机器", "/office/law/time-machine", "history", Rights.LawRead),
    ];

    public static readonly IReadOnlyList<MenuLine> Portal =
    [
        new("", "首页", "/", "home"),
        new("", "黄牌名单", "/lists/yellow", "list-details"),
        new("", "红牌名单", "/lists/red", "list-details"),
        new("", "年度退出名单", "/lists/exits", "list-details"),
    ];
}
