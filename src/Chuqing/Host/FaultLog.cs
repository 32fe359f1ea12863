using System.Security.Cryptography;
using Chuqing.Law.Procedures;
using Chuqing.Office;
using Chuqing.Office.Data;
using Microsoft.AspNetCore.Diagnostics;

namespace Chuqing.Web.Host;

/// <summary>Gives every fault a number, writes it once with its number, and leaves the answer to the error page.</summary>
sealed class FaultLog(ILogger<FaultLog> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken cancel)
    {
        if (LinesOf(exception) is { } lines)
        {
            http.Features.Set(new RequestFault(StatusOf(exception), null, lines));
            return ValueTask.FromResult(false);
        }
        var number = Convert.ToHexString(RandomNumberGenerator.GetBytes(5));
        log.LogError(exception, "错误 {Number}：{Method} {Path}", number, http.Request.Method, PathOf(http));
        http.Features.Set(new RequestFault(StatusOf(exception), number, null));
        return ValueTask.FromResult(false);
    }

    // 到这里路径已改成错误页的，原来的在特征里
    static string PathOf(HttpContext http) => http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path;

    // 拒绝不是故障：写给人看的话，不占错误编号
    static IReadOnlyList<string>? LinesOf(Exception exception) => exception switch
    {
        BadInputException bad => bad.Lines,
        InvalidFieldsException or ForbiddenException or NotPermittedException or OutOfScopeException or NotFoundException or ConflictException => exception.Message.Split('\n'),
        _ => null,
    };

    public static int StatusOf(Exception exception) => exception switch
    {
        BadInputException or InvalidFieldsException => StatusCodes.Status400BadRequest,
        ForbiddenException or NotPermittedException or OutOfScopeException => StatusCodes.Status403Forbidden,
        NotFoundException => StatusCodes.Status404NotFound,
        ConflictException => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        OperationCanceledException => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };
}
