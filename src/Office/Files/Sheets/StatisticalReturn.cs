using System.Text.RegularExpressions;
using Chuqing.Law.Screening;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Tells the statistical return of an enterprise, which the law keeps from every other use, by what stands above and in its header.</summary>
public static partial class StatisticalReturn
{
    /// <exception cref="BadInputException">The sheet says that it is one; nothing of it may be taken.</exception>
    public static void Refuse(MappedSheet sheet)
    {
        var titles = sheet.Table.Rows().TakeWhile(r => r.Number <= sheet.Header.Bottom).SelectMany(r => r.Cells).Select(c => c.Text);
        if (titles.Prepend(sheet.Table.Name ?? "").Select(Marks).FirstOrDefault(m => m is not null) is { } mark)
            throw new BadInputException($"{sheet.Table.Place}写着“{mark}”，是统计报表，整张不收，什么都没有写入。{FigureSources.StatisticsRefusal}");
    }

    /// <summary>The words by which a title gives itself away; null where it does not.</summary>
    public static string? Marks(string title) => Mark().Match(title.Normalize(System.Text.NormalizationForm.FormKC)) is { Success: true } match ? match.Value : null;

    // “统计表”是县里常用的叫法，不算；要有统计调查制度才有的字样
    [GeneratedRegex(@"\b20[1-9]-\d表|20[1-9]-\d\s*表|能源购进、?消费[与及]库存|规(?:模以)?上工业[^,，。]{0,12}统计|国家?统计局|[省市县区]统计局|统计局(?:制定|监制|布置)|国统[制字]|统计调查制度|统计报表制度|统计调查项目")]
    private static partial Regex Mark();
}
