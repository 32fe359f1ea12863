using System.Net;
using Chuqing.Web.Host;
using Chuqing.Web.Portal;
using Microsoft.Extensions.DependencyInjection;

namespace Chuqing.Web.Tests.Face;

public class FormsTests
{
    const string Path = "/office/components";
    const string Form = "#form form";

    [Fact]
    public async Task A_refused_form_answers_400_with_the_entries_and_the_reason_beside_the_field()
    {
        await using var host = await FaceHost.StartAsync();
        var page = await host.PageAsync(Path);
        var answer = await host.SubmitAsync(page, Path, Form, ("what", ""), ("place", "坪石镇 老国道旁"), ("kind", "不清楚"));
        var refused = await host.ReadAsync(answer, HttpStatusCode.BadRequest);
        refused.QuerySelector("#form [role=alert] b")!.TextContent.ShouldBe("还差 1 项没填");
        refused.QuerySelector("#form [role=alert] a")!.GetAttribute("href").ShouldBe("#f-what");
        refused.QuerySelector("#f-what")!.GetAttribute("aria-invalid").ShouldBe("true");
        refused.QuerySelector("#f-what-error")!.TextContent.ShouldBe("请写一句话，哪怕不完整。");
        refused.QuerySelector("#f-place")!.GetAttribute("value").ShouldBe("坪石镇 老国道旁");
        refused.QuerySelector("#f-place")!.GetAttribute("aria-invalid").ShouldBeNull();
        refused.QuerySelectorAll("input[name=kind][checked]").Single().GetAttribute("value").ShouldBe("不清楚");
    }

    [Fact]
    public async Task A_stale_token_does_nothing_keeps_the_entries_and_brings_a_token_that_works()
    {
        await using var host = await FaceHost.StartAsync();
        using var sent = new FormUrlEncodedContent([new("_handler", "sample"), new("__RequestVerificationToken", "old"), new("what", "夜里有炉子响"), new("place", "坪石镇"), new("kind", "不清楚")]);
        var page = await host.ReadAsync(await host.Client.PostAsync(Path, sent, TestContext.Current.CancellationToken), HttpStatusCode.BadRequest);
        page.QuerySelector("[role=alert] b")!.TextContent.ShouldBe("没有提交：这一页放得太久，或登录已换人");
        page.QuerySelector("#f-what")!.TextContent.ShouldBe("夜里有炉子响");
        page.QuerySelector("#f-place")!.GetAttribute("value").ShouldBe("坪石镇");
        page.QuerySelectorAll("input[name=kind][checked]").Length.ShouldBe(1);
        page.Body!.TextContent.ShouldNotContain("两项都填了");

        var answer = await host.SubmitAsync(page, Path, Form, ("what", "夜里有炉子响"), ("place", "坪石镇"));
        (await host.ReadAsync(answer, HttpStatusCode.OK)).Body!.TextContent.ShouldContain("两项都填了");
    }

    [Fact]
    public async Task A_password_is_never_shown_again()
    {
        await using var host = await FaceHost.StartAsync();
        using var sent = new FormUrlEncodedContent([new("_handler", "sign-in"), new("name", "zhang"), new("password", "geheim-77")]);
        var answer = await host.Client.PostAsync("/signin", sent, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        text.ShouldContain("zhang");
        text.ShouldNotContain("geheim-77");
    }

    [Fact]
    public async Task A_form_sent_to_nowhere_gets_the_error_page_and_not_an_empty_answer()
    {
        await using var host = await FaceHost.StartAsync();
        using var sent = new FormUrlEncodedContent([new("a", "b")]);
        var page = await host.ReadAsync(await host.Client.PostAsync("/no-such", sent, TestContext.Current.CancellationToken), HttpStatusCode.NotFound);
        page.QuerySelector("h1")!.TextContent.ShouldBe("没有这一页");
        page.QuerySelector("[role=alert]").ShouldBeNull();
    }

    [Theory]
    [InlineData("/signin", "/office")]
    [InlineData("/signin?next=%2Foffice%2Fledger%3Fq%3Da", "/office/ledger?q=a")]
    [InlineData("/signin?next=https%3A%2F%2Fevil.example%2F", "/office")]
    [InlineData("/signin?next=%2F%2Fevil.example", "/office")]
    [InlineData("/signin?next=%2F%5Cevil.example", "/office")]
    public async Task Signing_in_leads_on_but_never_off_this_site(string path, string to)
    {
        await using var host = await FaceHost.StartAsync(WithAccount);
        var page = await host.PageAsync(path);
        var answer = await host.SubmitAsync(page, path, "form", ("name", "zhang"), ("password", "right"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        new Uri(host.Client.BaseAddress!, answer.Headers.Location!).ShouldBe(new Uri(host.Client.BaseAddress!, to));
    }

    [Fact]
    public async Task A_wrong_password_is_refused_with_the_sentence_of_the_check()
    {
        await using var host = await FaceHost.StartAsync(WithAccount);
        var page = await host.PageAsync("/signin");
        var answer = await host.SubmitAsync(page, "/signin", "form", ("name", "zhang"), ("password", "wrong"));
        var refused = await host.ReadAsync(answer, HttpStatusCode.BadRequest);
        refused.QuerySelector("[role=alert]")!.TextContent.ShouldContain("账号或密码不对。");
        refused.QuerySelector("#f-name")!.GetAttribute("value").ShouldBe("zhang");
    }

    static WebHostOptions WithAccount(WebHostOptions options) => options with
    {
        Services = builder =>
        {
            options.Services!(builder);
            builder.Services.AddSingleton(new SignInHandler((_, name, password) => Task.FromResult(name == "zhang" && password == "right" ? null : "账号或密码不对。")));
        },
    };
}
