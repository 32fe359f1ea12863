using Chuqing.Office.Lists;
using Chuqing.Web.Tests.Workbench;
using Microsoft.Playwright;
using static Chuqing.Web.Tests.Lists.ListRowsAtHand;

namespace Chuqing.Web.Tests.Browser;

[Collection(Chromium.Journeys), Trait("kind", "browser")]
public class PublishingJourneys(Chromium chromium)
{
    [Fact]
    public async Task One_prepares_a_list_another_releases_it_and_the_public_reads_it_on_a_phone()
    {
        await using var app = await WebApp.StartAsync();
        await ServedAsync(app, "云岭水泥");
        string draft;
        await using (var handler = await chromium.OpenAsync(app, Who.Handler))
        {
            await handler.GoAsync("/office/lists");
            await handler.ShouldBeAccessibleAsync();
            await handler.LeaveAsync(() => handler.Page.GetByRole(AriaRole.Button, new() { Name = "编制草稿" }).ClickAsync());
            (await handler.TextAsync()).ShouldContain("须由另一人核对并发布");
            draft = new Uri(handler.Page.Url).AbsolutePath;
        }
        await using (var releaser = await chromium.OpenAsync(app, Who.Releaser))
        {
            await releaser.GoAsync(draft);
            await releaser.ShouldBeAccessibleAsync();
            var release = releaser.Page.GetByRole(AriaRole.Button, new() { Name = "发布 1 行" });
            await releaser.LeaveAsync(() => release.ClickAsync());
            (await releaser.TextAsync("form[aria-label=发布]")).ShouldContain("请先逐行对过依据");
            await releaser.ShouldBeAccessibleAsync();
            await releaser.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
            await releaser.LeaveAsync(() => release.ClickAsync());
            (await releaser.TextAsync()).ShouldContain("公开页面已写好");
        }
        await using var citizen = await chromium.OpenAsync(app, width: 390);
        await citizen.GoAsync("/lists/yellow/2026");
        (await citizen.TextAsync("main table")).ShouldContain("云岭水泥");
        await citizen.ShouldBeAccessibleAsync();
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task Versions_of_a_list_are_compared_row_by_row(int width)
    {
        await using var app = await WebApp.StartAsync();
        await VerifiedAsync(app, "望江建材");
        await ReleaseAsync(app, ListKind.YearlyExits);
        await VerifiedAsync(app, "松岗造纸", 500m, "t/d");
        await ReleaseAsync(app, ListKind.YearlyExits);
        await using var window = await chromium.OpenAsync(app, Who.Coordinator, width);
        await window.GoAsync("/office/lists/exits/2026");
        await window.ShouldBeAccessibleAsync();
        await window.LeaveAsync(() => window.Page.GetByRole(AriaRole.Button, new() { Name = "看差别" }).ClickAsync());
        (await window.TextAsync()).ShouldContain("列入 1 行");
        (await window.TextAsync()).ShouldContain("松岗造纸");
        await window.ShouldBeAccessibleAsync();
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task A_figure_of_the_year_opens_to_its_rows_and_a_row_to_its_file(int width)
    {
        await using var app = await WebApp.StartAsync();
        await VerifiedAsync(app, "望江建材");
        await app.ServedCaseAsync();
        await using var window = await chromium.OpenAsync(app, Who.Coordinator, width);
        await window.GoAsync("/office/year");
        await window.ShouldBeAccessibleAsync();
        await window.LeaveAsync(() => window.Page.Locator("main a.trace").First.ClickAsync());
        (await window.TextAsync()).ShouldContain("望江建材");
        await window.ShouldBeAccessibleAsync();
        await window.LeaveAsync(() => window.Page.Locator("main table a.main").First.ClickAsync());
        new Uri(window.Page.Url).AbsolutePath.ShouldStartWith("/office/exits/");

        await window.GoAsync("/office/year/2026/summary");
        await window.ShouldBeAccessibleAsync();
        await window.LeaveAsync(() => window.Page.Locator("article.paper a.trace").First.ClickAsync());
        new Uri(window.Page.Url).AbsolutePath.ShouldStartWith("/office/year/");
    }

    [Fact]
    public async Task On_paper_there_is_no_menu_and_the_foot_says_what_which_day_and_who()
    {
        await using var app = await WebApp.StartAsync();
        var id = await app.ServedCaseAsync();
        await using var window = await chromium.OpenAsync(app, Who.Reader);
        await window.GoAsync($"/office/cases/{id}");
        (await window.Page.Locator(".print-foot").IsVisibleAsync()).ShouldBeFalse();
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var gone in new[] { ".navbar-vertical", ".topbar", ".acts-box", ".page-h .acts", ".breadcrumb" })
            foreach (var part in await window.Page.Locator(gone).AllAsync()) (await part.IsVisibleAsync()).ShouldBeFalse(gone);
        (await window.TextAsync(".print-foot")).ShouldSatisfyAllConditions(foot => foot.ShouldContain($"来源：出清 /office/cases/{id}"), foot => foot.ShouldContain("截至 2026-11-23"), foot => foot.ShouldContain("杜查阅（测试）　2026-11-23 09:00"));
        (await window.Page.Locator(".calc li").First.IsVisibleAsync()).ShouldBeTrue("算式要印出来");
        (await window.Page.PdfAsync(new() { PreferCSSPageSize = true })).Length.ShouldBeGreaterThan(1000);
    }
}
