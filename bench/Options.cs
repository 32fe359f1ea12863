using System.Globalization;

namespace Chuqing.Bench;

/// <summary>What a benchmark was asked for.</summary>
/// <param name="Rows">Size of the work.</param>
/// <param name="Runs">How often; medians and ranges are of these.</param>
sealed record Options(int? Rows, int Runs, string? Postgres)
{
    public static Options Parse(ReadOnlySpan<string> words)
    {
        var options = new Options(null, 3, null);
        for (var i = 0; i < words.Length; i += 2)
        {
            if (i + 1 == words.Length) throw new ArgumentException($"“{words[i]}”后面缺值。");
            options = words[i] switch
            {
                "--rows" => options with { Rows = Number(words[i + 1]) },
                "--runs" => options with { Runs = Number(words[i + 1]) },
                "--postgres" => options with { Postgres = words[i + 1] },
                var other => throw new ArgumentException($"不认识“{other}”。可用：--rows、--runs、--postgres。"),
            };
        }
        return options;
    }

    static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : throw new ArgumentException($"“{text}”不是正整数。");
}
