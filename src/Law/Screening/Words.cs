namespace Chuqing.Law.Screening;

/// <summary>Words and figures as they are compared and printed.</summary>
static class Words
{
    /// <summary>A name as compared.</summary>
    public static string Plain(string text) => Spelling.Plain(text);

    /// <summary>A figure at full precision, without trailing zeros.</summary>
    public static string Figure(decimal value) => CanonicalText.Figure(value);

    public static string Figure(decimal value, string unit) => $"{Figure(value)} {unit}";
}
