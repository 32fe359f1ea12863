using System.Globalization;
using Chuqing.Office;

namespace Chuqing.Web.Workbench.Registry;

/// <summary>The two days of a question: as of which day, and as known on which. Both empty asks what stands now, with all older versions.</summary>
public sealed record AsOfQuery(DateOnly? On, DateOnly? Known, string OnText, string KnownText, string? OnWrong, string? KnownWrong)
{
    public bool Asked => On is not null || Known is not null;
    public bool IsWrong => OnWrong is not null || KnownWrong is not null;

    /// <summary>Known by the end of that Chinese day; null for all that is known now.</summary>
    public DateTime? KnownBy => Known is { } day ? Today.EndOf(day) : null;

    public static AsOfQuery Read(IQueryCollection query)
    {
        var (on, onWrong) = Day(query["on"].ToString().Trim());
        var (known, knownWrong) = Day(query["known"].ToString().Trim());
        return new(on, known, query["on"].ToString(), query["known"].ToString(), onWrong, knownWrong);
    }

    static (DateOnly?, string?) Day(string text) =>
        text.Length == 0 ? (null, null)
        : DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy年M月d日", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1949 and < 2200 ? (day, null)
        : (null, $"“{(text.Length > 20 ? text[..20] + "…" : text)}”看不懂。请写成 2026-11-23 这样。");
}
