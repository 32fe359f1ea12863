namespace Chuqing.Web.Workbench.Registry;

/// <summary>What a line is called on pages: its number and the words of its equipment.</summary>
static class LineTitle
{
    const int Longest = 60;

    public static string Of(string? number, string equipment)
    {
        var title = $"{number} {equipment}".Trim();
        return title.Length == 0 ? "没有写设备的生产线" : title.Length > Longest ? title[..Longest] + "…" : title;
    }
}
