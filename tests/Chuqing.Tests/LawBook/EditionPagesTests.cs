using System.Net;
using System.Text;
using AngleSharp.Dom;
using Chuqing.Law.Shelf;
using Chuqing.Office.LawBook;

namespace Chuqing.Web.Tests.LawBook;

/// <summary>A new edition over the pages: sent, judged, previewed, signed by two; the time machine beside it.</summary>
public sealed class EditionPagesTests
{
    const string Upload = "/office/law/editions/new";
    static SentFile Original => new("original", "原件.pdf", Encoding.UTF8.GetBytes("原件"), "application/pdf");

    [Fact]
    public async Task An_edition_is_sent_previewed_and_accepted_by_two_on_the_pages()
    {
        await using var app = await WebApp.StartAsync();
        await LawRows.LineAsync(app);
        var first = await app.SignInAsync(Who.LawOfficer);
        var page = await first.FollowAsync(await first.SendAsync(await first.PageAsync(Upload), "form[enctype]", [("name", "新的钢铁目录")], [new("files", "steel.json", EditionRows.Threshold(350m)), Original]));
        page.Body!.TextContent.ShouldContain("待提请");
        var preview = await first.PageAsync(page.QuerySelector("a[href*='/previews/']")!.GetAttribute("href")!);
        preview.Body!.TextContent.ShouldContain("SM3");
        preview.Body!.TextContent.ShouldContain("价格模块");
        (await first.TakenAsync(page, "form[aria-label='签字']")).Body!.TextContent.ShouldContain("待第二人接收");

        var again = await first.RefusedAsync(await first.PageAsync(page.Url), "form[aria-label='签字']");
        again.Body!.TextContent.ShouldContain("另一人");
        var second = await app.SignInAsync(Who.OtherLawOfficer);
        var refused = await second.RefusedAsync(await second.PageAsync(page.Url), "form[aria-label='退回']", ("reason", " "));
        refused.GetElementById("f-reason-error")!.TextContent.ShouldContain("为什么退回");
        (await second.TakenAsync(refused, "form[aria-label='签字']")).Body!.TextContent.ShouldContain("已接收");
        (await second.PageAsync($"/office/law/{LawRows.Furnace400}?on=2027-01-01")).Body!.TextContent.ShouldContain("2027-01-01");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_said_by_file_and_place_and_the_name_is_kept()
    {
        await using var app = await WebApp.StartAsync();
        var officer = await app.SignInAsync(Who.LawOfficer);
        async Task<IDocument> RefusedAsync(params SentFile[] files) => await officer.ReadAsync(await officer.SendAsync(await officer.PageAsync(Upload), "form[enctype]", [("name", "坏的一版")], files), HttpStatusCode.BadRequest);

        var broken = await RefusedAsync(new SentFile("files", "steel.json", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(EditionRows.Threshold(350m)).Replace("\"bound\":\"closed\"", "\"bound\":\"shut\"")) ), Original);
        broken.Body!.TextContent.ShouldContain("catalogue/steel.json：$.rules");
        broken.QuerySelector("input[name=name]")!.GetAttribute("value").ShouldBe("坏的一版");
        (await RefusedAsync()).GetElementById("f-files-error").ShouldNotBeNull();
        (await RefusedAsync(new SentFile("files", "steel.json", EditionRows.Threshold(350m)))).GetElementById("f-original-error")!.TextContent.ShouldContain("confirmed");
        (await RefusedAsync(new SentFile("files", "x.json", EditionRows.Local("450000")))).Body!.TextContent.ShouldContain("450000");
        (await officer.PageAsync("/office/law/editions")).Body!.TextContent.ShouldContain("还没有送来过");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_template_of_a_local_file_is_one_that_can_be_sent_as_it_stands()
    {
        await using var app = await WebApp.StartAsync();
        var officer = await app.SignInAsync(Who.LawOfficer);
        foreach (var (area, file) in new[] { ("440200", "local-440200.json"), ("440000", "local-440000.json"), ("999999", "local-440200.json") })
        {
            var answer = await officer.GetAsync($"/office/law/local-template.json?area={area}");
            answer.Content.Headers.ContentDisposition!.FileName.ShouldBe(file);
            var files = EditionFiles.Read(file, await answer.Content.ReadAsByteArrayAsync(WebApp.Cancel));
            LawCheck.Problems(files.Over(ShelfFolder.Read(Path.Combine(AppContext.BaseDirectory, "law")))).ShouldBeEmpty();
        }
        var sent = await officer.FollowAsync(await officer.SendAsync(await officer.PageAsync(Upload), "form[enctype]", [("name", "样子")], [new("files", "a.json", LocalTemplate.Of("440200"))]));
        sent.Body!.TextContent.ShouldContain("市级规定");
    }

    [Fact]
    public async Task The_time_machine_compares_two_days_and_knowledges_for_the_ledger_and_for_one_line()
    {
        await using var app = await WebApp.StartAsync();
        var line = await LawRows.LineAsync(app);
        app.Time.Advance(TimeSpan.FromDays(1));
        await LawRows.ConfirmAsync(app);
        app.Time.Advance(TimeSpan.FromDays(1));
        var handler = await app.SignInAsync(Who.Handler);
        var page = await handler.PageAsync("/office/law/time-machine");
        (await handler.RefusedAsync(page, "form[aria-label='比较']", ("on1", "去年"))).GetElementById("f-on1-error")!.TextContent.ShouldContain("不是日期");
        (await handler.RefusedAsync(page, "form[aria-label='比较']", ("known1", "2020-01-01"))).Body!.TextContent.ShouldContain("还没有接收任何法规");

        var compared = await handler.TakenAsync(page, "form[aria-label='比较']", ("on1", "2026-11-23"), ("on2", "2026-11-25"));
        compared.Body!.TextContent.ShouldContain("2026-11-23");
        (await handler.GetAsync($"{compared.Url}/export.xlsx")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await handler.PageAsync($"/office/lines/{line}")).QuerySelector($"a[href='/office/law/time-machine?line={line}']").ShouldNotBeNull();
        var one = await handler.PageAsync($"/office/law/time-machine?line={line}&go=1&on1=2019-06-01&on2=2026-11-25");
        one.Body!.TextContent.ShouldContain("早于法规架");
        one = await handler.PageAsync($"/office/law/time-machine?line={line}&go=1&on1=2023-01-01&on2=2026-11-25");
        one.Body!.TextContent.ShouldContain("淘汰类");
        (await (await app.SignInAsync(Who.SiblingHandler)).GetAsync($"/office/law/time-machine?line={line}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await app.SignInAsync(Who.Reader)).PageAsync("/office/law/time-machine")).QuerySelector("form[aria-label='比较']").ShouldBeNull();
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_preview_of_a_large_ledger_shows_its_progress_and_ends_at_the_preview()
    {
        await using var app = await WebApp.StartAsync();
        var job = await EditionRows.JobAsync(app);
        var owner = await app.SignInAsync(Who.OtherHandler);

        var answer = await owner.GetAsync($"/office/law/jobs/{job}");
        for (var tries = 0; answer.StatusCode == HttpStatusCode.OK && tries < 100; tries++)
        {
            await Task.Delay(100, WebApp.Cancel);
            answer = await owner.GetAsync($"/office/law/jobs/{job}");
        }

        answer.Headers.Location!.ToString().ShouldContain("/office/law/previews/");
        (await owner.FollowAsync(answer)).Body!.TextContent.ShouldContain("没有一条线的判定会变");
        app.Log.ShouldBeEmpty();
    }
}
