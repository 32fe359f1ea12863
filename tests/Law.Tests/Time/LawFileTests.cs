using System.Text;
using Chuqing.Law.Texts;
using Chuqing.Law.Time;

namespace Chuqing.Law.Tests.Time;

/// <summary>The readers refuse a file that is not as agreed, and name the place.</summary>
public class LawFileTests
{
    const string Cite = """{ "document": "d", "item": "第一条", "quote": "q" }""";
    const string Version = """{ "from": "2021-01-01", "length": 6, "unit": "月", "dayZero": "送达", "rollOver": true, "citation": CITE, "status": "draft", "why": "w" }""";
    const string Counting = """{ "from": "2021-01-01", "shortTitle": "民法典", "startDay": CITE, "monthEnd": CITE, "rollOver": CITE, "status": "draft", "why": "w" }""";

    static TermBook Terms(string versions, string id = "a")
    {
        var json = $$"""{ "counting": [{{Counting}}], "terms": [ { "id": "a", "name": "甲", "versions": [{{versions}}] }, { "id": "{{id}}x", "name": "乙", "versions": [{{Version}}] } ] }""";
        return TermReader.Read(Stream(json.Replace("CITE", Cite)), "terms.json");
    }

    static MemoryStream Stream(string json) => new(Encoding.UTF8.GetBytes(json));
    static LawFileException Refused(string versions) => Should.Throw<LawFileException>(() => Terms(versions));

    [Fact]
    public void A_good_term_is_read() => Terms(Version)["a"].Versions[0].Value.ShouldSatisfyAllConditions(
        r => r.Length.ShouldBe(6), r => r.Unit.ShouldBe(TermUnit.Month), r => r.RollsOver.ShouldBeTrue(),
        r => r.Extension.ShouldBeNull(), r => r.SuspensionBasis.ShouldBeNull(), r => r.Status.ShouldBe(ValueStatus.Draft), r => r.Citation.Item.ShouldBe("第一条"));

    [Theory]
    [InlineData("\"unit\": \"月\"", "\"unit\": \"周\"", "$.terms[0].versions[0].unit")]
    [InlineData("\"length\": 6", "\"length\": 0", "$.terms[0].versions[0].length")]
    [InlineData("\"length\": 6", "\"length\": 6.5", "$.terms[0].versions[0].length")]
    [InlineData("\"citation\": CITE, ", "", "$.terms[0].versions[0]")]
    [InlineData("\"citation\": CITE", "\"citation\": { \"document\": \"d\", \"item\": \"\", \"quote\": \"q\" }", "$.terms[0].versions[0].citation.item")]
    [InlineData("\"status\": \"draft\"", "\"status\": \"sure\"", "$.terms[0].versions[0].status")]
    [InlineData("\"status\": \"draft\", \"why\": \"w\"", "\"status\": \"draft\"", "$.terms[0].versions[0]")]
    [InlineData("\"status\": \"draft\", \"why\": \"w\"", "\"status\": \"confirmed\"", "$.terms[0].versions[0]")]
    [InlineData("\"from\": \"2021-01-01\"", "\"from\": \"2021-1-1\"", "$.terms[0].versions[0].from")]
    [InlineData("\"dayZero\"", "\"dayzero\"", "$.terms[0].versions[0].dayzero")]
    [InlineData("\"length\": 6", "\"length\": 6, \"note\": 1", "$.terms[0].versions[0].note")]
    [InlineData("\"unit\": \"月\"", "\"unit\": \"工作日\"", "$.terms[0].versions[0].rollOver")]
    [InlineData("\"rollOver\": true", "\"rollOver\": true, \"extension\": { \"max\": 3, \"unit\": \"月\", \"times\": 2 }", "$.terms[0].versions[0].extension.times")]
    public void A_fault_is_named_with_its_file_and_path(string good, string bad, string path)
    {
        Version.ShouldContain(good);
        var fault = Refused(Version.Replace(good, bad));
        fault.Path.ShouldBe(path);
        fault.Message.ShouldStartWith($"terms.json：{path}：");
    }

    [Theory]
    [InlineData("2021-01-01")]
    [InlineData("2020-12-31")]
    public void Versions_ascend(string second) =>
        Refused($"{Version}, {Version.Replace("2021-01-01", second)}").Path.ShouldBe("$.terms[0].versions[1].from");

    [Fact]
    public void Ids_are_unique_and_versions_are_needed()
    {
        var twice = $$"""{ "counting": [{{Counting}}], "terms": [ { "id": "a", "name": "甲", "versions": [{{Version}}] }, { "id": "a", "name": "乙", "versions": [{{Version}}] } ] }""".Replace("CITE", Cite);
        Should.Throw<LawFileException>(() => TermReader.Read(Stream(twice), "t")).Path.ShouldBe("$.terms[1].id");
        Refused("").Path.ShouldBe("$.terms[0].versions");
    }

    [Theory]
    [InlineData("{ \"year\": 2027, \"papers\": [], \"off\": [], \"worked\": [] }", "$.papers")] // 尚未公布的一年
    [InlineData("{ \"year\": 2027, \"papers\": [\"u\"], \"off\": [], \"worked\": [] }", "$")]
    [InlineData("{ \"year\": 2027, \"papers\": [\"u\"], \"off\": [{ \"date\": \"2027-01-01\" }], \"worked\": [] }", "$.off[0]")]
    [InlineData("{ \"year\": 2027, \"papers\": [\"u\"], \"off\": [{ \"date\": \"2026-11-30\", \"name\": \"元旦\" }], \"worked\": [] }", "$.off[0].date")]
    [InlineData("{ \"year\": 2027, \"papers\": [\"u\"], \"off\": [{ \"date\": \"2027-01-01\", \"name\": \"元旦\" }], \"worked\": [{ \"date\": \"2027-01-01\", \"name\": \"元旦\" }] }", "$.worked[0].date")]
    [InlineData("{ \"year\": 2027, \"year\": 2028 }", "$")]
    [InlineData("[]", "$")]
    public void A_faulty_calendar_is_refused(string json, string path) =>
        Should.Throw<LawFileException>(() => CalendarReader.Read(Stream(json), "calendar/2027.json")).Path.ShouldBe(path);

    [Fact]
    public void Every_citation_of_a_term_names_a_listed_text()
    {
        var listed = Chuqing.Law.Tests.Shelf.Shelves.Shipped.Texts;
        var cited = Shelf.Terms.Terms.SelectMany(t => t.Versions).Select(v => v.Value.Citation)
            .Concat(Shelf.Terms.Counting.SelectMany(v => new[] { v.Value.StartDay, v.Value.MonthEnd, v.Value.RollOver })).ToList();

        cited.ShouldNotBeEmpty();
        cited.ShouldAllBe(c => listed.ContainsKey(c.Document));
        cited.ShouldAllBe(c => c.Quote.Length <= 60);
    }
}
