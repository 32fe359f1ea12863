using System.Text;
using Chuqing.Web.Tests.LawBook;
using Chuqing.Web.Tests.Registry;
using Microsoft.Playwright;

namespace Chuqing.Web.Tests.Browser;

[Collection(Chromium.Journeys), Trait("kind", "browser")]
public class LedgerJourneys(Chromium chromium)
{
    [Fact]
    public async Task A_sheet_is_imported_by_keys_alone()
    {
        await using var app = await WebApp.StartAsync();
        await using var window = await chromium.OpenAsync(app, Who.CountyHandler);
        await window.GoAsync("/office/import");
        await window.ShouldBeAccessibleAsync();
        // 选文件的窗口是系统的，不是页面的：文件放进去，其余全用键
        await window.Page.GetByLabel("台账表").SetInputFilesAsync(new FilePayload { Name = "台账.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(LedgerSheets.Header + "云岭水泥,,,,水泥,湿法窑1条,1#,30,万吨/年,在产\n") });
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "上传并试读" }).FocusAsync();
        await window.LeaveAsync(() => window.Page.Keyboard.PressAsync("Enter"));

        var tick = window.Page.GetByRole(AriaRole.Checkbox);
        await tick.WaitForAsync();
        await window.ShouldBeAccessibleAsync();
        await tick.FocusAsync();
        await window.Page.Keyboard.PressAsync("Space");
        await window.Page.Keyboard.PressAsync("Tab");
        await window.LeaveAsync(() => window.Page.Keyboard.PressAsync("Enter"));
        await window.Page.GetByText("写入 1 行").First.WaitForAsync();
        await window.ShouldBeAccessibleAsync();
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task The_ledger_is_searched_narrowed_and_emptied_with_a_way_back(int width)
    {
        await using var app = await WebApp.StartAsync();
        await LedgerSheets.ImportAsync(app, Who.Handler, "云岭水泥,,曲江区,,水泥,湿法窑1条,1#,30,万吨/年,在产\n别家铸造,,始兴县,,钢铁,中频炉1台,,3,吨/年,停产\n");
        await using var window = await chromium.OpenAsync(app, Who.Reader, width);
        await window.GoAsync("/office/ledger");
        await window.ShouldBeAccessibleAsync();
        await window.Page.GetByLabel("企业或设备").FillAsync("铸造");
        await window.LeaveAsync(() => window.Page.Keyboard.PressAsync("Enter"));
        (await window.Page.Locator("table.t tbody tr").CountAsync()).ShouldBe(1);

        await window.Page.GetByLabel("状态").SelectOptionAsync("在产");
        await window.LeaveAsync(() => window.Page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync());
        (await window.TextAsync(".empty-x")).ShouldContain("没有结果");
        await window.ShouldBeAccessibleAsync();
        await window.LeaveAsync(() => window.Page.Locator(".empty-x a").ClickAsync());
        (await window.Page.Locator("table.t tbody tr").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Rows_are_ticked_and_dealt_with_by_keys_and_a_refusal_keeps_what_was_ticked()
    {
        await using var app = await WebApp.StartAsync();
        await LedgerSheets.ImportAsync(app, Who.Handler, "云岭水泥,,曲江区,,水泥,湿法窑1条,1#,30,万吨/年,在产\n别家铸造,,始兴县,,钢铁,中频炉1台,,3,吨/年,停产\n");
        await using var window = await chromium.OpenAsync(app, Who.Handler);
        await window.GoAsync("/office/ledger");
        await window.Page.GetByRole(AriaRole.Checkbox).First.FocusAsync();
        await window.Page.Keyboard.PressAsync("Space");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "处理所选" }).FocusAsync();
        await window.LeaveAsync(() => window.Page.Keyboard.PressAsync("Enter"));
        await window.ShouldBeAccessibleAsync();
        (await window.TextAsync(".lead")).ShouldContain("选了 1 条");

        await window.Page.GetByRole(AriaRole.Radio, new() { Name = "改行业" }).CheckAsync();
        await window.Page.GetByLabel("来源").FillAsync("县局核实表第 2 页");
        await window.LeaveAsync(() => window.Page.Locator("main form button[type=submit]").First.ClickAsync());
        await window.ShouldBeAccessibleAsync();
        (await window.TextAsync()).ShouldContain("选了 1 条");
        (await window.Page.Locator(".error-text").CountAsync()).ShouldBeGreaterThan(0);
        (await window.Page.GetByLabel("来源").InputValueAsync()).ShouldBe("县局核实表第 2 页");
    }

    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task A_line_is_read_as_of_another_day_and_a_fact_that_is_refused_keeps_its_entries(int width)
    {
        await using var app = await WebApp.StartAsync();
        await LedgerSheets.ImportAsync(app, Who.Handler, "云岭水泥,,曲江区,,水泥,湿法窑1条,1#,30,万吨/年,在产\n");
        await using var window = await chromium.OpenAsync(app, Who.Handler, width);
        await window.GoAsync("/office/ledger");
        await window.LeaveAsync(() => window.Page.GetByRole(AriaRole.Link, new() { Name = "湿法窑" }).First.ClickAsync());
        await window.ShouldBeAccessibleAsync();
        var line = new Uri(window.Page.Url).AbsolutePath;
        await window.GoAsync($"{line}?on=2020-01-01");
        (await window.TextAsync("#facts")).ShouldContain("那时还没有这些事实");
        await window.ShouldBeAccessibleAsync();

        await window.GoAsync($"{line}/fact");
        await window.Page.GetByLabel("来源").FillAsync("现场核对记录第 3 号");
        await window.Page.GetByLabel("值", new() { Exact = true }).FillAsync("很多");
        await window.Page.GetByLabel("自哪一天起有效").FillAsync("2026-13-40");
        await window.LeaveAsync(() => window.Page.GetByRole(AriaRole.Button, new() { Name = "记成新的一版" }).ClickAsync());
        (await window.Page.GetByLabel("来源").InputValueAsync()).ShouldBe("现场核对记录第 3 号");
        (await window.TextAsync("#f-On-error")).ShouldNotBeEmpty();
        (await window.Page.GetByLabel("自哪一天起有效").GetAttributeAsync("aria-describedby")).ShouldNotBeNull().ShouldContain("f-On-error");
        await window.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task A_determination_is_proposed_from_the_basis_on_the_line()
    {
        await using var app = await WebApp.StartAsync();
        await LawRows.ConfirmAsync(app);
        var line = await LawRows.LineAsync(app);
        await using var window = await chromium.OpenAsync(app, Who.Handler);
        await window.GoAsync($"/office/lines/{line}");
        await window.LeaveAsync(() => window.Page.Locator($"a[href^='/office/lines/{line}/determine']").First.ClickAsync());
        await window.ShouldBeAccessibleAsync();
        await window.LeaveAsync(() => window.Page.GetByRole(AriaRole.Button, new() { Name = "提出拟认定" }).ClickAsync());
        new Uri(window.Page.Url).AbsolutePath.ShouldStartWith("/office/determinations/");
        (await window.TextAsync(".lead")).ShouldContain("送达之前是拟认定");
        await window.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Every_stop_of_the_tab_key_is_seen_and_inside_the_window()
    {
        await using var app = await WebApp.StartAsync();
        await LedgerSheets.ImportAsync(app, Who.Handler, "云岭水泥,,曲江区,,水泥,湿法窑1条,1#,30,万吨/年,在产\n");
        await using var window = await chromium.OpenAsync(app, Who.Handler);
        await window.GoAsync("/office/ledger");
        List<string> stops = [];
        for (var i = 0; i < 60; i++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            var (name, seen) = (await window.Page.EvaluateAsync<string>("(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent || document.activeElement.name || '').trim()"), await window.Page.EvaluateAsync<bool>(
                """
                (() => {
                  const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
                  return e === document.body || ((s.boxShadow !== 'none' || s.outlineStyle !== 'none') && r.width > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth);
                })()
                """));
            seen.ShouldBeTrue($"第 {i + 1} 站“{name}”看不见焦点");
            if (name.Length == 0 || await window.Page.EvaluateAsync<bool>("document.activeElement === document.body")) break;
            stops.Add(name);
        }
        stops[0].ShouldBe("跳到正文");
        stops.FindIndex(s => s == "依据库").ShouldBeInRange(1, stops.Count, "菜单");
        stops.FindIndex(s => s == "查询").ShouldBeGreaterThan(stops.IndexOf("依据库"));
        stops.FindIndex(s => s.StartsWith("选中 云岭水泥", StringComparison.Ordinal)).ShouldBeGreaterThan(stops.IndexOf("查询"));
    }
}
