using System.Net;
using System.Text;
using AngleSharp.Dom;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Web.Tests.Registry.LedgerSheets;

namespace Chuqing.Web.Tests.Registry;

public class ImportPagesTests
{
    const string TwoBad = Header + """
        好水泥,,曲江区,,水泥,湿法窑1条,,30,万吨/年,在产
        没单位,,曲江区,,水泥,湿法窑1条,,30,,
        坏代码,9144020,曲江区,,水泥,湿法窑1条,,30,万吨/年,
        好铸造,,始兴县,,钢铁,中频炉2台带怪东西,,,,停产

        """;

    [Fact]
    public async Task A_gbk_sheet_with_two_bad_rows_is_shown_given_back_and_its_good_rows_taken_once()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        await using var db = app.Everything();
        var before = await CountsAsync(db);

        var (staged, address) = await UploadAsync(handler, "曲江台账.csv", Gbk(TwoBad));

        var text = staged.QuerySelector("main")!.TextContent;
        text.ShouldContain("只导入好的行（2 行）");
        text.ShouldContain("退回 2 行");
        var rejected = staged.QuerySelectorAll("#rejected tbody tr").Select(r => r.TextContent).ToList();
        rejected[0].ShouldStartWith("3H 产能退回");
        rejected[0].ShouldContain("没有单位");
        rejected[1].ShouldStartWith("4B 统一社会信用代码退回");
        text.ShouldContain("带怪东西");
        (await CountsAsync(db)).ShouldBe(before);

        var back = await handler.GetAsync(staged.QuerySelector("#rejected a")!.GetAttribute("href")!);
        back.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("退回-曲江台账.csv");
        var returned = Encoding.GetEncoding("GBK").GetString(await back.Content.ReadAsByteArrayAsync(WebApp.Cancel));
        returned.ShouldContain("退回原因");
        returned.ShouldContain("没单位");
        returned.ShouldNotContain("好水泥");

        var refused = await handler.RefusedAsync(staged, ConfirmForm);
        refused.QuerySelector("#f-checked-error")!.TextContent.ShouldContain("核对过了请打勾");
        (await CountsAsync(db)).ShouldBe(before);

        var done = await handler.TakenAsync(staged, ConfirmForm, ("checked", "yes"));
        done.QuerySelector("main")!.TextContent.ShouldContain("写入 2 行，退回 2 行");
        (await db.Set<ProductionLine>().CountAsync(WebApp.Cancel)).ShouldBe(2);
        (await handler.GetAsync($"{address}/returned")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var after = await CountsAsync(db);

        await handler.SendAsync(staged, ConfirmForm, ("checked", "yes"));
        (await CountsAsync(db)).ShouldBe(after, "按了两次");
        var (again, _) = await UploadAsync(handler, "曲江台账.csv", Gbk(TwoBad));
        again.QuerySelector("main")!.TextContent.ShouldContain("这份表已经导入过");
        (await CountsAsync(db)).ShouldBe(after);
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_xlsx_with_merged_cells_is_taken_whole()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.CountyHandler);
        var sheet = Xlsx(
        [
            ["企业名称", "生产线（设备）", "编号", "产能", "产能单位"],
            ["云岭水泥", "湿法窑1条", "1#", "30", "万吨/年"],
            ["", "水泥磨1台", "2#", "20", "万吨/年"],
            ["别家水泥", "机立窑1台", "", "", ""],
        ], "A2:A3");

        var (staged, _) = await UploadAsync(handler, "合并.xlsx", sheet);
        staged.QuerySelector("main")!.TextContent.ShouldContain("工作表“生产线” · 3 行");
        var done = await handler.TakenAsync(staged, ConfirmForm, ("checked", "yes"));

        done.QuerySelector("main")!.TextContent.ShouldContain("新企业 2 家，新生产线 3 条");
        await using var db = app.Everything();
        (await db.Set<ProductionLine>().Where(l => l.DivisionPath == "/440200/440205/").CountAsync(WebApp.Cancel)).ShouldBe(3);
        (await handler.PageAsync("/office/ledger?q=2%23")).QuerySelector("table.t tbody tr")!.TextContent.ShouldContain("云岭水泥");
    }

    [Fact]
    public async Task Columns_that_nobody_knows_are_assigned_by_hand_and_remembered()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.CountyHandler);
        const string sheet = "企业名称,所在县,厂里的大家伙,规模\n云岭,曲江区,湿法窑1条,30\n";

        var (staged, _) = await UploadAsync(handler, "自家的表.csv", Encoding.UTF8.GetBytes(sheet));
        staged.QuerySelector(".say-stop")!.TextContent.ShouldContain("没有找到 生产线（设备）");
        staged.QuerySelector(ConfirmForm).ShouldBeNull();

        var refused = await handler.RefusedAsync(staged, MapForm, ("c3", "不存在的字段"));
        refused.QuerySelector("main")!.TextContent.ShouldContain("没有“不存在的字段”这个台账字段");

        var read = await handler.TakenAsync(staged, MapForm, ("c3", "生产线（设备）"), ("c4", "产能"), ("unit", "万吨/年"));
        read.QuerySelector("#c3 option[selected]")!.TextContent.ShouldBe("生产线（设备）");
        await handler.TakenAsync(read, ConfirmForm, ("checked", "yes"));

        await using var db = app.Everything();
        var line = await db.Set<ProductionLine>().SingleAsync(WebApp.Cancel);
        (line.EquipmentText, line.Capacity, line.CapacityUnit).ShouldBe(("湿法窑1条", 30, "万吨/年"));
        var (next, _) = await UploadAsync(handler, "下月的表.csv", Encoding.UTF8.GetBytes(sheet.Replace("30", "35")));
        next.QuerySelector("main")!.TextContent.ShouldContain("导入全部 1 行");
    }

    [Fact]
    public async Task A_city_officer_says_whose_sheet_it_is_and_picks_the_sheet_to_read()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        using var book = new MemoryStream();
        SheetWriter.Write(book, new SheetOut("水泥", ["企业名称", "生产线（设备）"], [["云岭水泥", "湿法窑1条"]]), new SheetOut("造纸", ["企业名称", "生产线（设备）"], [["云岭纸业", "1880纸机1台"]]));
        var form = await handler.PageAsync("/office/import");
        form.QuerySelectorAll("#f-county option").Select(o => o.TextContent).ShouldContain("始兴县");

        var staged = await handler.FollowAsync(await handler.SendAsync(form, UploadForm, [("county", "/440200/440222/")], [new("file", "始兴.xlsx", book.ToArray())]));

        staged.QuerySelector("main")!.TextContent.ShouldContain("这份文件里有 2 张名单");
        var second = await handler.TakenAsync(staged, "form:has(input[name=pick])", ("pick", "造纸"));
        second.QuerySelector("main")!.TextContent.ShouldContain("工作表“造纸” · 1 行");
        await handler.TakenAsync(second, ConfirmForm, ("checked", "yes"));

        await using var db = app.Everything();
        var line = await db.Set<ProductionLine>().SingleAsync(WebApp.Cancel);
        (line.EquipmentText, line.DivisionPath).ShouldBe(("1880纸机1台", "/440200/440222/"));
        var elsewhere = await handler.ReadAsync(await handler.SendAsync(form, UploadForm, [("county", "/440100/")], [new("file", "始兴.xlsx", book.ToArray())]), HttpStatusCode.BadRequest);
        elsewhere.QuerySelector("#f-county-error")!.TextContent.ShouldContain("请从列表里选");
        (await (await app.SignInAsync(Who.CountyHandler)).PageAsync("/office/import")).QuerySelector("#f-county").ShouldBeNull();
    }

    [Fact]
    public async Task A_staged_sheet_is_its_senders_alone_and_lasts_a_day()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        var (staged, address) = await UploadAsync(handler, "曲江台账.csv", Gbk(TwoBad));

        var other = await app.SignInAsync(Who.OtherHandler);
        await other.PageAsync(address, HttpStatusCode.NotFound);
        (await other.GetAsync($"{address}/returned")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await handler.PageAsync("/office/import/..%2F..%2Fkeys", HttpStatusCode.NotFound);
        await handler.PageAsync($"/office/import/{new string('a', 32)}", HttpStatusCode.NotFound);

        app.Time.Advance(TimeSpan.FromHours(25));
        handler = await app.SignInAsync(Who.Handler);
        await handler.PageAsync(address, HttpStatusCode.NotFound);
        await UploadAsync(handler, "别的.csv", Gbk(TwoBad));
        Staged(app).Count.ShouldBe(1, "过了一天的没有清掉");
        await using var db = app.Everything();
        (await db.Set<ProductionLine>().AnyAsync(WebApp.Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_sheet_that_was_given_up_is_gone()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        var (staged, address) = await UploadAsync(handler, "曲江台账.csv", Gbk(TwoBad));
        await handler.TakenAsync(staged, DropForm);
        await handler.PageAsync(address, HttpStatusCode.NotFound);
        Staged(app).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("picture")]
    [InlineData("truncated")]
    [InlineData("bomb")]
    [InlineData("cell")]
    [InlineData("html")]
    [InlineData("empty")]
    [InlineData("no header")]
    public async Task A_file_that_is_no_ledger_is_refused_with_its_reason_and_leaves_nothing(string kind)
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        await using var db = app.Everything();
        var before = await CountsAsync(db);
        var (name, content, reason) = Bad(kind);

        var answer = await handler.SendAsync(await handler.PageAsync("/office/import"), UploadForm, [], [new("file", name, content)]);

        var page = await handler.ReadAsync(answer, HttpStatusCode.BadRequest);
        page.QuerySelector("#f-file-error")!.TextContent.ShouldContain(reason);
        (await CountsAsync(db)).ShouldBe(before);
        Staged(app).ShouldBeEmpty();
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sending_no_file_names_the_field_and_who_may_not_import_is_refused()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        var answer = await handler.SendAsync(await handler.PageAsync("/office/import"), UploadForm, [], []);
        (await handler.ReadAsync(answer, HttpStatusCode.BadRequest)).QuerySelector("#f-file-error")!.TextContent.ShouldContain("请选一个文件");
        (await (await app.SignInAsync(Who.Reviewer)).GetAsync("/office/import")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    const string UploadForm = "main form[enctype]", MapForm = "#map form", ConfirmForm = "#confirm form:has([name=checked])", DropForm = "#confirm form:not(:has([name=checked]))";

    static async Task<(IDocument Page, string Address)> UploadAsync(Visitor visitor, string name, byte[] content)
    {
        var answer = await visitor.SendAsync(await visitor.PageAsync("/office/import"), UploadForm, [], [new("file", name, content)]);
        var page = await visitor.FollowAsync(answer);
        return (page, new Uri(page.Url).AbsolutePath);
    }

    static List<string> Staged(WebApp app)
    {
        var root = Path.Combine(((Chuqing.Office.Settings.OfficeSettings)app.Services.GetService(typeof(Chuqing.Office.Settings.OfficeSettings))!).DataFolder, "staging");
        return Directory.Exists(root) ? [.. Directory.GetDirectories(root)] : [];
    }
}
