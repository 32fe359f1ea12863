namespace Chuqing.Office.Files.Sheets;

/// <summary>Days as Excel counts them.</summary>
static class SerialDay
{
    /// <summary>Counted from 1900 with the day 60 that never was, or from 1904-01-01. Fractions are times of the day.</summary>
    public static DateOnly? Read(double serial, bool is1904)
    {
        if (!(serial >= 0 && serial < 2_958_466)) return null;
        var days = (int)Math.Floor(serial);
        if (is1904) return days <= 2_957_003 ? new DateOnly(1904, 1, 1).AddDays(days) : null;
        return days switch
        {
            0 or 60 => null,
            < 60 => new DateOnly(1899, 12, 31).AddDays(days),
            _ => new DateOnly(1899, 12, 30).AddDays(days),
        };
    }
}
