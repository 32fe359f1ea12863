using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>The facts of a line read once for the laws of one pack: words as numbers, sizes in the units of the rules. Immutable.</summary>
/// <remarks>Made by <see cref="CompiledLaw.Read"/>; a law compiled from another pack refuses it.</remarks>
public sealed class TypedLine
{
    internal TypedLine(LineFacts facts, LawWords words)
    {
        (Facts, Words) = (facts, words);
        Province = facts.Province is { } province ? words.Find(province) : null;
        Products = Numbers(facts.Products);
        Uses = Numbers(facts.Uses);
        Sector = facts.Sector is { } sector ? words.Find(Screening.Words.Plain(sector)) : null;
        Machines = facts.Machines is { } machines ? [.. machines.Select(m => new TypedMachine(m, words))] : null;
        CapacityIsTheMachines = Machines is [{ IsOne: true }];
        Capacities = facts.Capacity is { } capacity ? [.. words.CapacitySizes.Select(id => new TypedSize(id, SpecReading.OfCapacity(words.Sizes[id].Name, words.Sizes[id].Unit, capacity)))] : [];
        Figures = facts.Metrics.Count == 0 ? [] : [.. facts.Metrics.Select(m => new TypedFigure(m, facts.IsOwn(m), words))];
        if (facts.Answers.Count > 0) Answers = [.. facts.Answers.Select(a => (words.Find(a.Key), a.Value)).Where(a => a.Item1 != LawWords.Unknown)];

        int[] Numbers(IReadOnlyList<string> texts) => texts.Count == 0 ? [] : [.. texts.Select(t => words.Find(Screening.Words.Plain(t)))];
    }

    /// <summary>The facts as they were given.</summary>
    public LineFacts Facts { get; }

    internal LawWords Words { get; }

    /// <summary>Null where unknown; a province that no rule names is <see cref="LawWords.Unknown"/>.</summary>
    internal int? Province { get; }

    internal int? Sector { get; }
    internal int[] Products { get; }
    internal int[] Uses { get; }
    internal TypedMachine[]? Machines { get; }
    internal TypedFigure[] Figures { get; }
    internal (int Question, bool Yes)[] Answers { get; } = [];

    /// <summary>There is one machine, and one of it: the line's capacity is the machine's.</summary>
    internal bool CapacityIsTheMachines { get; }

    internal TypedSize[] Capacities { get; }

    /// <summary>The answer that was given to a question; null where none was.</summary>
    internal bool? AnswerTo(int question)
    {
        foreach (var (asked, yes) in Answers)
            if (asked == question) return yes;
        return null;
    }

    internal bool Has(WordSet kinds)
    {
        if (kinds.IsEmpty || Machines is not { } machines) return false;
        foreach (var machine in machines)
            if (kinds.Contains(machine.Kind)) return true;
        return false;
    }

    /// <summary>What is known of a size, in the rule's unit.</summary>
    /// <param name="machine">Null for a rule that goes by product: only the line's capacity is there.</param>
    /// <param name="withCapacity">The line's capacity may stand in.</param>
    internal ref readonly SpecReading Reading(int size, TypedMachine? machine, bool withCapacity)
    {
        if (machine is not null)
            foreach (ref readonly var own in machine.Sizes.AsSpan())
                if (own.Size == size) return ref own.Reading;
        if (withCapacity)
            foreach (ref readonly var stand in Capacities.AsSpan())
                if (stand.Size == size) return ref stand.Reading;
        return ref Nothing[0];
    }

    static readonly SpecReading[] Nothing = new SpecReading[1];
}

/// <summary>A machine, read.</summary>
sealed class TypedMachine
{
    public TypedMachine(MachineFacts machine, LawWords words)
    {
        (Facts, Kind, IsOne) = (machine, words.Find(machine.Type), machine.Count is 1);
        List<TypedSize>? sizes = null;
        for (var i = 0; i < machine.Specs.Count; i++)
        {
            if (IsSeen(machine.Specs, i)) continue;
            foreach (var id in words.SizesNamed(machine.Specs[i].Name))
            {
                var reading = SpecReading.Of(words.Sizes[id].Name, words.Sizes[id].Unit, machine);
                if (!reading.IsSilent) (sizes ??= []).Add(new(id, reading));
            }
        }
        Sizes = sizes is null ? [] : [.. sizes];
    }

    public MachineFacts Facts { get; }
    public int Kind { get; }
    public bool IsOne { get; }

    /// <summary>Only what says something: a size that is not here is not known.</summary>
    public TypedSize[] Sizes { get; }

    static bool IsSeen(IReadOnlyList<SpecFacts> specs, int index)
    {
        for (var i = 0; i < index; i++)
            if (specs[i].Name == specs[index].Name) return true;
        return false;
    }
}

/// <summary>What is known of a size in the unit in which rules ask for it.</summary>
readonly struct TypedSize(int size, SpecReading reading)
{
    public readonly SpecReading Reading = reading;
    public readonly int Size = size;
}

/// <summary>A figure of a period, read.</summary>
readonly struct TypedFigure(MetricFacts figure, bool isOwn, LawWords words)
{
    public MetricFacts Facts { get; } = figure;
    public int Name { get; } = words.Find(Words.Plain(figure.Name));
    public int Unit { get; } = Units.Find(figure.Unit);
    public int? Year => Facts.Year;
    public PermittedUse Use => Facts.Use;

    /// <summary>It is about this line, and not about an enterprise of which it may be one of several lines.</summary>
    public bool IsOwn { get; } = isOwn;
}

/// <summary>A figure that rules judge by or correct with: its names as numbers and its unit.</summary>
sealed class Measure(Metric metric, LawWords words)
{
    readonly WordSet names = WordSet.Of(metric.Names, words);

    public Metric Metric { get; } = metric;
    public int Unit { get; } = Units.Find(metric.Unit);

    public bool Is(in TypedFigure figure) => names.Contains(figure.Name);

    /// <summary>The figure in the unit of the rule; false where its own cannot be read as that.</summary>
    public bool TryConvert(in TypedFigure figure, out decimal value) => Units.TryConvert(figure.Facts.Value, figure.Unit, Unit, out value);
}
