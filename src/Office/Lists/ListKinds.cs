namespace Chuqing.Office.Lists;

/// <summary>The words by which pages, addresses and folders name a kind.</summary>
public static class ListKinds
{
    public static string Slug(this ListKind kind) => kind switch { ListKind.Yellow => "yellow", ListKind.Red => "red", _ => "exits" };

    public static ListKind? Of(string? slug) => slug switch
    {
        "yellow" => ListKind.Yellow,
        "red" => ListKind.Red,
        "exits" => ListKind.YearlyExits,
        _ => null,
    };

    /// <summary>黄牌名单, 红牌名单, 年度退出名单: as menus and file names say it.</summary>
    public static string ShortName(this ListKind kind) => kind switch { ListKind.Yellow => "黄牌名单", ListKind.Red => "红牌名单", _ => "年度退出名单" };

    /// <summary>2026 年黄牌名单, 2026 年度退出名单.</summary>
    public static string NameOf(this ListKind kind, int year) => FormattableString.Invariant($"{year} 年{(kind == ListKind.YearlyExits ? "度退出名单" : kind.ShortName())}");

    /// <summary>Whether the list says who stands on it today, whatever the year; its versions go on from year to year.</summary>
    public static bool IsStanding(this ListKind kind) => kind != ListKind.YearlyExits;
}
