using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>A fact that is not known and without which nothing is decided.</summary>
/// <param name="Text">Chinese name with unit and year, as it is asked for.</param>
/// <param name="Holders">Who holds it, whoever is asked first in front.</param>
public abstract record WantedFact(string Text, IReadOnlyList<string> Holders)
{
    protected static readonly string[] OfEnterprise = ["企业", "县级工信部门"];

    /// <summary>The line with this fact known, once for each value that could matter.</summary>
    internal abstract IEnumerable<LineFacts> Tried(CompiledLaw law, LineFacts facts);

    /// <summary>The line with this fact known, at some value that it may have: between those that could matter, too.</summary>
    internal virtual LineFacts Probed(CompiledLaw law, LineFacts facts, Spread spread)
    {
        LineFacts[] tried = [.. Tried(law, facts)];
        return tried[spread.Of(tried.Length)];
    }

    /// <summary>When it is filled before others: what a figure is compared with may depend on the rest.</summary>
    internal virtual int Order => 1;
}

/// <summary>主体设备 is not known at all: no rule can be chosen, and what it will ask cannot be foreseen.</summary>
public sealed record WantedEquipment() : WantedFact("主体设备的名称和规格", OfEnterprise)
{
    internal override IEnumerable<LineFacts> Tried(CompiledLaw law, LineFacts facts) => [facts];
}

/// <summary>A machine is named by a kind wider than the rule's: which of them it is.</summary>
/// <param name="Machine">Index of the machine in the line's facts.</param>
/// <param name="Kinds">The kinds that the rule names.</param>
public sealed record WantedKind(int Machine, string Type, IReadOnlyList<string> Kinds) : WantedFact($"{Type}的具体种类（是否{Kinds[0]}；见设备铭牌、项目核准备案文件）", OfEnterprise)
{
    public LineFacts With(LineFacts facts, string kind) => Change(facts, Machine, m => m with { Type = kind });

    internal override int Order => 0;

    internal override IEnumerable<LineFacts> Tried(CompiledLaw law, LineFacts facts) => [With(facts, Kinds[0]), With(facts, Type + "（其他）")];

    internal static LineFacts Change(LineFacts facts, int index, Func<MachineFacts, MachineFacts> change) => facts with { Machines = [.. facts.Machines!.Select((m, i) => i == index ? change(m) : m)] };

    public bool Equals(WantedKind? other) => other is not null && other.Machine == Machine;
    public override int GetHashCode() => HashCode.Combine(nameof(WantedKind), Machine);
}

/// <summary>A size of a machine.</summary>
public sealed record WantedSpec(int Machine, string Type, string Name, string Unit) : WantedFact($"{Type}{Name}（{Unit}；见设备铭牌、项目核准备案文件）", OfEnterprise)
{
    public LineFacts With(LineFacts facts, decimal value) =>
        WantedKind.Change(facts, Machine, m => m with { Specs = [.. m.Specs.Where(s => s.Name != Name), new SpecFacts(Name, "=", value, null, Unit)] });

    internal override IEnumerable<LineFacts> Tried(CompiledLaw law, LineFacts facts)
    {
        // 每个界限的两侧和界限本身；界限含不含没有人核过的那一点，不是事实能定的
        var edges = new List<(decimal At, bool Known)>();
        foreach (var test in Tests(law.Pack, law.On))
            foreach (var edge in new[] { test.Above, test.Below })
                if (test.Name == Name && edge is not null && Units.TryConvert(edge.Value, test.Unit, Unit, out var at)) edges.Add((at, edge.Kind != EdgeKind.Unknown));
        var ordered = edges.GroupBy(e => e.At).Select(g => (At: g.Key, Known: g.All(e => e.Known))).OrderBy(e => e.At).ToList();
        var values = new List<decimal> { ordered.Count > 0 ? ordered[0].At / 2 : 1m };
        for (var i = 0; i < ordered.Count; i++)
        {
            if (ordered[i].Known) values.Add(ordered[i].At);
            values.Add(i + 1 < ordered.Count ? (ordered[i].At + ordered[i + 1].At) / 2 : ordered[i].At * 2 + 1);
        }
        return values.Select(v => With(facts, v));
    }

    IEnumerable<SpecTest> Tests(LawPack pack, DateOnly on) =>
        pack.Catalogue.SelectMany(r => r.Versions.TryOn(on)?.Value.Match is { } match && pack.Families.Under(match.Equipment, match.NotEquipment).Contains(Type) ? match.Specs : [])
            .Concat(pack.Limits.Where(l => l.Covers.Contains(Type)).SelectMany(l => l.Versions).SelectMany(v => v.Value.Bands).SelectMany(b => b.Specs));

    public bool Equals(WantedSpec? other) => other is not null && other.Machine == Machine && other.Name == Name;
    public override int GetHashCode() => HashCode.Combine(Machine, Name);
}

/// <summary>The answer to a question that a rule asks.</summary>
public sealed record WantedAnswer(Question Question) : WantedFact(Question.Text + (Question.Evidence is { } papers ? $"（须凭{papers}）" : ""), Question.Holder.Split(['、', '；', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
{
    public LineFacts With(LineFacts facts, bool answer) => facts with { Answers = new Dictionary<string, bool>(facts.Answers) { [Question.Id] = answer } };

    internal override IEnumerable<LineFacts> Tried(CompiledLaw law, LineFacts facts) => [With(facts, false), With(facts, true)];

    public bool Equals(WantedAnswer? other) => other is not null && other.Question.Id == Question.Id;
    public override int GetHashCode() => Question.Id.GetHashCode(StringComparison.Ordinal);
}

/// <summary>What steel the line makes.</summary>
/// <param name="Known">Products of which the rule knows what they are.</param>
public sealed record WantedProduct(IReadOnlyList<string> Known) : WantedFact("所产钢种", ["企业"])
{
    public static LineFacts With(LineFacts facts, string product) => facts with { Products = [product] };

    internal override IEnumerable<LineFacts> Tried(CompiledLaw law, LineFacts facts) => Known.Select(p => With(facts, p));

    public bool Equals(WantedProduct? other) => other is not null;
    public override int GetHashCode() => nameof(WantedProduct).GetHashCode(StringComparison.Ordinal);
}

/// <summary>The province, for a rule that is confined to one.</summary>
public sealed record WantedProvince(string Area) : WantedFact("所在省份（有规定只在一省适用）", ["登记机关"])
{
    public static LineFacts With(LineFacts facts, string province) => facts with { Province = province };

    internal override IEnumerable<LineFacts> Tried(CompiledLaw law, LineFacts facts) =>
        law.Pack.Catalogue.Select(r => r.Versions.TryOn(law.On)?.Value.Match?.Area).OfType<string>().Distinct().Append("别的省").Select(p => With(facts, p));

    public bool Equals(WantedProvince? other) => other is not null;
    public override int GetHashCode() => nameof(WantedProvince).GetHashCode(StringComparison.Ordinal);
}
