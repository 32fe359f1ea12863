using Chuqing.Law.Procedures;
using Chuqing.Web.Tests.Workbench;
using Microsoft.Playwright;

namespace Chuqing.Web.Tests.Browser;

[Collection(Chromium.Journeys), Trait("kind", "browser")]
public class ProceedingJourneys(Chromium chromium)
{
    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task An_order_is_served_after_a_refusal_that_kept_the_entries(int width)
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.CaseAsync();
        await using var window = await chromium.OpenAsync(app, Who.Handler, width);
        await window.GoAsync($"/office/cases/{id}");
        await window.ShouldBeAccessibleAsync();
        await window.LeaveAsync(() => window.Page.Locator($"a[href='/office/acts/{id}/{EnergyProcedure.Serve}']").ClickAsync());
        await window.ShouldBeAccessibleAsync();
        await window.Page.Locator("[name=On]").FillAsync("2026-06-29");
        await window.Page.Locator("[name=DocumentNumber]").FillAsync("能改〔2026〕14号");
        await window.Page.Locator("[name=Delivery]").SelectOptionAsync("直接送达");
        await window.Page.Locator("[name=OwnDay]").FillAsync("2027-06-29");
        await window.LeaveAsync(() => window.Page.Locator("main form button[type=submit]").First.ClickAsync());
        (await window.TextAsync("#f-OwnDay-error")).ShouldContain("6 个月");
        (await window.Page.Locator("[name=DocumentNumber]").InputValueAsync()).ShouldBe("能改〔2026〕14号");
        (await window.Page.Locator("[name=Delivery]").InputValueAsync()).ShouldBe("直接送达");
        await window.ShouldBeAccessibleAsync();

        await window.Page.Locator("[name=OwnDay]").FillAsync("2026-12-29");
        await window.LeaveAsync(() => window.Page.Locator("main form button[type=submit]").First.ClickAsync());
        if (await window.Page.Locator("button[value=done]").CountAsync() > 0) await window.LeaveAsync(() => window.Page.Locator("button[value=done]").ClickAsync());
        new Uri(window.Page.Url).AbsolutePath.ShouldBe($"/office/cases/{id}");
        (await window.TextAsync(".clock")).ShouldContain("36");
        await window.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task An_exit_takes_the_branch_of_sealing_and_says_what_is_still_lacking()
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.ExitAsync();
        await app.TakeAsync(Who.Handler, id, new(ExitProcedure.RecordShut, CaseYard.Day("2026-11-03")) { Files = [await app.FileAsync(Who.Handler)] });
        await using var window = await chromium.OpenAsync(app, Who.Handler);
        await window.GoAsync($"/office/acts/{id}/{ExitProcedure.ChooseSealing}");
        await window.ShouldBeAccessibleAsync();
        await window.Page.Locator("[name=On]").FillAsync("2026-11-04");
        await window.Page.Locator("[name=Text]").FillAsync("厂房与邻线共用基础，须与邻线同期拆除");
        await window.Page.Locator("[name=Files]").SetInputFilesAsync(new FilePayload { Name = "现场核实.pdf", MimeType = "application/pdf", Buffer = [1, 2, 3] });
        await window.LeaveAsync(() => window.Page.Locator("main form button[type=submit]").First.ClickAsync());
        if (await window.Page.Locator("button[value=done]").CountAsync() > 0)
        {
            (await window.TextAsync()).ShouldContain("厂房与邻线共用基础");
            await window.ShouldBeAccessibleAsync();
            await window.LeaveAsync(() => window.Page.Locator("button[value=done]").ClickAsync());
        }
        (await window.TextAsync()).ShouldContain("还缺：");
        await window.ShouldBeAccessibleAsync();
    }
}
