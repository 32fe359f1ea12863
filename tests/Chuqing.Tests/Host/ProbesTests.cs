using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Tests.Host;

public class ProbesTests
{
    [Fact]
    public async Task Ready_says_how_database_disk_calendar_and_sealer_stand()
    {
        await using var app = await WebApp.StartAsync();
        var answer = await app.Visitor().GetAsync("/readyz");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(WebApp.Cancel)).RootElement;
        json.GetProperty("ready").GetBoolean().ShouldBeTrue();
        json.GetProperty("database").GetString().ShouldBe("current");
        json.GetProperty("freeMegabytes").GetInt64().ShouldBeGreaterThan(0);
        json.GetProperty("calendarKnownThrough").GetString()!.ShouldStartWith("20");
        json.GetProperty("sealerLagSeconds").GetDecimal().ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_database_that_is_gone_makes_it_unready_but_still_alive()
    {
        await using var app = await WebApp.StartAsync();
        await using (var db = app.Everything())
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_AppendOnly'", WebApp.Cancel);
        var answer = await app.Visitor().GetAsync("/readyz");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(WebApp.Cancel)).ShouldContain("\"database\":\"older\"");
        (await app.Visitor().GetAsync("/healthz")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
