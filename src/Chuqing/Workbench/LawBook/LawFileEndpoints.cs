using System.Text;
using Chuqing.Law;
using Chuqing.Office;
using Chuqing.Office.Files;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.LawBook;
using Chuqing.Office.People;
using Chuqing.Web.Host;
using Microsoft.Net.Http.Headers;

namespace Chuqing.Web.Workbench.LawBook;

/// <summary>The files of the law book: originals shown beside their rows, and lists as sheets.</summary>
static class LawFileEndpoints
{
    const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // 浏览器自己的 PDF 阅读器要一个 embed 和自己的样式；照片要 img；文字什么都不要
    static readonly ShownInPage Pdf = new("object-src 'self'; style-src 'unsafe-inline'; "), Photo = new("img-src 'self'; style-src 'unsafe-inline'; "), Text = new("style-src 'unsafe-inline'; sandbox; ");

    static readonly ColumnOut[] Columns =
    [
        new("编号", 34, AsText: true), new("依据", 44), new("类别", 14), new("维度", 8), new("行业", 12), new("文件", 44), new("文号", 24, AsText: true), new("条目", 28), new("原文", 60), new("施行", 12), new("废止", 8),
        new("状态", 12), new("核自或为什么是草稿", 60), new("版数", 8),
    ];

    public static void Map(WebApplication app)
    {
        app.MapGet("/office/law/originals/{id:guid}", OriginalAsync).RequireAuthorization(Rights.LawRead);
        app.MapGet("/office/law/export", ExportAsync).RequireAuthorization(Rights.LawRead);
    }

    /// <summary>An original for the frame beside the rows. What came as a web page is sent as its words alone, never as a page.</summary>
    static async Task<IResult> OriginalAsync(Guid id, ConfirmingQueries confirming, FileService files, CurrentActor actor, HttpContext http, CancellationToken cancel)
    {
        OriginalView original;
        (StoredFile File, Stream Content) sent;
        try
        {
            original = await confirming.OriginalAsync(id, cancel);
            sent = await files.OpenAsync(actor.Required, original.Original.FileId, cancel);
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
        http.Response.Headers.CacheControl = "private, no-store";
        var name = new ContentDispositionHeaderValue("inline");
        name.SetHttpFileName(sent.File.Name);
        http.Response.Headers.ContentDisposition = name.ToString();
        http.Features.Set(original.Original.Kind switch { OriginalKind.Pdf => Pdf, OriginalKind.Photo => Photo, _ => Text });
        return original.Original.Kind == OriginalKind.Page
            ? Results.Text(await WordsAsync(sent.Content, cancel), "text/plain", Encoding.UTF8)
            : Results.Stream(sent.Content, sent.File.ContentType, enableRangeProcessing: true);
    }

    static async Task<string> WordsAsync(Stream content, CancellationToken cancel)
    {
        await using (content)
        {
            if (content.Length > SavedPageText.Limit) return $"这份网页存档超过 {SavedPageText.Limit >> 20} MB，不在这里显示。请下载后对照。";
            using var whole = new MemoryStream();
            await content.CopyToAsync(whole, cancel);
            try
            {
                return SavedPageText.Of(whole.GetBuffer().AsSpan(0, (int)whole.Length));
            }
            catch (System.Text.RegularExpressions.RegexMatchTimeoutException)
            {
                return "这份网页存档的写法太乱，取不出文字。请下载后对照。";
            }
        }
    }

    static async Task<IResult> ExportAsync(HttpContext http, LawBookQueries queries, CurrentActor actor, Today today, CancellationToken cancel)
    {
        var asked = LawListQuery.Of(http.Request.Query, today.Date);
        var law = await queries.EffectiveAsync(actor.Required.City, asked.Days.On, cancel, asked.Days.Known);
        using var file = new MemoryStream();
        SheetWriter.Write(file, new SheetOut("依据", Columns, LawShelfList.Of(law, asked.Filter).Select(Cells)) { Wraps = true });
        return Results.File(file.ToArray(), Xlsx, $"依据库-{asked.Days.On:yyyy-MM-dd}.xlsx");
    }

    static IReadOnlyList<object?> Cells(ShelfEntry e) =>
    [
        e.Item.Id, e.Item.Name, e.Item.Kind, e.Item.Dimension?.Label(), e.Item.Sector, e.Text?.Title, e.Text?.Number, e.Version.Citation?.Item, e.Version.Citation?.Quote, e.Item.IsDated ? e.Version.From : null,
        e.Version.Repealed ? "不再适用" : null, e.Standing?.Label(), e.Version.Seen ?? e.Version.Why, e.Item.Versions.Count,
    ];
}
