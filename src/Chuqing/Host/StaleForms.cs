using Chuqing.Web.Face;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace Chuqing.Web.Host;

/// <summary>
/// A form whose token is stale or missing does nothing. The same page is shown again as if it were asked for,
/// with status 400, a fresh token and the entries that were sent.
/// </summary>
static class StaleForms
{
    public static async Task HandleAsync(HttpContext http, RequestDelegate next)
    {
        var isPage = http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        if (isPage && HttpMethods.IsPost(http.Request.Method))
        {
            if (IsErrorPage(http))
            {
                ShowAsAskedFor(http);
            }
            else if (http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
            {
                ShowAsAskedFor(http);
                if (http.Request.HasFormContentType)
                    http.Features.Set(new KeptEntries(await http.Request.ReadFormAsync(http.RequestAborted)));
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
            }
        }
        await next(http);
    }

    // 错误页接着失败的提交来显示：它不是那张表单，不再处理提交
    static bool IsErrorPage(HttpContext http) =>
        http.Features.Get<IExceptionHandlerFeature>() is not null || http.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    static void ShowAsAskedFor(HttpContext http)
    {
        http.Request.Method = HttpMethods.Get;
        http.Features.Set<IAntiforgeryValidationFeature>(null);
    }
}
