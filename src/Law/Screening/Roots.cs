namespace Chuqing.Law.Screening;

/// <summary>Roots in decimal, the same on every machine.</summary>
static class Roots
{
    /// <summary>√x to twenty places; exact where the root has no more.</summary>
    /// <param name="x">Above zero.</param>
    public static decimal Square(decimal x)
    {
        // 双精度的平方根由 IEEE 754 定死；牛顿法再走几步就到 decimal 的末位
        var root = (decimal)Math.Sqrt((double)x);
        for (var i = 0; i < 4; i++) root = (root + x / root) / 2m;
        return Math.Round(root, 20, MidpointRounding.ToEven);
    }

    /// <summary>The fourth root. Written as two square roots: 1 / 4 in whole numbers is nought, and the factor would always be 1.</summary>
    public static decimal Fourth(decimal x) => Square(Square(x));
}
