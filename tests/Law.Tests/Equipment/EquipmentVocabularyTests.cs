using System.Text;
using System.Text.Json;
using Chuqing.Law.Equipment;

namespace Chuqing.Law.Tests.Equipment;

public class EquipmentVocabularyTests
{
    [Theory]
    [InlineData("机立窑", "立窑", true)]
    [InlineData("立窑", "机立窑", false)]
    [InlineData("立窑", "立窑", true)]
    [InlineData("湿法窑", "回转窑", true)]
    [InlineData("中频炉", "感应炉", true)]
    [InlineData("真空感应炉", "感应炉", false)]
    [InlineData("铁合金转炉", "转炉", false)]
    [InlineData("小预焙槽", "电解槽", true)]
    public void A_kind_is_what_it_lies_under_and_nothing_else(string kind, string ancestor, bool expected) =>
        EquipmentKinds.IsA(kind, ancestor).ShouldBe(expected);

    // 词汇里的单位与换算表各有一份写法：认的是同一个单位，就得换算成同一个数
    [Fact]
    public void Every_spelling_that_both_tables_of_units_know_means_the_same_in_both()
    {
        using var vocabulary = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "law", "vocabulary.json")), new() { CommentHandling = JsonCommentHandling.Skip });
        var both = 0;
        foreach (var unit in vocabulary.RootElement.GetProperty("units").EnumerateArray())
            foreach (var spelling in unit.GetProperty("spellings").EnumerateArray())
            {
                var (written, symbol) = (spelling.GetString()!, unit.GetProperty("symbol").GetString()!);
                if (!Units.Knows(written) || !Units.Knows(symbol)) continue;
                both++;
                Units.TryConvert(1m, written, symbol, out var times).ShouldBeTrue(written);
                times.ShouldBe(unit.TryGetProperty("times", out var factor) ? factor.GetDecimal() : 1m, written);
            }
        both.ShouldBeGreaterThan(25);
    }

    [Fact]
    public void A_misspelt_kind_is_refused_not_answered() => Should.Throw<ArgumentException>(() => EquipmentKinds.IsA("机立窖", "立窑"));

    [Theory]
    [InlineData("\"classifiers\"", "\"clasifiers\"", "clasifiers")]
    [InlineData("\"aliases\": [\"BOF\"", "\"aliases\": [\"BF\"", "出现了两次")]
    [InlineData("\"parent\": \"立窑\"", "\"parent\": \"竖立窑\"", "竖立窑")]
    [InlineData("{ \"m3\": \"容积\" }", "{ \"kVA\": \"容积\" }", "不许用单位")]
    [InlineData("\"公称容量\": [\"t\", \"kg\"]", "\"公称容量\": [\"磅\"]", "磅")]
    public void A_faulty_vocabulary_is_refused_with_the_word_at_fault(string right, string wrong, string said)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "law", "vocabulary.json"));
        text.ShouldContain(right);
        var faulty = text.Replace(right, wrong, StringComparison.Ordinal);

        Should.Throw<LawFileException>(() => EquipmentVocabulary.Load(new MemoryStream(Encoding.UTF8.GetBytes(faulty)))).Message.ShouldContain(said);
    }
}
