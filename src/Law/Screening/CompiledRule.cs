using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Screening;

/// <summary>A catalogue rule as it stands on the day judged, its conditions in numbers.</summary>
sealed class CompiledRule
{
    public CompiledRule(CatalogueVersion version, Match match, EquipmentFamilies families, ValueStatus status, LawWords words)
    {
        (Version, Match, Status) = (version, match, status);
        Equipment = families.Under(match.Equipment, match.NotEquipment);
        Maybe = WordSet.Of(match.Maybe, words);
        MaybeWithout = WordSet.Of(families.Under(match.MaybeWithout, []), words);
        Without = WordSet.Of(families.Under(match.Without, []), words);
        Specs = [.. match.Specs.Select(s => new CompiledTest(s, words))];
        Purpose = match.Purpose is { } purpose ? new(purpose, words) : null;
        Asked = match.Asked is { } asked ? new(asked, words) : null;
        Unless = [.. match.Unless.Select(q => new CompiledQuestion(q, words))];
        Facts = [.. match.Facts.Select(f => new CompiledFact(f, new(f.Figure, words), new(f.Bounds)))];
        Answers = [.. match.Answers.Select(a => new CompiledAnswer(new(a.Question, words), a.Is))];
        Area = match.Area is { } area ? words.Of(area) : null;
        NotAreas = WordSet.Of(match.NotAreas, words);
    }

    public CatalogueVersion Version { get; }
    public Match Match { get; }
    public ValueStatus Status { get; }

    /// <summary>The kinds named and all that stand under them.</summary>
    public IReadOnlyList<string> Equipment { get; }

    public WordSet Maybe { get; }
    public WordSet MaybeWithout { get; }
    public WordSet Without { get; }
    public CompiledTest[] Specs { get; }
    public CompiledQuestion? Purpose { get; }
    public CompiledQuestion? Asked { get; }
    public CompiledQuestion[] Unless { get; }
    public CompiledFact[] Facts { get; }
    public CompiledAnswer[] Answers { get; }
    public int? Area { get; }
    public WordSet NotAreas { get; }
}

/// <summary>A size or figure within bounds.</summary>
/// <param name="size">The size's number; of a figure none.</param>
sealed class CompiledTest(SpecTest test, int size = LawWords.Unknown)
{
    public CompiledTest(SpecTest test, LawWords words) : this(test, words.SizeOf(test)) { }

    public SpecTest Test { get; } = test;
    public int Size { get; } = size;
    public CompiledEdge? Above { get; } = test.Above is { } above ? new(above) : null;
    public CompiledEdge? Below { get; } = test.Below is { } below ? new(below) : null;
}

sealed class CompiledEdge(Edge edge)
{
    public readonly Exact At = new(edge.Value);
    public readonly EdgeKind Kind = edge.Kind;
}

sealed record CompiledFact(FactTest Test, Measure Figure, CompiledTest Bounds);

sealed record CompiledAnswer(CompiledQuestion Question, bool Is);

/// <summary>A question with the words that answer it, in numbers.</summary>
sealed class CompiledQuestion(Question question, LawWords words)
{
    public Question Question { get; } = question;
    public int Id { get; } = words.Of(question.Id);
    public WordSet Yes { get; } = WordSet.Of(question.Yes, words);
    public WordSet No { get; } = WordSet.Of(question.No, words);
}
