using System.Text.Json;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.Registry;
using Chuqing.Web.Commands;
using Chuqing.Web.Tests.LawBook;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Tests.Commands;

/// <summary>The contract of <c>law preview</c>: an edition over the ledger of a database; nothing is written.</summary>
public sealed class LawPreviewCommandTests : IDisposable
{
    readonly ConsoleRun console = new();

    [Fact]
    public async Task A_file_or_a_folder_over_a_ledger_gives_the_changed_lines_and_writes_nothing()
    {
        await FoundAsync();
        var file = Beside("steel.json", EditionRows.Threshold(450m));

        var answer = await console.RunAsync("law", "preview", file, "--json");

        answer.Exit.ShouldBe(0, answer.Log);
        var said = JsonDocument.Parse(answer.Result).RootElement;
        said.GetProperty("lines").GetInt32().ShouldBe(2);
        said.GetProperty("after").GetProperty("on").GetString().ShouldBe("2027-01-01");
        var line = said.GetProperty("changed").EnumerateArray().ShouldHaveSingleItem();
        line.GetProperty("equipment").GetString().ShouldBe("450立方米高炉1座");
        line.GetProperty("after").GetProperty("verdict").GetString().ShouldBe("淘汰类");
        (await console.RunAsync("law", "preview", file)).Result.ShouldContain("→ 淘汰类");
        (await console.RunAsync("law", "preview", file, "--on", "2026-11-24")).Result.ShouldContain("0 条的判定会变");

        var folder = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(file)!, "edition", "local", "440200"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "a.json"), EditionRows.Local(), WebApp.Cancel);
        (await console.RunAsync("law", "preview", folder.Parent!.Parent!.FullName)).Result.ShouldContain("新增 local.440200.r");

        await using var office = await CommandHost.OpenAsync(Arguments.Parse(["--data", console.Data]), WebApp.Cancel);
        await using var db = office.Everything();
        (await db.Set<AcceptedPack>().CountAsync(WebApp.Cancel)).ShouldBe(1);
        (await db.Set<LawEdition>().CountAsync(WebApp.Cancel)).ShouldBe(0);
        (await db.Set<LawPreview>().CountAsync(WebApp.Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_faulty_edition_is_refused_by_file_and_place_and_a_database_is_needed()
    {
        await FoundAsync();
        var broken = Beside("broken.json", """{ "format": "catalogue/1", "sector": "钢铁", "rules": [{ "id": "x" }] }"""u8.ToArray());

        (await console.RunAsync("law", "preview", broken)).ShouldSatisfyAllConditions(a => a.Exit.ShouldBe(2), a => a.Log.ShouldContain("catalogue/broken.json：$.rules[0]"), a => a.Result.ShouldBeEmpty());
        (await console.RunAsync("law", "preview", "nowhere")).ShouldSatisfyAllConditions(a => a.Exit.ShouldBe(2), a => a.Log.ShouldContain("找不到"));
        (await ConsoleRun.RunBareAsync("law", "preview", broken)).ShouldSatisfyAllConditions(a => a.Exit.ShouldBe(2), a => a.Log.ShouldContain("--data"));
        (await ConsoleRun.RunBareAsync("law", "preview")).ShouldSatisfyAllConditions(a => a.Exit.ShouldBe(2), a => a.Log.ShouldContain("还缺"));
    }

    async Task FoundAsync()
    {
        (await console.RunAsync("db", "migrate")).Exit.ShouldBe(0);
        await using var office = await CommandHost.OpenAsync(Arguments.Parse(["--data", console.Data]), WebApp.Cancel);
        await new Founding(office.Get<AppDbFactory>(), office.Settings, office.Get<LawLibrary>(), TimeProvider.System).FoundAsync("440200", WebApp.Cancel);
        await using var db = office.Everything();
        var enterprise = new Enterprise { City = "440200", DivisionPath = "/440200/440205/", Name = "曲江测试钢铁有限公司" };
        db.Add(enterprise);
        foreach (var volume in new[] { "450", "451" }) db.Add(new ProductionLine { City = "440200", DivisionPath = enterprise.DivisionPath, EnterpriseId = enterprise.Id, EquipmentText = $"{volume}立方米高炉1座", Sector = "炼铁", Product = "炼钢生铁" });
        db.Record(Actor.Program("440200"), "test.add", new("line"), TimeProvider.System.UtcNow(), new { });
        await db.SaveChangesAsync(WebApp.Cancel);
    }

    string Beside(string name, byte[] content)
    {
        var path = Path.Combine(console.Beside("editions"), name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => console.Dispose();
}
