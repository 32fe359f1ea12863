using System.Text.Json;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Web.Commands;

namespace Chuqing.Web.Tests.Commands;

/// <summary>The contract of <c>law check</c>, <c>law list</c> and <c>law show</c>: shapes, exit codes, and what is refused.</summary>
public sealed class LawCommandsTests : IDisposable
{
    readonly ConsoleRun console = new();

    static Task<ConsoleAnswer> Run(params string[] words) => ConsoleRun.RunBareAsync(words);

    [Fact]
    public async Task The_shipped_shelf_is_sound_and_counted()
    {
        var answer = await Run("law", "check");

        answer.Exit.ShouldBe(0, answer.Result);
        answer.Log.ShouldBeEmpty();
        answer.Result.ShouldStartWith("法规数据没有问题：");
        answer.Result.ShouldContain("75 个期限");
        answer.Result.ShouldContain("放假安排 8 年");
    }

    [Theory]
    [InlineData("terms.json", "\"unit\": \"月\"", "\"unit\": \"周\"", "terms.json：$.terms[0].versions[0].unit：")]
    [InlineData("calendar/2026.json", "\"2026-01-02\"", "\"2026-01-01\"", "calendar/2026.json：$.off[1].date：")]
    [InlineData("divisions/440200.json", "\"440203001\"", "\"440204999\"", "divisions/440200.json：$.counties[0].towns[0].code：")]
    [InlineData("vocabulary.json", "\"notKinds\"", "\"notKind\"", "vocabulary.json：$.notKind：")]
    [InlineData("limits/steel.json", "kgce/t", "千卡", "limits/steel.json：$.rules[0].metric.unit：")]
    [InlineData("catalogue/steel.json", "\"catalogue-2024\"", "\"catalogue-2034\"", "catalogue/steel.json：$.rules[0].versions[1].citation.document：")]
    [InlineData("texts/procedures.json", "\"title\"", "\"titel\"", "texts/procedures.json：$[0].titel：")]
    public async Task A_fault_in_any_file_is_printed_with_its_place_and_exits_1(string file, string good, string bad, string said)
    {
        var folder = Copy();
        var path = Path.Combine(folder, file);
        var text = await File.ReadAllTextAsync(path, WebApp.Cancel);
        text.ShouldContain(good);
        await File.WriteAllTextAsync(path, text.Replace(good, bad, StringComparison.Ordinal), WebApp.Cancel);

        var answer = await Run("law", "check", folder);

        answer.Exit.ShouldBe(1);
        answer.Result.Split('\n').ShouldContain(l => l.StartsWith(said, StringComparison.Ordinal), answer.Result);
        answer.Log.ShouldContain("什么都没有改");
    }

    [Fact]
    public async Task A_shelf_without_terms_is_no_shelf()
    {
        var folder = Copy();
        File.Delete(Path.Combine(folder, "terms.json"));
        File.Delete(Path.Combine(folder, "calendar", "2024.json"));

        var answer = await Run("law", "check", folder);

        answer.Exit.ShouldBe(1);
        answer.Result.ShouldContain("terms.json：$：法规架上没有这个文件。");
        answer.Result.ShouldContain("2023 年之后是 2025 年");
    }

    [Fact]
    public async Task List_prints_one_object_per_value_in_force_with_its_document_by_title()
    {
        var answer = await Run("law", "list", "--on", "2026-11-23", "--json");

        answer.Exit.ShouldBe(0);
        var values = answer.Result.Trim().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        foreach (var value in values)
        {
            value.EnumerateObject().Select(p => p.Name).ShouldBe(["id", "name", "sector", "class", "dimension", "status", "from", "citation"]);
            // 题名没有见到的文件，不替它造一个书名号
            if (value.GetProperty("class").GetString() != "放假安排") value.GetProperty("citation").GetProperty("document").GetString().ShouldNotBeNull().ShouldSatisfyAllConditions(d => (d.StartsWith('《') || d.Contains("未见")).ShouldBeTrue(d));
        }
        values.Select(v => v.GetProperty("id").GetString()).ShouldBeUnique();
        values.Select(v => v.GetProperty("class").GetString()).Distinct().ShouldBe(["淘汰类", "限制类", "超限额", "低于基准", "重大事故隐患", "用途界定", "拆除标准", "计入口径", "通则", "期限", "放假安排"], ignoreOrder: true);
        values.ShouldAllBe(v => v.GetProperty("class").GetString() == "放假安排" || v.GetProperty("from").GetString()!.CompareTo("2026-11-23") <= 0);
    }

    [Theory]
    [InlineData("2019-12-31", "catalogue.steel.blast-furnace.400", false)]
    [InlineData("2020-01-01", "catalogue.steel.blast-furnace.400", true)]
    [InlineData("2017-02-16", "energy.rectify", false)]
    [InlineData("2017-02-17", "energy.rectify", true)]
    [InlineData("2017-02-16", "calendar.2026", true)] // 通知公布日不在架上，一年就是一年
    public async Task List_holds_what_is_in_force_on_the_day_and_nothing_later(string day, string id, bool listed)
    {
        var answer = await Run("law", "list", "--on", day);

        answer.Exit.ShouldBe(0);
        answer.Result.Split('\n').Any(l => l.StartsWith(id + "\t", StringComparison.Ordinal)).ShouldBe(listed);
    }

    [Theory]
    [InlineData("catalogue.steel.blast-furnace.400", "2024-01-31", "淘汰类", "2020-01-01", "draft", "《产业结构调整指导目录（2019年本）》", "国家发展改革委令第29号")]
    [InlineData("catalogue.steel.blast-furnace.400", "2024-02-01", "淘汰类", "2024-02-01", "draft", "《产业结构调整指导目录（2024年本）》", "国家发展改革委令第7号")]
    [InlineData("limit.cement.clinker.energy", "2026-11-23", "超限额", "2022-11-01", "confirmed", "《水泥单位产品能源消耗限额》", "GB 16780-2021")]
    [InlineData("energy.rectify", "2026-11-23", "期限", "2017-02-17", "confirmed", "《关于利用综合标准依法依规推动落后产能退出的指导意见》", "工信部联产业〔2017〕30号")]
    [InlineData("penalty.pay", "2026-11-23", "期限", "2021-07-15", "confirmed", "《中华人民共和国行政处罚法》", null)]
    [InlineData("calendar.2026", "2026-11-23", "放假安排", "2026-01-01", null, null, null)]
    public async Task Show_gives_the_value_whole(string id, string on, string kind, string from, string? status, string? document, string? number)
    {
        var answer = await Run("law", "show", id, "--on", on, "--json");

        answer.Exit.ShouldBe(0);
        answer.Result.Trim().ShouldNotContain("\n");
        var json = JsonDocument.Parse(answer.Result).RootElement;
        json.EnumerateObject().Select(p => p.Name).ShouldBe(
            ["id", "name", "sector", "class", "dimension", "on", "from", "repealed", "status", "seen", "why", "citation", "digest", "rule", "versions", "pack"]);
        json.GetProperty("id").GetString().ShouldBe(id);
        json.GetProperty("class").GetString().ShouldBe(kind);
        json.GetProperty("from").GetString().ShouldBe(from);
        json.GetProperty("status").GetString().ShouldBe(status);
        json.GetProperty("digest").GetString().ShouldNotBeNull().Length.ShouldBe(64);
        json.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("from").GetString()).ShouldContain(from);
        var citation = json.GetProperty("citation");
        if (document is null) { citation.ValueKind.ShouldBe(JsonValueKind.Null); return; }
        citation.EnumerateObject().Select(p => p.Name).ShouldBe(["document", "number", "item", "quote"]);
        citation.GetProperty("document").GetString().ShouldBe(document);
        citation.GetProperty("number").GetString().ShouldBe(number);
    }

    [Theory]
    [InlineData("law show energy.rectfy", "是不是：energy.rectify？")]
    [InlineData("law show blast-furnace.400", "catalogue.steel.blast-furnace.400")]
    [InlineData("law show 立窑", "是不是：")]
    [InlineData("law show 完全没有的东西", "没有编号为“完全没有的东西”的规则或期限。用 law list")]
    [InlineData("law show", "还缺编号")]
    [InlineData("law show energy.rectify penalty.pay", "多出一个词“penalty.pay”")]
    [InlineData("law show catalogue.steel.blast-furnace.400 --on 2019-12-31", "2019-12-31 还没有它，不能套用后来的规定")]
    [InlineData("law show energy.rectify --on 2017-02-16", "自 2017-02-17 起施行")]
    [InlineData("law show energy.rectify --on 2017-2-17", "2017-2-17")]
    [InlineData("law list --at 2026-11-23", "没有 --at")]
    [InlineData("law check 没有的目录", "没有的目录")]
    [InlineData("law list --data 没有的目录 --json", "没有数据库")]
    [InlineData("law check law --data x", "只能给一个")]
    public async Task What_cannot_be_answered_is_refused_in_a_sentence(string command, string said)
    {
        var answer = await Run(command.Split(' '));

        answer.Exit.ShouldBe(2);
        answer.Result.ShouldBeEmpty();
        answer.Log.ShouldContain(said);
    }

    [Fact]
    public async Task With_data_the_shelf_is_the_one_that_the_city_accepted()
    {
        (await console.RunAsync("db", "migrate")).Exit.ShouldBe(0);
        (await console.RunAsync("law", "list")).ShouldSatisfyAllConditions(a => a.Exit.ShouldBe(2), a => a.Log.ShouldContain("还没有接收任何法规"));
        await using (var office = await CommandHost.OpenAsync(Arguments.Parse(["--data", console.Data]), WebApp.Cancel))
            (await new Founding(office.Get<AppDbFactory>(), office.Settings, office.Get<LawLibrary>(), TimeProvider.System).FoundAsync("440200", WebApp.Cancel)).ShouldBeTrue();

        (await console.RunAsync("law", "check")).ShouldSatisfyAllConditions(a => a.Exit.ShouldBe(0, a.Log), a => a.Result.ShouldContain("法规数据没有问题"));
        (await console.RunAsync("law", "list", "--on", "2026-11-23", "--json")).Result.ShouldBe((await Run("law", "list", "--on", "2026-11-23", "--json")).Result);
        (await console.RunAsync("law", "show", "energy.rectify", "--on", "2026-11-23", "--json")).Result.ShouldBe((await Run("law", "show", "energy.rectify", "--on", "2026-11-23", "--json")).Result);
    }

    [Fact]
    public async Task A_database_of_several_cities_is_not_guessed_at()
    {
        await console.FurnishAsync();

        (await console.RunAsync("law", "check")).ShouldSatisfyAllConditions(a => a.Exit.ShouldBe(2), a => a.Log.ShouldContain("440200、441800"));
    }

    public void Dispose() => console.Dispose();

    string Copy()
    {
        var folder = console.Beside("law");
        foreach (var from in Directory.EnumerateFiles(LawFolder.Shipped, "*.json", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(LawFolder.Shipped, from));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }
        return folder;
    }
}
