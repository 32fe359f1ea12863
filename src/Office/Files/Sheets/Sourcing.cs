using Chuqing.Law;
using Chuqing.Law.Screening;

namespace Chuqing.Office.Files.Sheets;

/// <summary>Where figures of a sheet come from, as far as it is said: of all of them, of a column, or of one row.</summary>
/// <param name="Kind">Null where nobody said.</param>
/// <param name="Owner">持有单位: whose figures they are.</param>
/// <param name="Scope">口径.</param>
public sealed record Sourcing(SourceKind? Kind = null, string? Owner = null, FigureScope? Scope = null)
{
    /// <summary>Most characters of <see cref="Owner"/>.</summary>
    public const int LongestOwner = 60;

    /// <summary>Columns of a sheet that say it row by row.</summary>
    public const string KindColumn = "来源", OwnerColumn = "持有单位", ScopeColumn = "口径";

    public static readonly Sourcing Unsaid = new();

    /// <summary>What is said here, and where nothing is, what is said there.</summary>
    public Sourcing Or(Sourcing? other) => other is null ? this : new(Kind ?? other.Kind, Owner ?? other.Owner, Scope ?? other.Scope);

    /// <summary>What a figure may be used for: without a named source it is a lead only.</summary>
    public PermittedUse Use => Kind is { } kind ? FigureSources.Of(kind).Use : PermittedUse.ClueOnly;

    /// <summary>Reads the words of a mapping, a header or a command.</summary>
    /// <param name="problem">What is wrong; null when all is well.</param>
    public static Sourcing Read(string? kind, string? owner, string? scope, out string? problem)
    {
        var read = new Sourcing(FigureSources.Read(Blank(kind)), Blank(owner), FigureSources.ReadScope(Blank(scope)));
        problem = Blank(kind) is { } odd && read.Kind is null ? $"来源“{odd}”不认得，只能写：{Choices}"
            : read.Kind == SourceKind.IndividualStatistics ? FigureSources.StatisticsRefusal
            : read.Owner?.Length > LongestOwner ? $"持有单位最多 {LongestOwner} 字"
            : Blank(scope) is { } what && read.Scope is null ? $"口径“{what}”不认得，只能写：产线、工序、企业" : null;
        return read;
    }

    /// <summary>What a metric's header says after its year: <c>指标|名称|单位|年度|来源|持有单位|口径</c>.</summary>
    public static Sourcing OfHeader(string target, out string? problem)
    {
        var parts = target.Split('|', StringSplitOptions.TrimEntries);
        return Read(parts.ElementAtOrDefault(4), parts.ElementAtOrDefault(5), parts.ElementAtOrDefault(6), out problem);
    }

    /// <summary>The kinds that may be named.</summary>
    public static string Choices => string.Join("、", FigureSources.All.Where(s => s.Use != PermittedUse.Barred).Select(s => s.Label));

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
