using Chuqing.Web.Portal.Released;
using Microsoft.AspNetCore.Authorization;

namespace Chuqing.Web.Host;

/// <summary>The public side alone: reads the released folder, opens no database, knows no officer.</summary>
public static class PortalHost
{
    /// <param name="releasedFolder">What the office released; may lie on another machine than the office.</param>
    /// <param name="demo">演示: the pages say that the data is invented.</param>
    /// <param name="services">Replaces services, for tests: the log.</param>
    public static WebApplication Build(string releasedFolder, IReadOnlyList<string> urls, bool demo, Action<WebApplicationBuilder>? services = null) => WebHost.Build(new()
    {
        Urls = urls,
        Demo = demo,
        Services = services,
        Pipeline = app => app.Use(HideOffice),
        Endpoints = app => PortalEndpoints.Map(app, releasedFolder),
    });

    // 办公的页在这台机器上不存在，不是“没有权限”
    static Task HideOffice(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null && http.Request.Path != "/signin") return next(http);
        http.SetEndpoint(null);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
