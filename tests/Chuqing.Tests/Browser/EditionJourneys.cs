using Chuqing.Office.Screening;
using Chuqing.Web.Tests.LawBook;
using Microsoft.Playwright;

namespace Chuqing.Web.Tests.Browser;

[Collection(Chromium.Journeys), Trait("kind", "browser")]
public class EditionJourneys(Chromium chromium)
{
    [Fact]
    public async Task A_moved_threshold_is_previewed_accepted_by_two_and_judges_from_then_on_while_the_past_stays()
    {
        await using var app = await WebApp.StartAsync();
        var decided = await LawRows.DeterminationAsync(app);
        foreach (var volume in new[] { "401", "449.99", "450", "450.01" }) await LawRows.LineAsync(app, $"{volume}立方米高炉1座");

        await using var first = await chromium.OpenAsync(app, Who.LawOfficer);
        await first.GoAsync("/office/law/editions/new");
        await first.ShouldBeAccessibleAsync();
        await first.Page.Locator("[name=name]").FillAsync("高炉放到 450 立方米");
        await first.Page.Locator("[name=files]").SetInputFilesAsync(new FilePayload { Name = "steel.json", MimeType = "application/json", Buffer = EditionRows.Threshold(450m, "2026-11-01") });
        await first.Page.Locator("[name=original]").SetInputFilesAsync(new FilePayload { Name = "原件.pdf", MimeType = "application/pdf", Buffer = [1, 2, 3] });
        await first.LeaveAsync(() => first.Page.Locator("main form button[type=submit]").First.ClickAsync());
        var edition = new Uri(first.Page.Url).AbsolutePath;
        await first.ShouldBeAccessibleAsync();

        await first.LeaveAsync(() => first.Page.Locator("a[href*='/previews/']").First.ClickAsync());
        await first.ShouldBeAccessibleAsync();
        var lines = await first.Page.Locator("section[aria-labelledby=h-lines] tbody tr").AllInnerTextsAsync();
        lines.Count.ShouldBe(3);
        foreach (var volume in new[] { "401", "449.99", "450" })
            lines.ShouldContain(l => l.Contains($"{volume}立方米", StringComparison.Ordinal) && l.Contains("淘汰类", StringComparison.Ordinal) && l.Contains("更重", StringComparison.Ordinal));
        (await first.TextAsync("section[aria-labelledby=h-pending]")).ShouldContain("适用新规");

        await first.GoAsync(edition);
        await first.LeaveAsync(() => first.Page.GetByRole(AriaRole.Button, new() { Name = "看过预览，提请接收" }).ClickAsync());
        await using var second = await chromium.OpenAsync(app, Who.OtherLawOfficer, 390);
        await second.GoAsync(edition);
        await second.ShouldBeAccessibleAsync();
        await second.LeaveAsync(() => second.Page.GetByRole(AriaRole.Button, new() { Name = "接收，自此为本市依据" }).ClickAsync());
        (await second.TextAsync()).ShouldContain("已接收");
        await second.ShouldBeAccessibleAsync();

        var coordinator = await app.WhoIsAsync(Who.Coordinator);
        await app.DoAsync(Who.Coordinator, (ScreeningService s) => s.RunAsync(coordinator, null, new(2026, 11, 23), WebApp.Cancel));
        await using var reader = await chromium.OpenAsync(app, Who.Reader);
        await reader.GoAsync("/office/screening?verdict=淘汰类");
        var shown = await reader.TextAsync();
        foreach (var volume in new[] { "380", "401", "449.99", "450" }) shown.ShouldContain($"{volume}立方米高炉");
        shown.ShouldNotContain("450.01立方米高炉");

        await using var db = app.Everything();
        (await new ReplayService(db).RunAsync(decided, WebApp.Cancel)).Differences.ShouldBeEmpty();
    }
}
