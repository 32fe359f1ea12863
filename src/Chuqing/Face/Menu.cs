using Chuqing.Office.People;

namespace Chuqing.Web.Face;

/// <summary>One line of the officers' menu.</summary>
/// <param name="Group">摸底, 监管, 退出与公开, 根据, or empty for the lines above all groups.</param>
/// <param name="Icon">A name in icons.txt.</param>
/// <param name="Right">The right that shows the line; null for every officer.</param>
public sealed record MenuLine(string Group, string Text, string Href, string Icon, string? Right = null);

/// <summary>The officers' menu, in order. A slice adds its line when its page exists; a line without a page is a defect.</summary>
public static class Menu
{
    public static readonly string[] Groups = ["", "摸底", "监管", "退出与公开", "根据"];

    public static readonly IReadOnlyList<MenuLine> Office =
    [
        new("摸底", "研判", "/office/screening", "scale", Rights.LedgerRead),
        new("监管", "认定", "/office/determinations", "file-certificate", Rights.DeterminationRead),
        new("根据", "依据库", "/office/law", "books", Rights.LawRead),
    ];

    public static readonly IReadOnlyList<MenuLine> Portal =
    [
    ];
}
