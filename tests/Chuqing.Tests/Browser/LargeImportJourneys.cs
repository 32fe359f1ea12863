using System.Text;
using Chuqing.Office.Jobs;
using Chuqing.Office.Registry;
using Chuqing.Web.Tests.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Chuqing.Web.Tests.Browser;

[Collection(Chromium.Journeys), Trait("kind", "browser")]
public class LargeImportJourneys(Chromium chromium)
{
    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task A_large_sheet_tells_how_far_it_is_and_turns_into_its_result_by_itself(int width)
    {
        // 后台不动，测试叫它做
        await using var app = await WebApp.StartAsync(s => s with { LargeSheetRows = 2, RunsJobs = false });
        await using var window = await chromium.OpenAsync(app, Who.Handler, width);
        var runner = app.Services.GetRequiredService<JobRunner>();
        await window.GoAsync("/office/import");
        await window.Page.SetInputFilesAsync("#f-file", new FilePayload { Name = "大表.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(LedgerSheets.Header + string.Concat(Enumerable.Range(0, 50).Select(i => $"企业{i},,曲江区,,水泥,湿法窑1条,,30,万吨/年,在产\n"))) });
        await window.LeaveAsync(() => window.Page.GetByRole(AriaRole.Button, new() { Name = "上传并试读" }).ClickAsync());
        await window.ShouldBeAccessibleAsync();
        await window.ShotAsync("import-waiting");

        var staging = app.Services.GetRequiredService<ImportStaging>();
        staging.Keep(staging.Open(await app.WhoIsAsync(Who.Handler), new Uri(window.Page.Url).Segments[^1]), new ImportProgress(20, 51));
        await Assertions.Expect(window.Page.Locator("[data-words]")).ToHaveTextAsync("已读到第 20 行，共 51 行。");
        (await window.Page.Locator("progress").EvaluateAsync<double>("bar => bar.position")).ShouldBe(20 / 51d, 0.001);
        await window.ShouldBeAccessibleAsync();
        await window.ShotAsync("import-progress");

        await runner.RunNextAsync(WebApp.Cancel);
        await Assertions.Expect(window.Page.GetByText("导入全部 50 行")).ToBeVisibleAsync();
        await window.ShouldBeAccessibleAsync();
    }
}
