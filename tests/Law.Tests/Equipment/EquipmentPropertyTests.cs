using System.Diagnostics;
using Chuqing.Law.Equipment;
using CsCheck;

namespace Chuqing.Law.Tests.Equipment;

/// <summary>What holds for every text: no exception, nothing lost, nothing invented, linear time.</summary>
public class EquipmentPropertyTests
{
    static readonly string[] Understood = ["450m3高炉2座", "Φ2.6×13m水泥磨", "1#、2#高炉", "40吨及以下转炉", "10台40吨级中频炉", "6300KVA矿热炉3台(2#、3#、5#)", "两座立窑", "BF"];
    static readonly string[] Remarks = ["龘靐", "PSG300型", "厂内拆除", "2SR798(2)-180L", "150", "建成1999年", "④", "(", ")", "约", "3立方米/炉", "≈", "\ud83d\ude00", "🏭"];
    static readonly string[] Pieces =
    [
        .. Understood, .. Remarks, "及", "以下", "不足", "各", "共", "的", "×", "*2", "x", "Φ", "φ2.6", "450", "-", "~580m3", "#", "1#", "号", "、", "；", ",", "\n", " ", "万", "千", "百二十", "吨", "t/d", "/", "年",
        "2003年", "使用年限超过", "炭化室高", "直径", "生产线", "含", "（不含）", "1,000", "99999999999999999999", "1.2.3", "\0", "\ud800", "ＢＯＦ", "㎥", "变压器",
    ];

    static readonly Gen<string> Mixed = Gen.OneOf(Gen.OneOfConst(Pieces), Gen.String[0, 6]).List[0, 30].Select(parts => string.Concat(parts));

    [Fact]
    public void Any_text_is_read_without_exception_and_its_rest_stands_in_it_in_order() => Mixed.Sample(text =>
    {
        var reading = EquipmentText.Parse(text);
        reading.Text.ShouldBe(text);
        var at = 0;
        foreach (var c in reading.Rest.Where(c => c != ' '))
        {
            at = text.IndexOf(c, at) + 1;
            at.ShouldBeGreaterThan(0, $"“{reading.Rest}” is not in “{text}”");
        }
        foreach (var item in reading.Items) EquipmentKinds.All.ShouldContain(item.Type);
    }, iter: 20_000);

    [Fact]
    public void Every_digit_of_an_item_stands_in_the_text_and_every_digit_of_the_text_in_an_item_or_the_rest() => Mixed.Sample(text =>
    {
        var reading = EquipmentText.Parse(text);
        if (reading.Items.Count == 0)
            Digits(reading.Rest).ShouldBe(Digits(text));
        else
            Digits(reading.Rest).Length.ShouldBeLessThanOrEqualTo(Digits(text).Length);
    }, iter: 20_000);

    [Fact]
    public void A_remark_between_semicolons_changes_nothing_and_stands_in_the_rest() =>
        Gen.Select(Gen.OneOfConst(Understood).List[1, 6], Gen.OneOfConst("龘靐", "PSG300型", "④", "建成1999年", "2SR798(2)-180L"), Gen.Int[0, 6]).Sample((cells, remark, place) =>
        {
            var plain = EquipmentText.Parse(string.Join('；', cells));
            var with = EquipmentText.Parse(string.Join('；', cells.Take(place).Append(remark).Concat(cells.Skip(place))));

            plain.Rest.ShouldBe("");
            with.Rest.ShouldBe(remark);
            with.Items.Select(i => Shorthand.Of(new("", [i], ""))).ShouldBe(plain.Items.Select(i => Shorthand.Of(new("", [i], ""))));
        }, iter: 5_000);

    [Fact]
    public void Full_width_and_half_width_read_alike() => Gen.OneOfConst(Understood).List[1, 4].Sample(cells =>
    {
        var text = string.Join(';', cells);
        var wide = string.Concat(text.Select(c => c is > ' ' and < '\u007f' and not '*' ? (char)(c + 0xfee0) : c));
        Shorthand.Of(EquipmentText.Parse(wide)).ShouldBe(Shorthand.Of(EquipmentText.Parse(text)));
    }, iter: 2_000);

    [Theory]
    [InlineData("450m3高炉2座、")]
    [InlineData("1、")]
    [InlineData("1#、")]
    [InlineData("450、580m3")]
    [InlineData("9")]
    [InlineData("1-")]
    [InlineData("2×")]
    [InlineData("Φ2.6×")]
    [InlineData("A(1)-")]
    [InlineData("一")]
    [InlineData("(")]
    [InlineData(" ")]
    [InlineData("高炉")]
    [InlineData("高炉、")]
    [InlineData("大于")]
    [InlineData("中")]
    [InlineData("直径 ")]
    [InlineData("1,000")]
    [InlineData("高炉各1座、")]
    [InlineData("450m3高炉、各2座")]
    public void A_cell_of_half_a_megabyte_of_one_fragment_takes_linear_time(string piece) => Seconds(piece, 170_000).ShouldBeLessThan(15);

    [Fact]
    public void A_cell_of_five_megabytes_is_read() => Seconds("450m3高炉2座、龘Φ2.6×13m水泥磨PSG300型；", 1_700_000).ShouldBeLessThan(60);

    // 平方时间在这个长度上是几十分钟；界限放宽，给共用的机器留余地
    static double Seconds(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        var start = Stopwatch.GetTimestamp();
        EquipmentText.Parse(text).Text.ShouldBeSameAs(text);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static string Digits(string text) => string.Concat(text.Where(c => char.IsAsciiDigit(c)));
}
