using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.Screening;
using static Chuqing.Web.Demo.DemoOffice;

namespace Chuqing.Web.Demo;

/// <summary>Editions of the demo, all invented: a city rule accepted, a province rule that waits for its second officer, a new national edition of which there is only a preview.</summary>
static class DemoEditions
{
    const string Furnace = "catalogue.steel.blast-furnace.400", Steel = "catalogue/steel.json", Invented = "演示（虚构）";

    public static async Task AddAsync(DemoOffice office, string lawFolder, StoredFile scan, CancellationToken cancel)
    {
        var city = await PreviewedAsync(office, $"{Invented}：韶关市小熟料线退出通告", Local(City, 1500), scan, cancel);
        await SignAsync(office, "law1", city, cancel);
        await SignAsync(office, "law2", city, cancel);
        var province = await PreviewedAsync(office, $"{Invented}：广东省熟料线退出通告", Local(City[..2] + "0000", 2500), scan, cancel);
        await SignAsync(office, "law1", province, cancel);
        await PreviewedAsync(office, $"{Invented}：目录新版草案，高炉放到 1100 立方米", Draft(lawFolder), scan, cancel);
        await office.AsAsync("officer", (ScreeningService s) => s.RunAsync(office.Person("officer"), null, office.Today, cancel));
    }

    static async Task<(Guid Edition, Guid Preview)> PreviewedAsync(DemoOffice office, string name, EditionFiles files, StoredFile scan, CancellationToken cancel)
    {
        var officer = office.Person("law1");
        var edition = await office.AsAsync("law1", (EditionService s) => s.UploadAsync(officer, new(name, files, scan, IsDemo: true), cancel));
        return (edition.Id, (await office.AsAsync("law1", (LawPreviewService s) => s.PreviewAsync(officer, edition.Id, cancel, isDemo: true))).PreviewId!.Value);
    }

    static Task<EditionAct> SignAsync(DemoOffice office, string person, (Guid Edition, Guid Preview) what, CancellationToken cancel) =>
        office.AsAsync(person, (EditionService s) => s.SignAsync(office.Person(person), what.Edition, what.Preview, cancel));

    // 草稿：只让触及的线显示“疑似”，虚构的规定不撑任何认定
    static EditionFiles Local(string area, int below) => EditionFiles.Read("demo.json", Encoding.UTF8.GetBytes($$"""
        { "format": "local/1", "area": "{{area}}", "name": "{{Invented}}退出通告",
          "texts": [{ "id": "local.{{area}}.demo", "title": "《{{Invented}}退出通告》", "number": "演示〔2026〕1号", "from": "2026-10-01", "repealedOn": null, "seen": "虚构，不是法" }],
          "catalogue": [{ "format": "catalogue/1", "sector": "水泥", "rules": [{ "id": "local.{{area}}.demo-line", "name": "{{Invented}}：{{below}} t/d 及以下熟料线", "class": "限制类",
            "match": { "equipment": ["熟料线"], "specs": [{ "name": "日产能", "unit": "t/d", "below": { "value": {{below}}, "bound": "closed" } }] },
            "versions": [{ "from": "2026-10-01", "citation": { "document": "local.{{area}}.demo", "item": "第一条（虚构）", "quote": "虚构，不是法" }, "status": "draft", "why": "演示用，虚构" }] }] }] }
        """));

    static EditionFiles Draft(string lawFolder)
    {
        var root = JsonNode.Parse(File.ReadAllBytes(Path.Combine(lawFolder, Steel)), null, new() { CommentHandling = JsonCommentHandling.Skip })!;
        var rule = root["rules"]!.AsArray().Single(r => r!["id"]!.GetValue<string>() == Furnace)!;
        var match = (rule["match"] ?? rule["versions"]!.AsArray()[^1]!["match"])!.DeepClone();
        match["specs"]![0]!["below"] = new JsonObject { ["value"] = 1100, ["bound"] = "closed" };
        rule["versions"]!.AsArray().Add(new JsonObject
        {
            ["from"] = "2027-01-01", ["match"] = match, ["citation"] = new JsonObject { ["document"] = "catalogue-2024", ["item"] = "草案（虚构）", ["quote"] = "虚构，不是法：1100 立方米及以下炼铁高炉" },
            ["status"] = "confirmed", ["seen"] = "演示扫描件（虚构，不是法）",
        });
        return EditionFiles.Read("steel.json", Encoding.UTF8.GetBytes(root.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })));
    }
}
