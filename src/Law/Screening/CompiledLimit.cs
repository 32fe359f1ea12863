using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Screening;

/// <summary>A limit with all its versions, in numbers: the year of the figure chooses among them.</summary>
sealed class CompiledLimit
{
    public CompiledLimit(LimitRule rule, Func<LawValue, ValueStatus> statusOf, DateOnly on, LawWords words)
    {
        Rule = rule;
        Versions = [.. rule.Versions.Select(v => new CompiledLimitVersion(v.From, v.Value, statusOf(v.Value.Value), words))];
        Metric = new(rule.Metric, words);
        Wide = rule.Wide is { } wide ? new(wide, words) : null;
        Covers = WordSet.Of(rule.Covers, words);
        Makes = WordSet.Of(rule.Makes, words);
        MaybeCovers = WordSet.Of(rule.MaybeCovers, words);
        MaybeMakes = WordSet.Of(rule.MaybeMakes, words);
        NotFor = WordSet.Of(rule.NotFor, words);
        Current = IndexOn(on);
    }

    public LimitRule Rule { get; }
    public CompiledLimitVersion[] Versions { get; }
    public Measure Metric { get; }
    public Measure? Wide { get; }
    public WordSet Covers { get; }
    public WordSet Makes { get; }
    public WordSet MaybeCovers { get; }
    public WordSet MaybeMakes { get; }

    public WordSet NotFor { get; }

    /// <summary>The version in force on the day judged; -1 before the first.</summary>
    public int Current { get; }

    public int IndexOn(DateOnly day)
    {
        for (var i = Versions.Length - 1; i >= 0; i--)
            if (Versions[i].From <= day) return i;
        return -1;
    }
}

/// <summary>One version of a limit, in numbers.</summary>
sealed class CompiledLimitVersion(DateOnly from, LimitVersion version, ValueStatus status, LawWords words)
{
    public DateOnly From { get; } = from;
    public LimitVersion Version { get; } = version;
    public LawValue Value => Version.Value;
    public ValueStatus Status { get; } = status;
    public CompiledBand[] Bands { get; } = [.. version.Bands.Select(b => new CompiledBand(b, words))];
    public CompiledCorrection[] Corrections { get; } = [.. version.Corrections.Select(c => new CompiledCorrection(c, words))];
}

sealed class CompiledBand(Band band, LawWords words)
{
    public Band Band { get; } = band;
    public CompiledTest[] Specs { get; } = [.. band.Specs.Select(s => new CompiledTest(s, words))];
    public CompiledWords[] When { get; } = [.. band.When.Select(w => new CompiledWords(w.Fact, WordSet.Of(w.Words, words)))];
}

sealed record CompiledWords(string Fact, WordSet Words);
