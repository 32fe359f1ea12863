using Chuqing.Web.Face;

namespace Chuqing.Web.Workbench.Registry;

/// <summary>The four stages of an import.</summary>
static class ImportStages
{
    static readonly string[] Names = ["选文件", "对列", "看结果", "写入"];

    /// <param name="now">1 to 4; 5 when all is done.</param>
    /// <param name="words">What each stage has come to, as far as known.</param>
    public static IReadOnlyList<Stage> At(int now, params string[] words) =>
        [.. Names.Select((name, i) => new Stage(name, words.ElementAtOrDefault(i) ?? "", "", StateOf(i + 1, now)))];

    static StageState StateOf(int number, int now) => number < now ? StageState.Done : number == now ? StageState.Now : StageState.Ahead;
}
