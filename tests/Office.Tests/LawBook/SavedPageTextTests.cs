using System.Text;
using Chuqing.Office.Files;

namespace Chuqing.Office.Tests.LawBook;

public sealed class SavedPageTextTests
{
    [Theory]
    [InlineData("<p>第一条</p><p>第二条</p>", "第一条\n第二条")]
    [InlineData("<table><tr><td>400</td><td>立方米</td></tr></table>", "400\t立方米")]
    [InlineData("a<script>alert('<p>x</p>')</script>b<style>p{}</style><!-- <p>藏</p> -->c", "a b c")]
    [InlineData("前<script>没有收尾 <p>不该出现</p>", "前")]
    [InlineData("<p>&lt;script&gt;照字面&lt;/script&gt;&nbsp;</p>", "<script>照字面</script>")]
    public void A_saved_page_is_read_as_its_words_and_nothing_that_could_run(string html, string words) =>
        SavedPageText.Of(Encoding.UTF8.GetBytes(html)).Replace("\t\n", "\n").TrimEnd('\t').ShouldBe(words);

    [Fact]
    public void A_page_in_the_national_encoding_is_read_too()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        SavedPageText.Of(Encoding.GetEncoding("GB18030").GetBytes("<p>淘汰类　第一条</p>")).ShouldBe("淘汰类　第一条");
    }
}
