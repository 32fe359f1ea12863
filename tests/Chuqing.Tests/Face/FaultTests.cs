using System.Net;
using Chuqing.Office;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Chuqing.Web.Tests.Face;

public class FaultTests
{
    [Fact]
    public async Task A_fault_shows_a_number_that_finds_its_log_line_and_nothing_of_the_exception()
    {
        await using var host = await FaceHost.StartAsync(null, app => app.MapGet("/boom", string () => throw new InvalidOperationException("连接串 secret")));
        var page = await host.PageAsync("/boom", HttpStatusCode.InternalServerError);
        var number = page.QuerySelector(".error-n")!.TextContent;
        number.Length.ShouldBe(10);
        host.Log.Single().ShouldStartWith($"错误 {number}：GET /boom");
        page.DocumentElement.TextContent.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_refusal_is_told_line_by_line_and_is_no_fault_of_ours()
    {
        await using var host = await FaceHost.StartAsync(null, app => app.MapGet("/bad", string () => throw new BadInputException("行 14，列 E 能力：没有单位。", "行 15：没有企业名称。")));
        var page = await host.PageAsync("/bad", HttpStatusCode.BadRequest);
        page.QuerySelectorAll(".say-stop p").Select(p => p.TextContent).ShouldBe(["行 14，列 E 能力：没有单位。", "行 15：没有企业名称。"]);
        host.Log.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(403, "这一页不归您的岗位办")]
    [InlineData(404, "没有这一页")]
    [InlineData(413, "文件太大")]
    public async Task A_bare_status_becomes_a_page_with_words(int status, string title)
    {
        await using var host = await FaceHost.StartAsync(null, app => app.MapGet("/bare", () => Results.StatusCode(status)));
        var page = await host.PageAsync("/bare", (HttpStatusCode)status);
        page.QuerySelector("h1")!.TextContent.ShouldBe(title);
    }

    [Fact]
    public async Task An_unknown_address_is_a_page_but_for_programs_a_bare_status()
    {
        await using var host = await FaceHost.StartAsync();
        (await host.PageAsync("/office/no-such", HttpStatusCode.NotFound)).QuerySelector("h1")!.TextContent.ShouldBe("没有这一页");
        var answer = await host.Client.GetAsync("/api/v1/no-such", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<html");
    }

    [Fact]
    public async Task A_request_over_its_time_is_cancelled_and_says_so()
    {
        await using var host = await FaceHost.StartAsync(
            o => o with { RequestTimeout = TimeSpan.FromMilliseconds(50) },
            app => app.MapGet("/slow", (HttpContext http) => Task.Delay(Timeout.Infinite, http.RequestAborted)));
        var page = await host.PageAsync("/slow", HttpStatusCode.GatewayTimeout);
        page.QuerySelector("h1")!.TextContent.ShouldBe("这次查得太久，已停下");
    }
}
