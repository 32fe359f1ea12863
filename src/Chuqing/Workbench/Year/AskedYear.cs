using System.Globalization;

namespace Chuqing.Web.Workbench.Year;

/// <summary>The year that an address asks for; what is no year becomes this one.</summary>
static class AskedYear
{
    public static int Of(string? asked, DateOnly today) =>
        int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 2000 && year <= today.Year ? year : today.Year;
}
