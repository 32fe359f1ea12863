using Chuqing.Office;
using Chuqing.Web.Commands;

namespace Chuqing.Web.Host;

/// <summary><c>/healthz</c> says that the process lives; <c>/readyz</c> that it can take work, with the figures.</summary>
static class Probes
{
    public static void MapReady(WebApplication app) => app.MapGet("/readyz", async (Readiness readiness, CancellationToken cancel) =>
    {
        var state = await readiness.AskAsync(cancel);
        return Results.Text(JsonOut.Line(state), "application/json", statusCode: state.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }).AllowAnonymous();
}
