using Chuqing.Office.Registry;

namespace Chuqing.Office.Tests.Registry;

public class CreditCodeTests
{
    [Theory]
    [InlineData("91421221068429284K")]
    [InlineData("91350100M000100Y43")]
    [InlineData("91440205MA5DEMA16M")]
    [InlineData("91440281MA5DEMB20U")]
    [InlineData("91440229MA5DEMC35Q")]
    [InlineData("91440203231123403F")]
    [InlineData("91440232MA5DEMD4X4")]
    public void Known_codes_are_valid_inside_and_out(string code)
    {
        var read = CreditCode.Read(code);
        read.State.ShouldBe(CreditCodeState.Valid);
        read.Expected.ShouldBe(code[^1]);
        read.Division.ShouldBe(code[2..8]);
        read.InnerDiffers.ShouldBeFalse();
    }

    // 政府文书与公开代码库刊登的代码
    public static TheoryData<string, string> Published()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "cases", "credit_codes.csv")).Skip(1))
            data.Add(line.Split(',')[0], line);
        return data;
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Published_codes_are_judged_as_published(string code, string line)
    {
        var expected = line.Contains("掩码") ? CreditCodeState.Masked
            : line.Contains("invalid-but-legally-issued") || line.Contains("疑录入错误") ? CreditCodeState.CheckDigitDiffers
            : CreditCodeState.Valid;
        CreditCode.Read(code).State.ShouldBe(expected);
    }

    [Fact]
    public void A_wrong_check_character_is_a_warning_that_names_the_right_one()
    {
        var read = CreditCode.Read("91440205MA5DEMA16N");
        read.State.ShouldBe(CreditCodeState.CheckDigitDiffers);
        read.Expected.ShouldBe('M');
        read.Division.ShouldBe("440205");
    }

    [Fact]
    public void Every_single_mistyped_character_is_noticed()
    {
        const string good = "91350100M000100Y43", alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (var i = 0; i < 18; i++)
            foreach (var other in alphabet.Where(c => c != good[i]))
                CreditCode.Read($"{good[..i]}{other}{good[(i + 1)..]}").State.ShouldNotBe(CreditCodeState.Valid);
    }

    [Theory]
    [InlineData("91440205ma5dema16m")]
    [InlineData("９１４４０２０５ＭＡ５ＤＥＭＡ１６Ｍ")]
    [InlineData(" 91440205MA5DEMA16M　")]
    public void Case_width_and_surrounding_spaces_are_mended(string written) =>
        CreditCode.Read(written).ShouldSatisfyAllConditions(c => c.Code.ShouldBe("91440205MA5DEMA16M"), c => c.State.ShouldBe(CreditCodeState.Valid));

    [Theory]
    [InlineData("9144028170794****E", "440281")]
    [InlineData("9144028170794＊＊＊＊E", "440281")]
    [InlineData("91****8170794****E", null)]
    public void A_masked_code_is_kept_and_never_valid(string written, string? division) =>
        CreditCode.Read(written).ShouldSatisfyAllConditions(c => c.State.ShouldBe(CreditCodeState.Masked), c => c.Expected.ShouldBeNull(), c => c.Division.ShouldBe(division));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("91440205MA5DEMA16")] // 17 位
    [InlineData("91440205MA5DEMA16MM")] // 19 位
    [InlineData("91440205MA5DEMAI6M")] // I
    [InlineData("9144O205MA5DEMA16M")] // 字母 O
    [InlineData("91A40205MA5DEMA16M")] // 区划里有字母
    [InlineData("91440205MA5DEMA1厂M")]
    [InlineData("9144028170794****")]
    public void A_malformed_code_is_kept_as_written(string written) =>
        CreditCode.Read(written).ShouldBe(new CreditCode(written, CreditCodeState.Malformed, null, null, false));

    [Fact]
    public void A_wrong_inner_check_character_only_warns()
    {
        const string body = "91440205MA5DEMA17"; // 组织机构代码的校验位应为 6
        var read = CreditCode.Read(body + CreditCode.Read(body + "0").Expected);
        read.State.ShouldBe(CreditCodeState.Valid);
        read.InnerDiffers.ShouldBeTrue();
    }
}
