using System.Net;
using System.Text;
using AngleSharp.Dom;
using Chuqing.Office.LawBook;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Web.Tests.LawBook.LawRows;

namespace Chuqing.Web.Tests.LawBook;

public sealed class ConfirmingPagesTests
{
    const string Document = "/office/law/documents/catalogue-2024", Upload = "form[enctype]", Sit = "form[aria-label=开始核对]", First = "form[aria-label=逐行核对]", Second = "form[aria-label=第二人逐行核对]";

    static readonly (string, string?)[] Filled = [("title", "《产业结构调整指导目录（2024年本）》"), ("number", "国家发展改革委令第7号"), ("origin", "国家发展改革委网站")];

    static SentFile Pdf => new("file", "目录.pdf", "%PDF-1.4 原文"u8.ToArray(), "application/pdf");

    [Fact]
    public async Task Two_officers_go_through_the_rows_of_a_document_and_the_row_is_confirmed()
    {
        await using var app = await WebApp.StartAsync();
        var line = await LineAsync(app);
        var handler = await app.SignInAsync(Who.Handler);
        await handler.TakenAsync(await handler.PageAsync("/office/screening"), "main form[method=post]", ("day", "2026-11-23"));
        var first = await app.SignInAsync(Who.LawOfficer);
        (await first.PageAsync(Document)).QuerySelector(Sit).ShouldBeNull("nothing to compare with yet");
        var page = await first.FollowAsync(await first.SendAsync(await first.PageAsync(Document), Upload, Filled, [Pdf]));
        page.QuerySelectorAll("tbody tr")[0].TextContent.ShouldContain("400 立方米");
        page.QuerySelectorAll("tbody tr")[0].TextContent.ShouldContain("1 条");

        var sitting = await first.TakenAsync(page, Sit, ("size", "10"));
        sitting.QuerySelectorAll(".sit-row").Length.ShouldBe(10);
        sitting.QuerySelector("iframe[src^='/office/law/originals/']").ShouldNotBeNull();
        var kept = await first.TakenAsync(sitting, First, ("o1", "Agrees"), ("p1", "12"), ("act", "keep"));
        kept.Body!.TextContent.ShouldContain("存好了");
        kept.QuerySelector("input[name=p1]")!.GetAttribute("value").ShouldBe("12");

        var refused = await first.RefusedAsync(kept, First, ("q1", ""), ("o2", "Differs"), ("p2", "13"), ("act", "handover"));
        refused.GetElementById("f-q1-error")!.TextContent.ShouldContain("1 号没填原文摘录");
        refused.GetElementById("f-c2-error").ShouldNotBeNull();
        refused.QuerySelector("input[name=p2]")!.GetAttribute("value").ShouldBe("13");
        var handed = await first.TakenAsync(refused, First, ("q1", "400 立方米及以下炼铁高炉"), ("o2", null), ("p2", ""), ("act", "handover"));
        handed.Body!.TextContent.ShouldContain("须由另一人");
        handed.QuerySelector(Second).ShouldBeNull();

        var second = await app.SignInAsync(Who.OtherLawOfficer);
        var home = await second.PageAsync("/office");
        var todo = home.QuerySelector("a[href^='/office/law/sittings/']").ShouldNotBeNull();
        todo.TextContent.ShouldContain("第二人核对 1 行");
        (await first.PageAsync("/office")).QuerySelector("a[href^='/office/law/sittings/']").ShouldBeNull();
        var look = await second.PageAsync(todo.GetAttribute("href")!);
        look.QuerySelector(".passage")!.TextContent.ShouldContain("400 立方米及以下炼铁高炉");
        look.QuerySelector(".passage a")!.GetAttribute("href")!.ShouldEndWith("#page=12");
        (await second.RefusedAsync(look, Second, ("act", "close"))).GetElementById("f-a1-error")!.TextContent.ShouldContain("还没有核对");
        var closed = await second.TakenAsync(look, Second, ("a1", "Agrees"), ("act", "close"));
        closed.Body!.TextContent.ShouldContain("两人都核对完了");

        (await second.PageAsync($"/office/law/{Furnace400}")).QuerySelector(".law-v .cur .seal")!.TextContent.Trim().ShouldBe("已确认");
        (await handler.PageAsync($"/office/lines/{line}")).Body!.TextContent.ShouldContain("拟认定为淘汰类");
        (await first.PageAsync(Document)).QuerySelector(".lead b")!.TextContent.ShouldStartWith("1 /");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_saved_page_is_shown_as_its_words_alone_and_a_pdf_in_a_frame_of_our_own()
    {
        await using var app = await WebApp.StartAsync();
        var officer = await app.SignInAsync(Who.LawOfficer);
        var html = "<html><head><script>alert(1)</script></head><body onload='x()'><p>第一条　淘汰</p><p>第二条<img src=x onerror=alert(2)></p></body></html>";
        await officer.FollowAsync(await officer.SendAsync(await officer.PageAsync(Document), Upload, Filled, [new("file", "网页.html", Encoding.UTF8.GetBytes(html), "text/html")]));
        await officer.FollowAsync(await officer.SendAsync(await officer.PageAsync(Document), Upload, Filled, [Pdf]));
        await using var db = app.Everything();
        var originals = await db.Set<LawOriginal>().ToListAsync(WebApp.Cancel);

        var page = await officer.GetAsync($"/office/law/originals/{originals.Single(o => o.Kind == OriginalKind.Page).Id}");
        (page.Content.Headers.ContentType!.MediaType, await page.Content.ReadAsStringAsync(WebApp.Cancel)).ShouldBe(("text/plain", "第一条　淘汰\n第二条"));
        string.Join(' ', page.Headers.GetValues("Content-Security-Policy")).ShouldSatisfyAllConditions(p => p.ShouldContain("sandbox"), p => p.ShouldContain("default-src 'none'"), p => p.ShouldContain("frame-ancestors 'self'"));
        page.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        var pdf = await officer.GetAsync($"/office/law/originals/{originals.Single(o => o.Kind == OriginalKind.Pdf).Id}");
        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (pdf.Headers.GetValues("X-Frame-Options").Single(), pdf.Content.Headers.ContentDisposition!.DispositionType).ShouldBe(("SAMEORIGIN", "inline"));
        (await officer.GetAsync("/office/law")).Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        (await officer.GetAsync($"/office/law/originals/{Guid.CreateVersion7()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_original_of_another_kind_or_without_its_words_is_refused_beside_its_field()
    {
        await using var app = await WebApp.StartAsync();
        var officer = await app.SignInAsync(Who.LawOfficer);
        var refused = await officer.ReadAsync(await officer.SendAsync(await officer.PageAsync(Document), Upload, [("title", "《目录》")], [new("file", "目录.docx", "PK.."u8.ToArray())]), HttpStatusCode.BadRequest);
        refused.GetElementById("f-file-error")!.TextContent.ShouldContain("不是 PDF");
        refused.GetElementById("f-number-error").ShouldNotBeNull();
        refused.QuerySelector("input[name=title]")!.GetAttribute("value").ShouldBe("《目录》");
    }

    [Fact]
    public async Task Readers_see_progress_and_have_no_form_and_what_is_not_there_is_not_found()
    {
        await using var app = await WebApp.StartAsync();
        var sitting = await SittingAsync(app);
        var reader = await app.SignInAsync(Who.Reader);
        (await reader.PageAsync("/office/law/documents")).Body!.TextContent.ShouldContain("产业结构调整指导目录（2024年本）");
        (await reader.PageAsync(Document)).QuerySelectorAll("main form[method=post]").ShouldBeEmpty();
        (await reader.PageAsync($"/office/law/sittings/{sitting}")).QuerySelectorAll("main form[method=post]").ShouldBeEmpty();
        await reader.PageAsync("/office/law/documents/no-such", HttpStatusCode.NotFound);
        await reader.PageAsync($"/office/law/sittings/{Guid.CreateVersion7()}", HttpStatusCode.NotFound);
        await (await app.SignInAsync(Who.Patrol)).PageAsync(Document, HttpStatusCode.Forbidden);
        var other = await app.SignInAsync(Who.OtherLawOfficer);
        (await other.PageAsync($"/office/law/sittings/{sitting}")).QuerySelector(First).ShouldBeNull("another's sitting");
        (await other.TakenAsync(await other.PageAsync($"/office/law/sittings/{sitting}"), "form[aria-label=收回这次核对]")).Body!.TextContent.ShouldContain("已收回");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_confirmation_found_wrong_is_suspended_with_a_reason()
    {
        await using var app = await WebApp.StartAsync();
        await ConfirmAsync(app);
        var officer = await app.SignInAsync(Who.OtherLawOfficer);
        var page = await officer.PageAsync($"/office/law/{Furnace400}");
        (await officer.RefusedAsync(page, "form[aria-label=暂停确认]", ("reason", " "))).GetElementById("f-reason-error").ShouldNotBeNull();
        var suspended = await officer.TakenAsync(page, "form[aria-label=暂停确认]", ("reason", "摘录出自征求意见稿"));
        suspended.QuerySelector(".law-v .cur")!.TextContent.ShouldSatisfyAllConditions(t => t.ShouldContain("暂停了确认"), t => t.ShouldContain("征求意见稿"), t => t.ShouldContain("草稿"));
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_pages_filters_and_exports_the_same_and_editions_are_compared()
    {
        await using var app = await WebApp.StartAsync();
        var reader = await app.SignInAsync(Who.Reader);
        var all = await reader.PageAsync("/office/law");
        all.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        var next = await reader.PageAsync(all.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        next.QuerySelector("tbody a.main")!.GetAttribute("href").ShouldNotBe(all.QuerySelector("tbody a.main")!.GetAttribute("href"));
        next.QuerySelector("a[rel=prev]").ShouldNotBeNull();
        (await reader.PageAsync("/office/law?kind=期限")).QuerySelector("tbody")!.TextContent.ShouldContain("整改期限");
        (await reader.PageAsync("/office/law?dimension=Energy&q=GB16780")).QuerySelectorAll("tbody tr").ShouldNotBeEmpty();
        (await reader.PageAsync("/office/law/energy.rectify")).QuerySelector("h1")!.TextContent.ShouldContain("整改期限");
        var sheet = await reader.GetAsync("/office/law/export?kind=期限");
        sheet.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        var compared = await reader.PageAsync("/office/law/compare");
        compared.QuerySelector(".card-title")!.TextContent.ShouldContain("第29号 → 国家发展改革委令第7号");
        compared.QuerySelectorAll(".compared > li").ShouldNotBeEmpty();
        (await reader.PageAsync("/office/law/compare?before=gb-21256-2013&after=gb-21256-2025&change=Changed")).QuerySelectorAll(".compared td.warn").ShouldNotBeEmpty();
        app.Log.ShouldBeEmpty();
    }
}
