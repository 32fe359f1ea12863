using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Tests.Shelf;

namespace Chuqing.Law.Tests.Screening;

/// <summary>Lines to judge, and laws to judge them by.</summary>
static class Lines
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>The shipped shelf, as it stands.</summary>
    public static CompiledLaw Shipped { get; } = CompiledLaw.Compile(Shelves.Shipped, _ => false, Today);

    /// <summary>The shipped shelf, had two officers confirmed every value.</summary>
    public static CompiledLaw Confirmed { get; } = CompiledLaw.Compile(Shelves.Shipped, _ => true, Today);

    public static CompiledLaw Law(LawPack pack, string on = "2026-11-23") => CompiledLaw.Compile(pack, _ => false, DateOnly.Parse(on));

    public static LineFacts Of(params MachineFacts[] machines) => new() { Machines = machines, Province = "广东省" };

    public static MachineFacts Machine(string type, params SpecFacts[] specs) => new(type, 1, [], specs);

    public static SpecFacts Spec(string name, decimal value, string unit, string op = "=", decimal? to = null) => new(name, op, value, to, unit);

    public static LineFacts Furnace(decimal volume, string unit = "m3", string op = "=", decimal? to = null) => Of(Machine("高炉", Spec("容积", volume, unit, op, to)));

    public static LineFacts With(this LineFacts line, string metric, decimal value, int? year, string unit = "kgce/t", PermittedUse use = PermittedUse.Basis) =>
        line with { Metrics = [.. line.Metrics, new(metric, value, unit, year, null, use)] };

    public static LineFacts Making(this LineFacts line, params string[] products) => line with { Products = products };

    public static LineFacts Answering(this LineFacts line, string question, bool answer) =>
        line with { Answers = new Dictionary<string, bool>(line.Answers) { [question] = answer } };

    public static Finding Finding(this LineVerdict verdict, string rule) => verdict.Findings.ShouldHaveSingleItem(rule);

    static Finding ShouldHaveSingleItem(this IReadOnlyList<Finding> findings, string rule)
    {
        var found = findings.Where(f => f.Rule == rule).ToArray();
        found.Length.ShouldBe(1, $"{rule} 应有且只有一个结论，现有：{string.Join("、", findings.Select(f => f.Rule))}");
        return found[0];
    }
}
