using Chuqing.Office.Files.Sheets;

namespace Chuqing.Web.Workbench.Registry;

/// <summary>The sheet behind an export that names whose data are in it.</summary>
static class SourceSheet
{
    /// <returns>One sheet; none where no licence asks for a name.</returns>
    public static IReadOnlyList<SheetOut> Of(IReadOnlyList<Attribution> attributions) => attributions.Count == 0 ? [] :
        [new("来源与许可", [new("来源", 60), new("许可", 20), new("网址", 80)], attributions.Select(a => (IReadOnlyList<object?>)[a.Source, a.Licence, a.Link]))];
}
