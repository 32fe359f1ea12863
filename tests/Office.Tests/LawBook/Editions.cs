using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chuqing.Law.Shelf;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.People;
using Chuqing.Office.Screening;

namespace Chuqing.Office.Tests.LawBook;

/// <summary>Editions to test with: a threshold that moves, a rule of a city or province.</summary>
static class Editions
{
    const string Steel = "catalogue/steel.json";

    /// <summary>The shelf's steel catalogue with one more version of the furnace rule: up to and with this volume, from this day.</summary>
    public static EditionFiles Threshold(this TestOffice office, decimal volume, string from = "2027-01-01", string? clause = null) =>
        EditionFiles.Read("steel.json", Encoding.UTF8.GetBytes(Changed(office.Shelf(), rule =>
        {
            var match = rule["match"]?.DeepClone() ?? rule["versions"]!.AsArray()[^1]!["match"]!.DeepClone();
            match["specs"]![0]!["below"] = new JsonObject { ["value"] = volume, ["bound"] = "closed" };
            var version = new JsonObject
            {
                ["from"] = from, ["match"] = match, ["citation"] = new JsonObject { ["document"] = "catalogue-2024", ["item"] = "测试", ["quote"] = $"{volume} 立方米及以下" }, ["status"] = "confirmed", ["seen"] = "测试原件",
            };
            if (clause is not null) version["transition"] = JsonNode.Parse(clause);
            rule["versions"]!.AsArray().Add(version);
        })));

    static string Changed(IReadOnlyList<LawFile> shelf, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(shelf.Single(f => f.Path == Steel).Content, null, new() { CommentHandling = JsonCommentHandling.Skip })!;
        change(root["rules"]!.AsArray().Single(r => r!["id"]!.GetValue<string>() == LawBookOffice.Furnace400)!.AsObject());
        return root.ToJsonString();
    }

    /// <summary>Furnaces up to and with this volume are 淘汰类 in an area.</summary>
    public static EditionFiles Local(string area, decimal volume = 600m, string from = "2026-01-01", string status = """ "status": "confirmed", "seen": "原件" """) =>
        EditionFiles.Read("furnace.json", Encoding.UTF8.GetBytes($$"""
            { "format": "local/1", "area": "{{area}}", "name": "《高炉退出通告》（测试）",
              "texts": [{ "id": "local.{{area}}.notice", "title": "《高炉退出通告》", "number": "测试〔2026〕1号", "from": "2026-01-01", "repealedOn": null, "seen": "测试" }],
              "catalogue": [{ "format": "catalogue/1", "sector": "炼铁", "rules": [{ "id": "local.{{area}}.furnace", "name": "地方高炉", "class": "淘汰类",
                "match": { "equipment": ["高炉"], "specs": [{ "name": "容积", "unit": "m3", "below": { "value": {{volume}}, "bound": "closed" } }] },
                "versions": [{ "from": "{{from}}", "citation": { "document": "local.{{area}}.notice", "item": "第一条", "quote": "摘句" }, {{status}} }] }] }] }
            """));

    public static async Task<LawEdition> UploadAsync(this TestOffice office, EditionFiles files, SignedIn? by = null, string name = "测试新版")
    {
        var person = by ?? office.LawOfficer;
        var scan = await office.ReceivedAsync(person);
        return await office.AsAsync(person, (EditionService s) => s.UploadAsync(person, new(name, files, scan), TestOffice.Cancel));
    }

    public static Task<StoredFile> ReceivedAsync(this TestOffice office, SignedIn person) => office.AsAsync(person, (FileService s) =>
        s.ReceiveAsync(person, person.DivisionPath, "原件.pdf", "application/pdf", new MemoryStream(Encoding.UTF8.GetBytes($"原件 {Guid.CreateVersion7()}")), TestOffice.Cancel));

    public static async Task<PreviewView> PreviewAsync(this TestOffice office, Guid edition, SignedIn? by = null)
    {
        var person = by ?? office.LawOfficer;
        var made = await office.AsAsync(person, (LawPreviewService s) => s.PreviewAsync(person, edition, TestOffice.Cancel));
        return await office.AsAsync(person, (LawPreviewQueries q) => q.OfAsync(made.PreviewId!.Value, TestOffice.Cancel));
    }

    public static Task<EditionAct> SignEditionAsync(this TestOffice office, SignedIn person, Guid edition, Guid preview) =>
        office.AsAsync(person, (EditionService s) => s.SignAsync(person, edition, preview, TestOffice.Cancel));

    /// <summary>Uploaded, previewed and signed by both officers.</summary>
    public static async Task<PreviewView> AcceptEditionAsync(this TestOffice office, EditionFiles files, string name = "测试新版")
    {
        office.Time.Advance(TimeSpan.FromMinutes(1));
        var edition = await office.UploadAsync(files, name: name);
        var preview = await office.PreviewAsync(edition.Id);
        await office.SignEditionAsync(office.LawOfficer, edition.Id, preview.Preview.Id);
        await office.SignEditionAsync(office.OtherLawOfficer, edition.Id, preview.Preview.Id);
        return preview;
    }
}
