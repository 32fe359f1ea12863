using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Chuqing.Web.Tests.Face;

public class PagesTests
{
    [Theory]
    [InlineData("/office/components")]
    [InlineData("/signin")]
    public async Task No_page_needs_what_the_policy_forbids(string path)
    {
        await using var host = await FaceHost.StartAsync();
        var answer = await host.Client.GetAsync(path, TestContext.Current.CancellationToken);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        var page = await host.ReadAsync(answer, HttpStatusCode.OK);
        page.QuerySelectorAll("[style], style").ShouldBeEmpty();
        page.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
        page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)).ShouldBeEmpty();
        page.QuerySelectorAll("[src^='http'], link[href^='http']").ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_that_a_page_loads_is_there_and_every_icon_is_in_the_sprite()
    {
        await using var host = await FaceHost.StartAsync();
        var page = await host.PageAsync("/office/components");
        var addresses = page.QuerySelectorAll("link[href], script[src], use").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Distinct().ToList();
        addresses.ShouldContain(a => a.Contains("tabler"));
        foreach (var file in addresses.GroupBy(a => a.Split('#')[0]))
        {
            var answer = await host.Client.GetAsync(file.Key, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file.Key);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            foreach (var symbol in file.Where(a => a.Contains('#')).Select(a => a.Split('#')[1])) text.ShouldContain($"id=\"{symbol}\"");
        }
    }

    [Fact]
    public async Task The_stylesheet_travels_compressed_and_is_kept_by_the_browser()
    {
        await using var host = await FaceHost.StartAsync();
        var page = await host.PageAsync("/signin");
        using var ask = new HttpRequestMessage(HttpMethod.Get, page.QuerySelector("link[href*=tabler]")!.GetAttribute("href"));
        ask.Headers.AcceptEncoding.ParseAdd("gzip");
        var answer = await host.Client.SendAsync(ask, TestContext.Current.CancellationToken);
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeLessThan(120_000);
        answer.Headers.CacheControl!.ToString().ShouldBe("max-age=31536000, immutable");
    }

    [Fact]
    public async Task Every_input_has_a_label_every_id_is_single_and_every_landmark_is_named()
    {
        await using var host = await FaceHost.StartAsync();
        foreach (var path in new[] { "/office/components", "/signin" })
        {
            var page = await host.PageAsync(path);
            foreach (var input in page.QuerySelectorAll("input:not([type=hidden]), select, textarea").OfType<IHtmlElement>())
                (input.Closest("label") ?? page.QuerySelector($"label[for='{input.Id}']")).ShouldNotBeNull(input.OuterHtml);
            page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
            page.QuerySelectorAll("h1").Length.ShouldBe(1);
            page.QuerySelectorAll("main#main").Length.ShouldBe(1);
            page.QuerySelectorAll("nav:not([aria-label])").ShouldBeEmpty();
            page.QuerySelectorAll("svg:not([aria-hidden]):not([role=img])").ShouldBeEmpty();
            foreach (var link in page.QuerySelectorAll("[aria-describedby]"))
                foreach (var id in link.GetAttribute("aria-describedby")!.Split(' ')) page.GetElementById(id).ShouldNotBeNull(id);
            page.DocumentElement.GetAttribute("lang").ShouldBe("zh-CN");
            page.Title.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public async Task The_components_page_exists_only_for_demonstration()
    {
        await using var host = await FaceHost.StartAsync(o => o with { Demo = false });
        var page = await host.PageAsync("/office/components", HttpStatusCode.NotFound);
        page.QuerySelector("h1")!.TextContent.ShouldBe("没有这一页");
    }

    [Fact]
    public async Task The_host_is_alive_without_a_session()
    {
        await using var host = await FaceHost.StartAsync();
        (await host.Client.GetStringAsync("/healthz", TestContext.Current.CancellationToken)).ShouldBe("ok");
    }

    [Fact]
    public async Task The_skip_link_leads_to_the_text_of_the_page_it_stands_on()
    {
        await using var host = await FaceHost.StartAsync();
        var page = await host.PageAsync("/office/components?q=a");
        page.QuerySelector("a.skip")!.GetAttribute("href").ShouldBe("/office/components?q=a#main");
        page.QuerySelector("base").ShouldBeNull();
    }

    [Fact]
    public async Task A_demonstration_says_so_on_every_office_page()
    {
        await using var demo = await FaceHost.StartAsync();
        (await demo.PageAsync("/office/components")).QuerySelector(".demo-strip")!.TextContent.ShouldContain("均为虚构，不作任何依据");
    }
}
