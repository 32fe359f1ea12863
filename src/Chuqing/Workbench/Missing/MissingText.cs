using Chuqing.Law.Screening;
using Chuqing.Office.Screening;

namespace Chuqing.Web.Workbench.Missing;

/// <summary>What becomes of a line once the facts asked for are there: on the page and in the sheets alike.</summary>
static class MissingText
{
    /// <param name="here">How many of its facts stand in the place where this is read; the rest are asked of others.</param>
    public static string Then(UndecidedLine line, int here) => line.Deciding switch
    {
        { Beyond.Count: > 0 } open => $"补了还定不了：{string.Join("；", open.Beyond)}。",
        { Facts: [WantedEquipment] } => "认出设备，才知道还要什么。",
        { OneMeasurement: true } => "一次有效测定就能定论。",
        // 缺得多的没有逐一试遍，不能说补了就够
        { IsProven: false } many => here == many.Facts.Count ? $"先补这 {here} 项，补了再研判。" : $"连同别处的 {many.Facts.Count - here} 项，先补齐再研判。",
        { } few => here == few.Facts.Count ? $"补齐这 {here} 项就能定论。" : $"连同别处的 {few.Facts.Count - here} 项，补齐就能定论。",
    };
}
