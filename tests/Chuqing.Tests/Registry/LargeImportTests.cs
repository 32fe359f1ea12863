using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Chuqing.Office.Jobs;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Chuqing.Web.Tests.Registry.LedgerSheets;

namespace Chuqing.Web.Tests.Registry;

/// <summary>Large sheets over the pages: progress, preview, done, failure, stop.</summary>
public class LargeImportTests
{
    const int Rows = 6000;

    [Fact]
    public async Task Six_thousand_rows_are_read_and_written_behind_a_page_that_says_how_far_it_is()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        var content = Sheet(Rows);
        var address = await UploadAsync(handler, "大表.xlsx", content);

        var staged = await FinishedAsync(handler, address);

        staged.QuerySelector("main")!.TextContent.ShouldContain($"导入全部 {Rows} 行");
        await using var db = app.Everything();
        (await db.Set<ProductionLine>().CountAsync(WebApp.Cancel)).ShouldBe(0);
        var writing = await handler.TakenAsync(staged, ConfirmForm, ("checked", "yes"));
        new Uri(writing.Url).AbsolutePath.ShouldBe(address);
        var done = await FinishedAsync(handler, address);
        done.QuerySelector("main")!.TextContent.ShouldContain($"写入 {Rows} 行，退回 0 行");
        (await db.Set<ProductionLine>().CountAsync(WebApp.Cancel)).ShouldBe(Rows);
        (await ProgressAsync(handler, address)).State.ShouldBe("done");
        // 旧窗口里再按一次确认：不再写，看第一次的结果
        await handler.TakenAsync(staged, ConfirmForm, ("checked", "yes"));
        (await db.Set<ImportBatch>().CountAsync(WebApp.Cancel)).ShouldBe(1);

        var again = await UploadAsync(handler, "大表.xlsx", content);
        (await FinishedAsync(handler, again)).QuerySelector("main")!.TextContent.ShouldContain("这份表已经导入过");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_it_waits_the_page_shows_the_stage_a_bar_a_link_and_can_be_given_up_and_others_see_nothing()
    {
        await using var app = await StandingStillAsync();
        var handler = await app.SignInAsync(Who.Handler);
        var address = await UploadAsync(handler, "大表.csv", Gbk(Csv(10)));

        var page = await handler.PageAsync(address);

        page.QuerySelector("main h2:contains('正在试读')").ShouldNotBeNull();
        page.QuerySelector("import-progress [data-words]")!.TextContent.ShouldBe("排在别的表后面，轮到就做。");
        page.QuerySelector("import-progress")!.GetAttribute("from").ShouldBe($"{address}/progress");
        page.QuerySelector("import-progress progress")!.HasAttribute("value").ShouldBeFalse("还不知道读到哪一行");
        page.QuerySelectorAll("main a").ShouldContain(a => a.TextContent.Contains("刷新") && a.GetAttribute("href") == address);
        page.QuerySelector("script[type=module]")!.GetAttribute("src")!.ShouldStartWith("/js/import-progress");
        page.QuerySelector(ConfirmForm).ShouldBeNull();
        (await ProgressAsync(handler, address)).ShouldBe(("waiting", null, null));
        var staging = app.Services.GetRequiredService<ImportStaging>();
        var sheet = staging.Open(await app.WhoIsAsync(Who.Handler), address.Split('/')[^1]);
        staging.Keep(sheet, new ImportProgress(4, 11));
        (await ProgressAsync(handler, address)).ShouldBe(("waiting", 4, 11));

        (await handler.PageAsync("/office/import")).QuerySelectorAll("ul.todo a").ShouldHaveSingleItem().GetAttribute("href").ShouldBe(address);

        var other = await app.SignInAsync(Who.OtherHandler);
        (await other.PageAsync("/office/import")).QuerySelector("ul.todo").ShouldBeNull();
        await other.PageAsync(address, HttpStatusCode.NotFound);
        (await other.GetAsync($"{address}/progress")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var stopping = await handler.TakenAsync(page, "form:has(button:contains('放弃'))");
        stopping.QuerySelector("import-progress [data-words]")!.TextContent.ShouldContain("正在停下");
        await app.Services.GetRequiredService<JobRunner>().RunNextAsync(WebApp.Cancel);
        await handler.PageAsync(address, HttpStatusCode.NotFound);
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_large_file_that_is_no_ledger_fails_on_its_page_with_the_reason_and_changes_nothing()
    {
        await using var app = await StandingStillAsync();
        var handler = await app.SignInAsync(Who.Handler);
        var runner = app.Services.GetRequiredService<JobRunner>();
        await using var db = app.Everything();
        var before = await CountsAsync(db);
        var address = await UploadAsync(handler, "通知.csv", Encoding.UTF8.GetBytes("甲,乙\n1,2\n3,4\n"));
        await runner.RunNextAsync(WebApp.Cancel);

        var page = await handler.PageAsync(address);

        page.QuerySelector(".say-stop")!.TextContent.ShouldSatisfyAllConditions(t => t.ShouldContain("没有读成"), t => t.ShouldContain("没有找到表头"), t => t.ShouldContain("台账没有改动"));
        (await CountsAsync(db)).ShouldBe(before);
        (await ProgressAsync(handler, address)).State.ShouldBe("failed");

        var again = await handler.TakenAsync(page, "form:has(button:contains('再读一次'))");
        again.QuerySelector("import-progress").ShouldNotBeNull();
        await runner.RunNextAsync(WebApp.Cancel);
        await handler.TakenAsync(await handler.PageAsync(address), "form:has(button:contains('删掉'))");
        await handler.PageAsync(address, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_corrected_mapping_of_a_large_sheet_is_read_anew_and_one_that_cannot_be_read_leaves_the_old_one()
    {
        await using var app = await StandingStillAsync();
        var handler = await app.SignInAsync(Who.CountyHandler);
        var runner = app.Services.GetRequiredService<JobRunner>();
        var address = await UploadAsync(handler, "自家的表.csv", Encoding.UTF8.GetBytes("企业名称,所在县,厂里的大家伙,规模\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"企业{i},曲江区,湿法窑1条,30\n"))));
        await runner.RunNextAsync(WebApp.Cancel);
        var staged = await handler.PageAsync(address);
        staged.QuerySelector(".say-stop")!.TextContent.ShouldContain("没有找到 生产线（设备）");

        await handler.TakenAsync(staged, "#map form", ("c3", "生产线（设备）"), ("c4", "产能"), ("unit", "万吨/年"));
        await runner.RunNextAsync(WebApp.Cancel);
        var read = await handler.PageAsync(address);
        read.QuerySelector("main")!.TextContent.ShouldContain("导入全部 10 行");

        (await handler.TakenAsync(read, ConfirmForm, ("checked", "yes"))).QuerySelector("main h2:contains('正在写入')").ShouldNotBeNull();
        await handler.TakenAsync(await handler.PageAsync(address), "form:has(button:contains('停下'))");
        await runner.RunNextAsync(WebApp.Cancel);
        var stopped = await handler.PageAsync(address);
        stopped.QuerySelector("main")!.TextContent.ShouldContain("什么都没有写入");
        await handler.TakenAsync(stopped, ConfirmForm, ("checked", "yes"));
        await runner.RunNextAsync(WebApp.Cancel);
        (await handler.PageAsync(address)).QuerySelector("main")!.TextContent.ShouldContain("写入 10 行");
    }

    const string UploadForm = "main form[enctype]", ConfirmForm = "#confirm form:has([name=checked])";

    // 后台不动，测试自己一步步叫它做；每份表都算大表
    static Task<WebApp> StandingStillAsync() => WebApp.StartAsync(s => s with { LargeSheetRows = 2, RunsJobs = false });

    static string Csv(int rows) => Header + string.Concat(Enumerable.Range(0, rows).Select(i => $"企业{i},,曲江区,,水泥,湿法窑1条,,30,万吨/年,在产\n"));

    static byte[] Sheet(int rows) => Xlsx([["企业名称", "县（市、区）", "生产线（设备）", "编号", "产能", "产能单位"], .. Enumerable.Range(0, rows).Select(i => new[] { $"企业{i / 3}", "曲江区", "湿法窑1条", $"{i % 3 + 1}#", "30", "万吨/年" })]);

    static async Task<string> UploadAsync(Visitor visitor, string name, byte[] content)
    {
        var answer = await visitor.SendAsync(await visitor.PageAsync("/office/import"), UploadForm, [], [new("file", name, content)]);
        return new Uri((await visitor.FollowAsync(answer)).Url).AbsolutePath;
    }

    static async Task<(string State, int? Done, int? Total)> ProgressAsync(Visitor visitor, string address)
    {
        var json = JsonDocument.Parse(await (await visitor.GetAsync($"{address}/progress")).Content.ReadAsStringAsync(WebApp.Cancel)).RootElement;
        json.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        return (json.GetProperty("state").GetString()!, Number("done"), Number("total"));

        int? Number(string name) => json.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
    }

    static async Task<IDocument> FinishedAsync(Visitor visitor, string address)
    {
        for (var asked = 0; asked < 600; asked++)
        {
            if ((await ProgressAsync(visitor, address)).State is not ("waiting" or "running")) return await visitor.PageAsync(address);
            await Task.Delay(100, WebApp.Cancel);
        }
        throw new TimeoutException("一分钟还没有做完");
    }
}
