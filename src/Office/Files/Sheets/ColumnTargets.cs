using System.Text.Json;

namespace Chuqing.Office.Files.Sheets;

/// <summary>How the cells of a column are read.</summary>
public enum TargetKind { Text, Code, Number, Day }

/// <summary>What a header was taken for.</summary>
/// <param name="Target">The template's column, or a metric headed <c>指标|名称|单位|年度</c>.</param>
/// <param name="Confidence">1 the template's own word, 0.9 a known other word, 0.7 and 0.6 by its main part.</param>
/// <param name="Unit">The unit in the header's brackets, as written.</param>
public sealed record HeaderMatch(string Target, decimal Confidence, string? Unit = null);

/// <summary>The columns that an import knows, and the words that lists in the field use for them.</summary>
public static class ColumnTargets
{
    sealed record Entry(TargetKind Kind, string[] Aliases, string[] Exact);

    static readonly Dictionary<string, Entry> Entries = JsonSerializer.Deserialize<Dictionary<string, Entry>>(Resource("aliases.json"), Reading)!;

    static readonly Dictionary<string, string> ByName = Entries.Keys.ToDictionary(HeaderText.Normalize);

    static readonly Dictionary<string, string> ByAlias = Entries.SelectMany(e => e.Value.Aliases.Concat(e.Value.Exact).Select(a => (Alias: HeaderText.Normalize(a), e.Key)))
        .Where(a => !ByName.ContainsKey(a.Alias)).ToDictionary(a => a.Alias, a => a.Key);

    static readonly (string Ending, string Target)[] Endings = [.. Entries.SelectMany(e => e.Value.Aliases.Select(a => (HeaderText.Normalize(a), e.Key))).OrderByDescending(e => e.Item1.Length)];

    static JsonSerializerOptions Reading => new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>The template's columns in its order, then those that only some sheets have.</summary>
    public static IReadOnlyCollection<string> Names => Entries.Keys;

    public static bool IsMetric(string target) => target.StartsWith("指标|", StringComparison.Ordinal);

    public static bool Exists(string target) => IsMetric(target) || Entries.ContainsKey(target);

    public static TargetKind KindOf(string target) => IsMetric(target) ? TargetKind.Number : Entries[target].Kind;

    /// <summary>What a header means; null when nobody knows.</summary>
    public static HeaderMatch? Match(string header)
    {
        if (Metric(header) is { } metric) return new(metric, 1m);
        var whole = HeaderText.Normalize(header);
        if (whole.Length == 0) return null;
        if (Exact(whole) is { } exact) return exact;
        var (name, bracket) = HeaderText.SplitBracket(header);
        var main = HeaderText.Normalize(name);
        if (bracket is not null && Exact(main) is { } inside)
            return KindOf(inside.Target) == TargetKind.Number && UnitText.IsUnit(bracket) ? inside with { Unit = bracket } : inside with { Confidence = 0.7m };
        // 两行表头合成的“产能 / 数量”：先认下行，再认上行
        if (header.Split(" / ") is { Length: > 1 } levels) return Match(string.Concat(levels)) ?? Match(levels[^1]) ?? Match(levels[0]);
        foreach (var (ending, target) in Endings)
            if (whole.EndsWith(ending, StringComparison.Ordinal) || main.EndsWith(ending, StringComparison.Ordinal))
                return new(target, 0.6m, bracket is not null && KindOf(target) == TargetKind.Number && UnitText.IsUnit(bracket) ? bracket : null);
        return null;
    }

    static HeaderMatch? Exact(string normal) =>
        ByName.TryGetValue(normal, out var name) ? new(name, 1m) : ByAlias.TryGetValue(normal, out var alias) ? new(alias, 0.9m) : null;

    static string? Metric(string header)
    {
        var parts = header.Replace('｜', '|').Split('|', StringSplitOptions.TrimEntries);
        return parts is ["指标", { Length: > 0 }, ..] ? string.Join('|', parts) : null;
    }

    internal static string Resource(string name)
    {
        using var stream = typeof(ColumnTargets).Assembly.GetManifestResourceStream("Chuqing.Office.Files.Sheets." + name)!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
