using System.Text;
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

    [Fact]
    public void A_misspelt_kind_is_refused_not_answered() => Should.Throw<ArgumentException>(() => EquipmentKinds.IsA("机立窖", "立窑"));

    [Theory]
    [InlineData("\"classifiers\"", "\"clasifiers\"", "第")]
    [InlineData("\"aliases\": [\"BOF\"", "\"aliases\": [\"BF\"", "出现了两次")]
    [InlineData("\"parent\": \"立窑\"", "\"parent\": \"竖立窑\"", "竖立窑")]
    [InlineData("{ \"m3\": \"容积\" }", "{ \"kVA\": \"容积\" }", "不许用单位")]
    [InlineData("\"公称容量\": [\"t\"]", "\"公称容量\": [\"磅\"]", "磅")]
    public void A_faulty_vocabulary_is_refused_with_the_word_at_fault(string right, string wrong, string said)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "law", "vocabulary.json"));
        text.ShouldContain(right);
        var faulty = text.Replace(right, wrong, StringComparison.Ordinal);

        Should.Throw<InvalidDataException>(() => EquipmentVocabulary.Load(new MemoryStream(Encoding.UTF8.GetBytes(faulty)))).Message.ShouldContain(said);
    }
}
