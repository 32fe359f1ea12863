using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.Settings;
using Chuqing.Web.Host;
using Chuqing.Web.Tests.LawBook;
using Microsoft.Extensions.DependencyInjection;

namespace Chuqing.Web.Tests.Api;

public class JudgeEndpointTests
{
    const string Furnace = """{"enterprise":"某厂","line":"380m3高炉1座","sector":"炼铁","products":["生铁"],"province":"广东省","metrics":[{"name":"年耗电量","value":100,"unit":"万千瓦时","year":2025}]}""";

    [Fact]
    public async Task One_lines_facts_are_answered_as_screen_prints_a_line()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        var answer = await PostAsync(app, handler, Furnace);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var judged = JsonNode.Parse(await answer.Content.ReadAsStringAsync(WebApp.Cancel))!.AsObject();
        judged.Select(p => p.Key).ShouldBe(["row", "enterprise", "line", "verdict", "findings", "pack", "missing"]);
        var finding = judged["findings"]!.AsArray().First(f => (string)f!["rule"]! == LawRows.Furnace400)!.AsObject();
        finding.Select(p => p.Key).ShouldBe(["rule", "item", "class", "status", "result", "missing", "because", "citation"]);
        ((string)finding["because"]!).ShouldContain("高炉容积 380 m3");
        ((string)judged["enterprise"]!).ShouldBe("某厂");
        judged["row"].ShouldBeNull();
    }

    [Fact]
    public async Task Machines_given_are_judged_as_the_text_that_says_the_same()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        var text = JsonNode.Parse(await BodyAsync(app, handler, Furnace))!;
        var machines = JsonNode.Parse(await BodyAsync(app, handler, Furnace.Replace("\"line\":\"380m3高炉1座\"", "\"machines\":[{\"type\":\"高炉\",\"count\":1,\"specs\":[{\"name\":\"容积\",\"value\":380,\"unit\":\"m3\"}]}]")))!;
        machines["findings"]!.ToJsonString().ShouldBe(text["findings"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"enterprise":"某厂"}""", "line", "至少写一个")]
    [InlineData("""{"line":"高炉","产品":"生铁"}""", "产品", "没有这个字段")]
    [InlineData("""{"line":"高炉","metrics":[{"name":"电耗","value":"多","unit":"kWh/t"}]}""", "metrics[0].value", "读不成")]
    [InlineData("""{"line":"高炉","metrics":[{"name":"电耗","value":1,"unit":"kWh/t","year":25}]}""", "metrics[0].year", "四位年份")]
    [InlineData("""{"machines":[{"type":"高炉","specs":[{"name":"容积","op":"约","value":380,"unit":"m3"}]}]}""", "machines[0].specs[0].op", "range")]
    [InlineData("""{"line":"高炉","capacity":{"value":10000000000000,"unit":"t"}}""", "capacity.value", "12 位")]
    [InlineData("""{"line":"高炉","on":"2008-01-01"}""", "on", "没有收录")]
    [InlineData("""{"line":"高炉","products":[null]}""", "products[0]", "是空的")]
    [InlineData("[]", "", "读不成")]
    [InlineData("null", "", "对象")]
    [InlineData("{", "", "读不成")]
    public async Task What_cannot_be_read_is_refused_by_field(string body, string field, string reason)
    {
        await using var app = await WebApp.StartAsync();
        var answer = await PostAsync(app, await app.SignInAsync(Who.Handler), body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(WebApp.Cancel))!;
        problem["errors"]![field].ShouldNotBeNull(problem.ToJsonString())[0]!.ToString().ShouldContain(reason);
        problem["detail"]!.ToString().ShouldEndWith("什么都没有改。");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_officers_ask_and_only_json_is_read()
    {
        await using var app = await WebApp.StartAsync();
        (await PostAsync(app, app.Visitor(), Furnace)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PostAsync(app, await app.SignInAsync(Who.Patrol), Furnace)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var form = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Address, "/api/v1/judge")) { Content = new FormUrlEncodedContent([new("line", "高炉")]) };
        (await (await app.SignInAsync(Who.Handler)).AskAsync(form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_second_signature_counts_for_the_very_next_question()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        (await StatusAsync(app, handler)).ShouldBe("draft");
        await LawRows.ConfirmAsync(app, LawRows.Furnace400);
        (await StatusAsync(app, handler)).ShouldBe("confirmed");
    }

    [Fact]
    public async Task What_another_process_writes_counts_after_a_moment()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        (await StatusAsync(app, handler)).ShouldBe("draft");
        await ConfirmBesideAsync(app);
        (await StatusAsync(app, handler)).ShouldBe("draft");
        app.Time.Advance(CurrentLaws.Kept);
        (await StatusAsync(app, handler)).ShouldBe("confirmed");
    }

    [Fact]
    public async Task An_account_that_is_closed_asks_a_moment_longer_and_no_more()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        (await PostAsync(app, handler, Furnace)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await using (var db = app.Everything(WebApp.City))
        {
            var person = (await app.WhoIsAsync(Who.Handler)).PersonId;
            foreach (var account in db.Set<Office.People.Account>().Where(a => a.PersonId == person)) account.IsClosed = true;
            db.Record(Office.Ledger.Actor.Program(WebApp.City), "test.close", new("account", person), app.Time.UtcNow(), new { person });
            await db.SaveChangesAsync(WebApp.Cancel);
        }
        app.Time.Advance(KnownActors.Kept);
        (await PostAsync(app, handler, Furnace)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_interface_describes_itself()
    {
        await using var app = await WebApp.StartAsync();
        var document = JsonNode.Parse(await (await (await app.SignInAsync(Who.Handler)).GetAsync("/api/v1/openapi.json")).Content.ReadAsStringAsync(WebApp.Cancel))!;
        var described = document["components"]!["schemas"]!["Line"]!["properties"]!.AsObject().Select(p => p.Key);
        described.Order(StringComparer.Ordinal).ShouldBe(typeof(Web.Api.JudgeRequest).GetProperties().Where(p => p.CanWrite && p.Name != "EqualityContract").Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Order(StringComparer.Ordinal));
    }

    // 别的进程有自己的法规库：它写了，本进程的记号不动
    static async Task ConfirmBesideAsync(WebApp app)
    {
        var library = new LawLibrary(app.Services.GetRequiredService<OfficeSettings>());
        foreach (var who in new[] { Who.LawOfficer, Who.OtherLawOfficer })
        {
            var person = await app.WhoIsAsync(who);
            await using var content = new MemoryStream(Encoding.UTF8.GetBytes($"原文 {who}"));
            var scan = await app.DoAsync(who, (FileService f) => f.ReceiveAsync(person, person.DivisionPath, "目录.pdf", "application/pdf", content, WebApp.Cancel));
            await using var db = app.Everything(WebApp.City);
            var value = (await library.OfAsync(db, WebApp.City, WebApp.Cancel)).Pack.Values.Last(v => v.Id == LawRows.Furnace400 && v.From <= new DateOnly(2026, 11, 23));
            await new LawBookService(db, library, app.Time).ConfirmAsync(person, new(value.Key, "《产业结构调整指导目录（2024年本）》", "令第7号", "淘汰类 1", "400 立方米及以下炼铁高炉", scan), WebApp.Cancel);
        }
    }

    static async Task<string> StatusAsync(WebApp app, Visitor visitor) =>
        (string)JsonNode.Parse(await BodyAsync(app, visitor, Furnace))!["findings"]!.AsArray().First(f => (string)f!["rule"]! == LawRows.Furnace400)!["status"]!;

    static async Task<string> BodyAsync(WebApp app, Visitor visitor, string body) => await (await PostAsync(app, visitor, body)).Content.ReadAsStringAsync(WebApp.Cancel);

    static async Task<HttpResponseMessage> PostAsync(WebApp app, Visitor visitor, string body)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Post, new Uri(app.Address, "/api/v1/judge")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return await visitor.AskAsync(asked);
    }
}
