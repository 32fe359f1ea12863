using System.Globalization;
using Chuqing.Office.Lists;

namespace Chuqing.Web.Portal.Released;

/// <summary>The public pages, out of the released folder and nothing else: no database, no service of the office.</summary>
public static class PortalEndpoints
{
    static readonly string[] Reading = ["GET", "HEAD"];

    /// <param name="releasedFolder">What <see cref="ReleasePublisher"/> wrote.</param>
    public static void Map(IEndpointRouteBuilder app, string releasedFolder)
    {
        Add("/", _ => "index.html");
        Add("/index.json", _ => "index.json");
        Add("/lists", _ => "lists/index.html");
        Add("/lists/{kind}", values => Kind(values) is { } kind ? $"lists/{kind.Slug()}/index.html" : null);
        Add("/lists/{kind}/{year:int:range(2000,2999)}", values => Folder(values) is { } folder ? $"{folder}/latest.html" : null);
        Add("/lists/{kind}/{year:int:range(2000,2999)}/{name}", values => Folder(values) is { } folder && FileOf((string)values["name"]!) is { } file ? $"{folder}/{file}" : null);

        void Add(string pattern, Func<RouteValueDictionary, string?> fileOf) =>
            app.MapMethods(pattern, Reading, (HttpContext http) => Serve(http, releasedFolder, fileOf(http.Request.RouteValues))).AllowAnonymous();
    }

    static IResult Serve(HttpContext http, string root, string? file)
    {
        var found = file is null ? null : new FileInfo(Path.Combine(root, file));
        if (found is not { Exists: true }) return Results.NotFound();
        // 每次都问一句有没有新版；没有就不再传
        http.Response.Headers.CacheControl = "public, no-cache";
        var tag = $"\"{found.LastWriteTimeUtc.Ticks:x}-{found.Length:x}\"";
        return Results.File(found.FullName, TypeOf(found.Extension), DownloadName(http.Request.RouteValues, found), found.LastWriteTimeUtc, new(tag));
    }

    static ListKind? Kind(RouteValueDictionary values) => ListKinds.Of(values["kind"] as string);

    static string? Folder(RouteValueDictionary values) => Kind(values) is { } kind ? ReleasedVersion.FolderOf(kind, int.Parse((string)values["year"]!, CultureInfo.InvariantCulture)) : null;

    /// <summary>3, 3.csv, latest.json, index.json, history, 1-3; anything else is no file of ours.</summary>
    static string? FileOf(string name)
    {
        if (name == "index.json") return name;
        if (name == "history" || (name.Split('-') is [var from, var to] && IsNumber(from) && IsNumber(to))) return $"{name}.html";
        var parts = name.Split('.');
        var stem = parts[0];
        return stem != "latest" && !IsNumber(stem) ? null : parts switch
        {
            [_] => $"{stem}.html",
            [_, "html" or "csv" or "json"] => name,
            _ => null,
        };
    }

    static bool IsNumber(string text) => text.Length is > 0 and < 7 && text[0] != '0' && text.All(char.IsAsciiDigit);

    static string TypeOf(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".csv" => "text/csv; charset=utf-8",
        _ => "application/json; charset=utf-8",
    };

    // 名单的数据文件下载时叫中文名；页面和索引直接看
    static string? DownloadName(RouteValueDictionary values, FileInfo file)
    {
        if (file.Extension == ".html" || Kind(values) is not { } kind || file.Name == "index.json") return null;
        var stem = Path.GetFileNameWithoutExtension(file.Name);
        return $"{kind.ShortName()}-{values["year"]}-{(stem == "latest" ? "现行版" : $"第{stem}版")}{file.Extension}";
    }
}
