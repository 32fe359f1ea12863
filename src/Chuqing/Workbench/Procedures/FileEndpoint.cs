using Chuqing.Office;
using Chuqing.Office.Files;
using Chuqing.Office.People;
using Microsoft.Net.Http.Headers;

namespace Chuqing.Web.Workbench.Procedures;

/// <summary><c>GET /office/files/{id}</c>: a file to those whose divisions it belongs to.</summary>
static class FileEndpoint
{
    // 只有照片在页里显示；别的一律下载，传进来的网页不能在这个域名下跑
    static readonly HashSet<string> Shown = ["image/jpeg", "image/png", "image/webp"];

    public static void Map(WebApplication app) => app.MapGet("/office/files/{id:guid}", SendAsync).RequireAuthorization(Rights.FileRead);

    public static bool IsPhoto(StoredFile file) => Shown.Contains(file.ContentType);

    static async Task<IResult> SendAsync(Guid id, FileService files, CurrentActor actor, HttpContext http)
    {
        try
        {
            var (file, content) = await files.OpenAsync(actor.Required, id, http.RequestAborted);
            var photo = IsPhoto(file);
            http.Response.Headers.CacheControl = "private, no-store";
            var name = new ContentDispositionHeaderValue(photo ? "inline" : "attachment");
            name.SetHttpFileName(file.Name);
            http.Response.Headers.ContentDisposition = name.ToString();
            return Results.Stream(content, photo ? file.ContentType : "application/octet-stream", enableRangeProcessing: true);
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
    }
}
