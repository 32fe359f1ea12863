using Microsoft.Playwright;

namespace Chuqing.Web.Tests.Browser;

[Collection(Chromium.Journeys), Trait("kind", "browser")]
public class SignInJourneys(Chromium chromium)
{
    static Task<WebApp> DemoAsync() => WebApp.StartAsync(s => s with { IsDemo = true });

    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task A_wrong_password_is_explained_five_lock_and_the_right_one_leads_to_where_one_wanted(int width)
    {
        await using var app = await DemoAsync();
        await using var window = await chromium.OpenAsync(app, width: width);
        await window.GoAsync("/signin?next=/office/components");
        await window.ShouldBeAccessibleAsync();
        await window.SignInAsync(Who.Handler, "wrong");
        (await window.TextAsync()).ShouldContain("账号或密码不对。");
        (await window.Page.GetByLabel("账号").InputValueAsync()).ShouldBe(Who.Handler);
        (await window.Page.GetByLabel("密码").InputValueAsync()).ShouldBeEmpty();
        await window.ShouldBeAccessibleAsync();

        await window.SignInAsync(Who.Handler, WebTemplate.Password);
        new Uri(window.Page.Url).AbsolutePath.ShouldBe("/office/components");
        (await window.TextAsync(".who")).ShouldContain("陈经办");
        await window.LeaveAsync(() => window.Page.GetByRole(AriaRole.Button, new() { Name = "退出" }).First.ClickAsync());

        await window.GoAsync("/signin");
        for (var i = 0; i < 5; i++) await window.SignInAsync(Who.Reviewer, "wrong");
        await window.SignInAsync(Who.Reviewer, WebTemplate.Password);
        (await window.TextAsync()).ShouldContain("账号锁到 09:15，到时自动解开");
        await window.ShotAsync("signin-locked");
    }

    [Fact]
    public async Task Keys_alone_sign_in_and_lead_past_the_menu_to_the_text()
    {
        await using var app = await DemoAsync();
        await using var window = await chromium.OpenAsync(app);
        await window.GoAsync("/signin?next=/office/components");
        await window.Page.GetByLabel("账号").FocusAsync();
        await window.Page.Keyboard.TypeAsync(Who.Handler);
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.TypeAsync(WebTemplate.Password);
        await window.LeaveAsync(() => window.Page.Keyboard.PressAsync("Enter"));

        await window.Page.Keyboard.PressAsync("Tab");
        (await window.Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("跳到正文");
        var box = await window.Page.Locator("a.skip").BoundingBoxAsync();
        box.ShouldNotBeNull();
        (box.X, box.Y).ShouldSatisfyAllConditions(p => p.X.ShouldBeGreaterThanOrEqualTo(0), p => p.Y.ShouldBeGreaterThanOrEqualTo(0));
        await window.Page.Keyboard.PressAsync("Enter");
        (await window.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main");
    }
}
