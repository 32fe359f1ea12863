using CsCheck;

namespace Chuqing.Law.Tests;

public class UnitsTests
{
    [Theory]
    [InlineData("3200", "mm", "m", "3.2")]
    [InlineData("3.2", "米", "毫米", "3200")]
    [InlineData("60", "万吨/年", "t/a", "600000")]
    [InlineData("600000", "t/a", "万吨/年", "60")]
    [InlineData("15", "MVA", "千伏安", "15000")]
    [InlineData("0.117", "tce/t", "千克标煤/吨", "117")]
    [InlineData("0.0000000000000000000000001", "mm", "mm", "0.0000000000000000000000001")]
    public void Figures_are_converted_exactly(string value, string from, string to, string expected)
    {
        Units.TryConvert(decimal.Parse(value), from, to, out var result).ShouldBeTrue();
        result.ShouldBe(decimal.Parse(expected));
    }

    [Theory]
    [InlineData("m", "m3")]
    [InlineData("t", "t/a")]
    [InlineData("万吨", "万吨/年")]
    [InlineData("kgce/t", "kWh/t")]
    [InlineData("升", "m3")]
    [InlineData("", "m3")]
    public void What_is_not_the_same_kind_of_thing_is_not_converted(string from, string to) => Units.TryConvert(1m, from, to, out _).ShouldBeFalse();

    [Fact]
    public void There_and_back_is_the_same_figure() =>
        Gen.Select(Gen.Int[-1_000_000, 1_000_000], Gen.Int[0, 6]).Sample((n, scale) =>
        {
            var value = new decimal(Math.Abs(n), 0, 0, n < 0, (byte)scale);
            Units.TryConvert(value, "m", "mm", out var mm).ShouldBeTrue();
            Units.TryConvert(mm, "mm", "m", out var back).ShouldBeTrue();
            back.ShouldBe(value);
        });
}
