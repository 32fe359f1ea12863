using System.Text;
using System.Text.Json.Nodes;
using Chuqing.Office;
using Chuqing.Office.Jobs;
using Chuqing.Office.LawBook;
using Chuqing.Office.Screening;

namespace Chuqing.Web.Tests.LawBook;

/// <summary>Editions that pages are looked at with.</summary>
static class EditionRows
{
    static readonly DateOnly Day = new(2026, 11, 23);
    static int number;

    /// <summary>The shipped steel catalogue with one more version of the furnace rule from a day on, up to and with this volume.</summary>
    public static byte[] Threshold(decimal volume, string from = "2027-01-01")
    {
        var file = Path.Combine(AppContext.BaseDirectory, "law", "catalogue", "steel.json");
        var root = JsonNode.Parse(File.ReadAllBytes(file), null, new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!;
        var rule = root["rules"]!.AsArray().Single(r => r!["id"]!.GetValue<string>() == LawRows.Furnace400)!;
        var match = (rule["match"] ?? rule["versions"]!.AsArray()[^1]!["match"])!.DeepClone();
        match["specs"]![0]!["below"] = new JsonObject { ["value"] = volume, ["bound"] = "closed" };
        rule["versions"]!.AsArray().Add(new JsonObject
        {
            ["from"] = from, ["match"] = match, ["citation"] = new JsonObject { ["document"] = "catalogue-2024", ["item"] = "测试", ["quote"] = "测试" }, ["status"] = "confirmed", ["seen"] = "测试原件",
        });
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    /// <summary>A draft rule of the city, each time another one.</summary>
    public static byte[] Local(string area = "440200") => Encoding.UTF8.GetBytes($$"""
        { "format": "local/1", "area": "{{area}}", "name": "《测试通告》", "texts": [{ "id": "local.{{area}}.n", "title": "《测试通告》", "number": null, "from": "2026-01-01", "repealedOn": null, "seen": "测试" }],
          "catalogue": [{ "format": "catalogue/1", "sector": "炼铁", "rules": [{ "id": "local.{{area}}.r", "name": "测试{{Interlocked.Increment(ref number)}}", "class": "淘汰类", "match": { "equipment": ["高炉"] },
            "versions": [{ "from": "2026-01-01", "citation": { "document": "local.{{area}}.n", "item": "一", "quote": "摘句" }, "status": "draft", "why": "测试" }] }] }] }
        """);

    public static async Task<Guid> EditionAsync(WebApp app)
    {
        var officer = await app.WhoIsAsync(Who.LawOfficer);
        return (await app.DoAsync(Who.LawOfficer, (EditionService s) => s.UploadAsync(officer, new("测试通告", EditionFiles.Read("测试.json", Local())), WebApp.Cancel))).Id;
    }

    /// <summary>A comparison that an officer of 曲江区 made.</summary>
    public static async Task<Guid> PreviewAsync(WebApp app)
    {
        var county = await app.WhoIsAsync(Who.AllOfCounty);
        return (await app.DoAsync(Who.AllOfCounty, (LawPreviewService s) => s.CompareAsync(county, new(Day), new(Day.AddDays(-1)), WebApp.Cancel))).PreviewId!.Value;
    }

    /// <summary>A job of a preview that waits, ordered by somebody whose pages these are not.</summary>
    public static async Task<Guid> JobAsync(WebApp app)
    {
        var other = await app.WhoIsAsync(Who.OtherHandler);
        var order = new PreviewOrder(Guid.CreateVersion7(), null, new(Day), new(Day));
        return (await app.DoAsync(Who.OtherHandler, (JobService s) => s.SubmitAsync(LawPreviewService.Work.Kind, System.Text.Json.JsonSerializer.Serialize(order, System.Text.Json.JsonSerializerOptions.Web), other.AppointmentId, WebApp.Cancel))).Id;
    }
}
