using Chuqing.Web.Tests.LawBook;
using Microsoft.Playwright;

namespace Chuqing.Web.Tests.Browser;

[Collection(Chromium.Journeys), Trait("kind", "browser")]
public class ConfirmingJourneys(Chromium chromium)
{
    const string Document = "/office/law/documents/catalogue-2024";

    [Fact]
    public async Task One_officer_compares_three_rows_by_keyboard_another_agrees_and_the_line_is_eliminated_on_the_next_run()
    {
        await using var app = await WebApp.StartAsync();
        var line = await LawRows.LineAsync(app);
        await RunAsync(app, "疑似");
        await using (var first = await chromium.OpenAsync(app, Who.LawOfficer))
        {
            await first.GoAsync(Document);
            await first.ShouldBeAccessibleAsync();
            await first.Page.GetByLabel("文件标题").FillAsync("《产业结构调整指导目录（2024年本）》");
            await first.Page.GetByLabel("文号或标准号").FillAsync("国家发展改革委令第7号");
            await first.Page.GetByLabel("原件来处").FillAsync("国家发展改革委网站");
            await first.Page.Locator("[name=file]").SetInputFilesAsync(new FilePayload { Name = "目录.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4 原文"u8.ToArray() });
            await first.LeaveAsync(() => first.Page.GetByRole(AriaRole.Button, new() { Name = "上传" }).ClickAsync());
            await first.Page.GetByLabel("这次核对几行").SelectOptionAsync("10");
            await first.LeaveAsync(() => first.Page.GetByRole(AriaRole.Button, new() { Name = "开始核对" }).ClickAsync());
            await first.ShouldBeAccessibleAsync();
            for (var n = 1; n <= 3; n++)
            {
                // 选项、页码、条目、摘录：一路 Tab，不用鼠标
                await first.Page.Locator($"[name=o{n}]").First.FocusAsync();
                await first.Page.Keyboard.PressAsync("Space");
                await first.Page.Keyboard.PressAsync("Tab");
                await first.Page.Keyboard.TypeAsync("12");
                await first.Page.Keyboard.PressAsync("Tab");
                await first.Page.Keyboard.PressAsync("Tab");
                await first.Page.Keyboard.TypeAsync($"原文第 {n} 条");
            }
            (await first.Page.Locator("[name=q3]").InputValueAsync()).ShouldBe("原文第 3 条");
            await first.LeaveAsync(() => first.Page.GetByRole(AriaRole.Button, new() { Name = "交第二人核对" }).PressAsync("Enter"));
            (await first.TextAsync()).ShouldContain("须由另一人");
        }
        await using (var second = await chromium.OpenAsync(app, Who.OtherLawOfficer))
        {
            await second.GoAsync("/office");
            await second.LeaveAsync(() => second.Page.GetByRole(AriaRole.Link, new() { Name = "第二人核对 3 行" }).ClickAsync());
            await second.ShouldBeAccessibleAsync();
            for (var n = 1; n <= 3; n++) await second.Page.Locator($"[name=a{n}]").First.CheckAsync();
            await second.LeaveAsync(() => second.Page.GetByRole(AriaRole.Button, new() { Name = "核完 3 行" }).ClickAsync());
            (await second.TextAsync()).ShouldContain("同意一致的已确认");
            await second.GoAsync($"{Document}?progress=Confirmed");
            (await second.TextAsync(".lead")).ShouldContain("3 /");
            (await second.Page.Locator("tbody tr").CountAsync()).ShouldBe(3);
            await second.ShouldBeAccessibleAsync();
        }
        await RunAsync(app, "淘汰类");

        async Task RunAsync(WebApp host, string verdict)
        {
            await using var handler = await chromium.OpenAsync(host, Who.Handler);
            await handler.GoAsync("/office/screening");
            await handler.LeaveAsync(() => handler.Page.Locator("main form[method=post] button[type=submit]").ClickAsync());
            (await handler.TextAsync("tbody")).ShouldContain(verdict);
            await handler.GoAsync($"/office/lines/{line}");
            (await handler.TextAsync("#h-findings + .v")).ShouldContain(verdict);
        }
    }

    [Fact]
    public async Task On_a_phone_a_sitting_and_the_comparison_of_editions_are_readable()
    {
        await using var app = await WebApp.StartAsync();
        var sitting = await LawRows.SittingAsync(app);
        await using var window = await chromium.OpenAsync(app, Who.LawOfficer, 390);
        foreach (var path in new[] { $"/office/law/sittings/{sitting}", "/office/law/documents", Document, "/office/law/compare?before=gb-21256-2013&after=gb-21256-2025", $"/office/law/{LawRows.Furnace400}", "/office/law" })
        {
            await window.GoAsync(path);
            await window.ShouldBeAccessibleAsync();
        }
    }
}
