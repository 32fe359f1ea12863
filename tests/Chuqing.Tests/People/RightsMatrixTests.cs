using System.Net;
using Chuqing.Law.Procedures;
using Chuqing.Office.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Chuqing.Web.Tests.People;

public class RightsMatrixTests
{
    static readonly (string Who, Duty Duty)[] OnePerDuty =
        [.. WebTemplate.Staff.Where(s => s is { Duty: not null, DivisionPath: "/440200/" }).DistinctBy(s => s.Duty).Select(s => (s.SignIn, s.Duty!.Value))];

    static IReadOnlyList<Endpoint> EndpointsOf(WebApp app) => app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    [Fact]
    public async Task Every_page_and_endpoint_names_one_right_or_is_listed_as_public()
    {
        await using var app = await WebApp.StartAsync();
        RightsAudit.Ours(EndpointsOf(app)).Count.ShouldBeGreaterThan(5);
        RightsAudit.Faults(EndpointsOf(app), SampleRows.Addresses.Keys.ToList()).ShouldBeEmpty();
        var patterns = RightsAudit.Ours(EndpointsOf(app)).Select(e => e.RoutePattern.RawText).ToHashSet();
        SampleRows.Addresses.Keys.Concat(RightsAudit.Public).Where(p => !patterns.Contains(p)).ShouldBeEmpty("在表里，却没有这一页");
    }

    [Fact]
    public void The_audit_finds_what_it_is_for()
    {
        Fault("/a").ShouldBe("/a：要写且只写一个 [Authorize(Policy = Rights.…)]。");
        Fault("/b", new AuthorizeAttribute()).ShouldBe("/b：要写且只写一个 [Authorize(Policy = Rights.…)]。");
        Fault("/c", new AuthorizeAttribute(Rights.CaseRead), new AuthorizeAttribute(Rights.ListRead)).ShouldBe("/c：要写且只写一个 [Authorize(Policy = Rights.…)]。");
        Fault("/d", new AuthorizeAttribute("case.raed")).ShouldBe("/d：权“case.raed”不在 Rights.Matrix 里。");
        Fault("/e", new AllowAnonymousAttribute()).ShouldBe("/e：公开，却不在 RightsAudit.Public 里。");
        Fault("/signin", new AllowAnonymousAttribute(), new AuthorizeAttribute(Rights.CaseRead)).ShouldBe("/signin：既写了公开又写了权，公开会盖过权。");
        Fault("/f/{Id:guid}", new AuthorizeAttribute(Rights.CaseRead)).ShouldBe("/f/{Id:guid}：带参数，却没有在 SampleRows.Addresses 里说用哪一行来试。");
        Fault("/g", new AuthorizeAttribute(Rights.CaseRead)).ShouldBeNull();
        Fault("/healthz", new AllowAnonymousAttribute()).ShouldBeNull();

        static string? Fault(string pattern, params object[] metadata) =>
            RightsAudit.Faults([new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse(pattern), 0, new(metadata), pattern)], []).SingleOrDefault();
    }

    [Fact]
    public void Every_right_belongs_to_somebody_and_every_duty_opens_something()
    {
        Rights.Matrix.Where(r => r.Value.Count == 0).ShouldBeEmpty();
        Enum.GetValues<Duty>().Where(d => !Rights.Matrix.Values.Any(v => v.Contains(d))).ShouldBeEmpty();
        OnePerDuty.Select(p => p.Duty).Order().ShouldBe(Enum.GetValues<Duty>().Order());
        typeof(Rights).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Except([Rights.Public]).Order().ShouldBe(Rights.Matrix.Keys.Order());
    }

    [Fact]
    public async Task Each_duty_opens_what_the_matrix_says_and_nothing_else()
    {
        await using var app = await WebApp.StartAsync(s => s with { IsDemo = true });
        var pages = await PagesAsync(app);
        List<string> wrong = [];
        var stranger = app.Visitor();
        foreach (var (_, address, _) in pages)
        {
            var answer = await stranger.GetAsync(address);
            var sentAway = address.StartsWith("/api/", StringComparison.Ordinal)
                ? answer.StatusCode == HttpStatusCode.Unauthorized
                : answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/signin?next=");
            if (!sentAway) wrong.Add($"没登录 {address}：{(int)answer.StatusCode}");
        }
        foreach (var (who, duty) in OnePerDuty)
        {
            var visitor = await app.SignInAsync(who);
            foreach (var (right, address, own) in pages)
            {
                var status = (await visitor.GetAsync(address)).StatusCode;
                var open = Rights.Allows(right, [duty]);
                var due = !open ? HttpStatusCode.Forbidden : own ? HttpStatusCode.NotFound : HttpStatusCode.OK;
                if (status != due) wrong.Add($"{duty} {address}：{(int)status}，应当是 {(int)due}");
            }
        }
        wrong.ShouldBeEmpty();
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_is_seen_from_its_division_and_above_and_from_nowhere_else()
    {
        await using var app = await WebApp.StartAsync(s => s with { IsDemo = true });
        List<string> wrong = [];
        foreach (var (pattern, row) in SampleRows.Addresses)
        {
            var address = await row.AddressAsync(app);
            foreach (var (who, open) in new[]
            {
                (Who.AllOfCounty, row.Reach >= Reach.Division), (Who.AllOfCity, row.Reach >= Reach.City), (Who.AllOfTown, row.Reach >= Reach.OwnCity),
                (Who.AllOfSibling, row.Reach >= Reach.OwnCity), (Who.AllElsewhere, row.Reach >= Reach.Everyone),
            })
            {
                var status = (await (await app.SignInAsync(who)).GetAsync(address)).StatusCode;
                if (status != (open ? HttpStatusCode.OK : HttpStatusCode.NotFound)) wrong.Add($"{who} {pattern}：{(int)status}，应当{(open ? "看见" : "当作没有")}");
            }
        }
        wrong.ShouldBeEmpty();
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_sent_without_the_right_does_nothing()
    {
        await using var app = await WebApp.StartAsync();
        var patrol = await app.SignInAsync(Who.Patrol);
        foreach (var endpoint in RightsAudit.Ours(EndpointsOf(app)).Where(e => !RightsAudit.IsPublic(e) && !Rights.Allows(RightsAudit.RightOf(e)!, [Duty.Patrol]) && Takes(e, "POST") && e.RoutePattern.Parameters.Count == 0))
        {
            using var sent = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Address, endpoint.RoutePattern.RawText)) { Content = new FormUrlEncodedContent([]) };
            (await patrol.AskAsync(sent)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, endpoint.RoutePattern.RawText);
        }
    }

    // 每一页一个地址；带参数的页，先造出它的那一行
    static async Task<IReadOnlyList<(string Right, string Address, bool IsPersons)>> PagesAsync(WebApp app)
    {
        List<(string, string, bool)> pages = [];
        foreach (var endpoint in RightsAudit.Ours(EndpointsOf(app)).Where(e => !RightsAudit.IsPublic(e) && Takes(e, "GET")))
        {
            var pattern = endpoint.RoutePattern.RawText!;
            var row = endpoint.RoutePattern.Parameters.Count == 0 ? null : SampleRows.Addresses[pattern];
            pages.Add((RightsAudit.RightOf(endpoint)!, row is null ? pattern : await row.AddressAsync(app), row?.Reach == Reach.Person));
        }
        return pages;
    }

    static bool Takes(RouteEndpoint endpoint, string method) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains(method);
}
