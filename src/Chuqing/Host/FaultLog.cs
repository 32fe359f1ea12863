using System.Security.Cryptography;
using Chuqing.Office;
using Microsoft.AspNetCore.Diagnostics;

namespace Chuqing.Web.Host;

/// <summary>Gives every fault a number, writes it once with its number, and leaves the answer to the error page.</summary>
sealed class FaultLog(ILogger<FaultLog> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancel)
    {
        if (exception is BadInputException refusal)
        {
            http.Features.Set(new RequestFault(StatusOf(exception), null, refusal.Lines));
            return ValueTask.FromResult(false);
        }
        var number = Convert.ToHexString(RandomNumberGenerator.GetBytes(5));
        log.LogError(exception, "错误 {Number}：{Method} {Path}", number, http.Request.Method, PathOf(http));
        http.Features.Set(new RequestFault(StatusOf(exception), number, null));
        return ValueTask.FromResult(false);
    }

    // 到这里路径已改成错误页的，原来的在特征里
    static string PathOf(HttpContext http) => http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path;

    public static int StatusOf(Exception exception) => exception switch
    {
        BadInputException => StatusCodes.Status400BadRequest,
        BadHttpRequestException bad => bad.StatusCode,
        OperationCanceledException => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };
}
