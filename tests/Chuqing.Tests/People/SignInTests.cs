using System.Net;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Tests.People;

public class SignInTests
{
    const string Inside = "/office/components";

    static Task<WebApp> DemoAsync() => WebApp.StartAsync(s => s with { IsDemo = true });

    [Fact]
    public async Task Who_signs_in_is_named_on_the_page_until_he_signs_out()
    {
        await using var app = await DemoAsync();
        var visitor = await app.SignInAsync(Who.Handler);
        var page = await visitor.PageAsync(Inside);
        page.QuerySelector(".who")!.TextContent.ShouldContain("陈经办");
        (await visitor.SendAsync(page, "form[action='/signout']")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.PageAsync(Inside)).QuerySelector(".who")!.TextContent.ShouldNotContain("陈经办");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stranger_cannot_sign_somebody_out_from_another_site()
    {
        await using var app = await DemoAsync();
        var visitor = await app.SignInAsync(Who.Handler);
        using var bare = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Address, "/signout"));
        (await visitor.AskAsync(bare)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.PageAsync(Inside)).QuerySelector(".who")!.TextContent.ShouldContain("陈经办");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        await using var app = await WebApp.StartAsync();
        var visitor = app.Visitor();
        var page = await visitor.PageAsync("/signin");
        var wrong = await visitor.RefusedAsync(page, "main form", ("name", Who.Handler), ("password", "wrong"));
        var unknown = await visitor.RefusedAsync(page, "main form", ("name", "nobody"), ("password", "wrong"));
        wrong.QuerySelector("[role=alert]")!.TextContent.ShouldContain("账号或密码不对。");
        unknown.QuerySelector("[role=alert]")!.TextContent.ShouldBe(wrong.QuerySelector("[role=alert]")!.TextContent);
        visitor.Cookies.GetAllCookies().ShouldNotContain(c => c.Name == "chuqing");
    }

    [Fact]
    public async Task The_fifth_wrong_password_locks_for_fifteen_minutes_and_not_one_longer()
    {
        await using var app = await WebApp.StartAsync();
        var visitor = app.Visitor();
        var page = await visitor.PageAsync("/signin");
        for (var i = 0; i < 4; i++) await visitor.RefusedAsync(page, "main form", ("name", Who.Handler), ("password", "wrong"));
        await app.SignInAsync(Who.Handler);

        for (var i = 0; i < 5; i++) await visitor.RefusedAsync(page, "main form", ("name", Who.Handler), ("password", "wrong"));
        app.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        var locked = await visitor.RefusedAsync(page, "main form", ("name", Who.Handler), ("password", WebTemplate.Password));
        locked.QuerySelector("[role=alert]")!.TextContent.ShouldContain("账号锁到 09:15");
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await app.SignInAsync(Who.Handler);

        await using var db = app.Everything();
        (await db.Set<LedgerEntry>().CountAsync(e => e.Act == "people.sign-in-refused", WebApp.Cancel)).ShouldBe(9);
        (await db.Set<LedgerEntry>().CountAsync(e => e.Act == "people.sign-in", WebApp.Cancel)).ShouldBe(2);
    }

    [Theory]
    [InlineData("/office/ledger?q=1", "/office/ledger?q=1")]
    [InlineData("//evil.example/x", "/office")]
    [InlineData("/\\evil.example", "/office")]
    [InlineData("https://evil.example", "/office")]
    public async Task Signing_in_leads_back_only_within_this_site(string next, string to)
    {
        await using var app = await WebApp.StartAsync();
        var visitor = app.Visitor();
        var page = await visitor.PageAsync($"/signin?next={Uri.EscapeDataString(next)}");
        var answer = await visitor.SendAsync(page, "main form", ("name", Who.Handler), ("password", WebTemplate.Password));
        new Uri(app.Address, answer.Headers.Location!).ShouldBe(new Uri(app.Address, to));
    }

    [Fact]
    public async Task An_hour_without_a_page_signs_out_and_a_page_within_it_keeps_one_in()
    {
        await using var app = await DemoAsync();
        var visitor = await app.SignInAsync(Who.Handler);
        app.Time.Advance(TimeSpan.FromMinutes(59));
        (await visitor.PageAsync(Inside)).QuerySelector(".who")!.TextContent.ShouldContain("陈经办");
        app.Time.Advance(TimeSpan.FromMinutes(59));
        (await visitor.PageAsync(Inside)).QuerySelector(".who")!.TextContent.ShouldContain("陈经办");
        app.Time.Advance(TimeSpan.FromMinutes(61));
        (await visitor.PageAsync(Inside)).QuerySelector(".who")!.TextContent.ShouldNotContain("陈经办");
    }

    [Fact]
    public async Task An_appointment_that_ended_or_an_account_that_was_closed_signs_out_at_once()
    {
        await using var app = await DemoAsync();
        var (handler, reviewer) = (await app.SignInAsync(Who.Handler), await app.SignInAsync(Who.Reviewer));
        await using (var db = app.Everything())
        {
            var signedIn = await app.WhoIsAsync(Who.Handler);
            (await db.Set<Appointment>().SingleAsync(a => a.Id == signedIn.AppointmentId, WebApp.Cancel)).Through = new(2026, 11, 22);
            (await db.Set<Account>().SingleAsync(a => a.SignInName == Who.Reviewer, WebApp.Cancel)).IsClosed = true;
            db.Record(Actor.Program(WebApp.City), "test.end", new("appointment"), app.Time.GetUtcNow().UtcDateTime, new { });
            await db.SaveChangesAsync(WebApp.Cancel);
        }
        (await handler.PageAsync(Inside)).QuerySelector(".who")!.TextContent.ShouldNotContain("陈经办");
        (await reviewer.PageAsync(Inside)).QuerySelector(".who")!.TextContent.ShouldNotContain("沈审核");
    }
}
