namespace Chuqing.Law.Screening;

/// <summary>Values spread over a range, the same ones on every machine and every day: the law has no dice, and one line asked twice must give one answer.</summary>
sealed class Spread
{
    // 线性同余（Knuth MMIX），只用高位
    ulong state = 1;

    /// <summary>0 up to, not including, 1.</summary>
    public decimal Share() => Next() / 4_294_967_296m;

    /// <summary>0 up to, not including, <paramref name="count"/>.</summary>
    public int Of(int count) => (int)(Next() * (ulong)count >> 32);

    uint Next()
    {
        state = state * 6_364_136_223_846_793_005 + 1_442_695_040_888_963_407;
        return (uint)(state >> 32);
    }
}
