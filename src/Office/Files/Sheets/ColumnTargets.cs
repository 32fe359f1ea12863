using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Chuqing.Office.Files.Sheets;

/// <summary>How the cells of a column are read.</summary>
public enum TargetKind { Text, Code, Number, Day }

/// <summary>What a header was taken for.</summary>
/// <param name="Target">The template's column, or a metric headed <c>指标|名称|单位|年度</c>.</param>
/// <param name="Confidence">1 the template's own word, 0.9 a known other word, 0.7 and 0.6 by its main part.</param>
/// <param name="Unit">The unit in the header's brackets, as written.</param>
public sealed record HeaderMatch(string Target, decimal Confidence, string? Unit = null);

/// <summary>The columns that an import knows, and the words that lists in the field use for them.</summary>
public static partial class ColumnTargets
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

    /// <summary>The parts of <c>指标|名称|单位|年度</c>, as far as they are written.</summary>
    /// <param name="target">A metric.</param>
    /// <param name="oddYear">What stands in the place of the year and is none; null when all is well.</param>
    public static (string Name, string Unit, int? Year) Metric(string target, out string? oddYear)
    {
        var parts = target.Split('|', StringSplitOptions.TrimEntries);
        var written = parts.Length > 3 ? parts[3] : "";
        int? year = int.TryParse(written.TrimEnd('年', '度'), NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read is >= 1949 and <= 2100 ? read : null;
        oddYear = year is null && written.Length > 0 && PeriodText.Read(written) is null ? written : null;
        return (parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "", year);
    }

    /// <summary>The period of a metric where it is shorter than a year, as <see cref="PeriodText"/> spells it; null otherwise.</summary>
    public static string? Period(string target) => target.Split('|', StringSplitOptions.TrimEntries) is { Length: > 3 } parts ? PeriodText.Read(parts[3]) : null;

    public static bool Exists(string target) => IsMetric(target) || Entries.ContainsKey(target);

    public static TargetKind KindOf(string target) => IsMetric(target) ? TargetKind.Number : Entries[target].Kind;

    static readonly HashSet<string> Unneeded = [.. new[] { "序号", "编码序号", "备注", "说明", "联系人", "联系电话", "电话", "手机", "法定代表人", "法人代表", "填报人", "填报日期", "No.", "id", "退回原因" }.Select(HeaderText.Normalize)];

    /// <summary>Columns that sheets have and the ledger does not want; nobody need be asked about them.</summary>
    public static bool IsUnneeded(string header) => Unneeded.Contains(HeaderText.Normalize(header.Split(" / ")[^1]));

    /// <summary>What a header means; null when nobody knows.</summary>
    public static HeaderMatch? Match(string header)
    {
        if (MetricHeader(header) is { } metric) return new(metric, 1m);
        var whole = HeaderText.Normalize(header);
        if (whole.Length == 0) return null;
        if (Exact(whole) is { } exact) return exact;
        var (name, bracket) = HeaderText.SplitBracket(header);
        var main = HeaderText.Normalize(name);
        if (bracket is not null && Countable().IsMatch(bracket) && Exact(main) is { Target: "设备数量" } counted) return counted;
        if (bracket is not null && Exact(main) is { } inside)
            return KindOf(inside.Target) == TargetKind.Number && UnitText.IsUnit(bracket) ? inside with { Unit = bracket } : inside with { Confidence = 0.7m };
        if (header.Split(" / ") is { Length: > 1 } levels) return OfLevels(levels);
        foreach (var (ending, target) in Endings)
            if (whole.EndsWith(ending, StringComparison.Ordinal) || main.EndsWith(ending, StringComparison.Ordinal))
                return new(target, 0.6m, bracket is not null && KindOf(target) == TargetKind.Number && UnitText.IsUnit(bracket) ? bracket : null);
        return null;
    }

    // 两行表头合成的“产能 / 设计”：先认下行，认不准再连起来认，再认上行。“产能 / 实际”“产能 / 产量”不是产能
    static HeaderMatch? OfLevels(string[] levels)
    {
        var lower = Match(levels[^1]);
        if (lower?.Confidence >= 0.9m) return lower.Unit is null && KindOf(lower.Target) == TargetKind.Number ? lower with { Unit = Match(levels[0])?.Unit } : lower;
        if (Match(string.Concat(levels)) is { Confidence: >= 0.9m } joined) return joined;
        if (lower is not null) return lower;
        var bracket = HeaderText.SplitBracket(levels[^1]).Bracket;
        if (NotDesigned().IsMatch(levels[^1]) || Match(levels[0]) is not { } upper) return null;
        return upper.Unit is null && bracket is not null && KindOf(upper.Target) == TargetKind.Number && UnitText.IsUnit(bracket) ? upper with { Unit = bracket } : upper;
    }

    [GeneratedRegex("实际|产量|利用率|占比|同比|上年")]
    private static partial Regex NotDesigned();

    [GeneratedRegex("^[台座条套个口/、(（)）]+$")]
    private static partial Regex Countable();

    static HeaderMatch? Exact(string normal) =>
        ByName.TryGetValue(normal, out var name) ? new(name, 1m) : ByAlias.TryGetValue(normal, out var alias) ? new(alias, 0.9m) : null;

    static string? MetricHeader(string header)
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
