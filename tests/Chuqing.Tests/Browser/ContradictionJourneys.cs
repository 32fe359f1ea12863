using Chuqing.Web.Tests.Contradictions;
using Microsoft.Playwright;

namespace Chuqing.Web.Tests.Browser;

[Collection(Chromium.Journeys), Trait("kind", "browser")]
public class ContradictionJourneys(Chromium chromium)
{
    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task A_contradiction_is_opened_refused_without_a_reason_and_ruled_by_keys(int width)
    {
        await using var app = await WebApp.StartAsync();
        await ContradictionPagesTests.SetUpAsync(app);
        await using var window = await chromium.OpenAsync(app, Who.Handler, width);
        await window.GoAsync("/office/missing");
        await window.ShouldBeAccessibleAsync();
        await window.GoAsync("/office/contradictions");
        await window.ShouldBeAccessibleAsync();

        await window.Page.Locator("details.more summary").FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.GetByLabel("结论").SelectOptionAsync("BothHold");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "记下核定" }).FocusAsync();
        await window.LeaveAsync(() => window.Page.Keyboard.PressAsync("Enter"));
        (await window.Page.Locator(".error-text").First.TextContentAsync())!.ShouldContain("怎样核实的");
        await window.ShouldBeAccessibleAsync();

        await window.Page.GetByLabel("怎样核实的").FillAsync("查了电表，只有照明。");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "记下核定" }).FocusAsync();
        await window.LeaveAsync(() => window.Page.Keyboard.PressAsync("Enter"));
        (await window.TextAsync(".empty-x")).ShouldContain("没有待核定的矛盾");
        await window.ShouldBeAccessibleAsync();
    }
}
