namespace Chuqing.Web.Host;

/// <summary>The headers that every answer carries. No page may run script or style of its own text.</summary>
static class ResponseHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static Task SetAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(static state =>
        {
            var headers = ((HttpContext)state).Response.Headers;
            var shown = ((HttpContext)state).Features.Get<ShownInPage>();
            headers.ContentSecurityPolicy = shown?.Policy ?? ContentSecurityPolicy;
            headers.XFrameOptions = shown is null ? "DENY" : "SAMEORIGIN";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=(), payment=()";
            headers.Remove("blazor-enhanced-nav");
            // 共用电脑：换人之后按返回键，不许看到上一个人的页
            if (headers.ContentType.ToString().StartsWith("text/html", StringComparison.Ordinal) && headers.CacheControl.Count == 0)
                headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        }, http);
        return next(http);
    }
}

/// <summary>A file that our own pages show inside themselves, with a policy of its own: nothing in it runs, loads or leads away.</summary>
sealed class ShownInPage(string directives)
{
    public string Policy { get; } = $"default-src 'none'; {directives}base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
}
