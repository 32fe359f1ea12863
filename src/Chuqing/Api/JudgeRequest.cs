using System.Text.Json.Serialization;
using Chuqing.Law.Screening;
using Chuqing.Office.Screening;

namespace Chuqing.Web.Api;

/// <summary>The facts of one line as a program hands them in. Whatever is left out is unknown: never zero, never no.</summary>
/// <param name="On">The day judged; today where left out.</param>
/// <param name="Line">生产线（设备） as free text; read as the import reads it where <paramref name="Machines"/> is left out.</param>
/// <param name="Machines">主体设备, read already; an empty list says that there is none.</param>
/// <param name="Answers">Answers to rules' questions, by the question's id.</param>
sealed record JudgeRequest(
    DateOnly? On, string? Enterprise, string? Line, string? Sector, IReadOnlyList<string>? Products, IReadOnlyList<string>? Uses, IReadOnlyList<JudgedMachine>? Machines,
    JudgedCapacity? Capacity, IReadOnlyList<JudgedMetric>? Metrics, IReadOnlyDictionary<string, bool>? Answers, string? Province)
{
    const int MostItems = 100, Longest = 500;
    const decimal Largest = 1_000_000_000_000m;

    static readonly string[] Operators = ["=", "<=", "<", ">=", ">", "range"];

    /// <summary>The facts; what is wrong is added to the faults.</summary>
    public LineFacts Facts(FieldFaults faults)
    {
        if (Line is null && Machines is null) faults.Add("line", "“line”（生产线（设备））与“machines”（主体设备）至少写一个；确实不知道的，“line”写空串");
        Text("line", Line);
        Text("enterprise", Enterprise);
        Text("sector", Sector);
        Text("province", Province);
        var (products, uses) = (Texts("products", Products), Texts("uses", Uses));
        var machines = Machines is { } given ? Each("machines", given, Machine) : null;
        if (Capacity is { } capacity) Figure("capacity.value", capacity.Value);
        var metrics = Each("metrics", Metrics ?? [], Metric);
        if (Answers is { Count: > MostItems }) faults.Add("answers", $"多于 {MostItems} 项");
        return faults.Count > 0 ? new() : new()
        {
            Sector = Sector, Products = products, Uses = uses, Province = Provinces.Full(Province),
            Machines = machines ?? FactReading.Machines(Line, Sector), Capacity = FactReading.Capacity(Capacity?.Value, Capacity?.Unit), Metrics = metrics,
            Answers = Answers ?? new Dictionary<string, bool>(),
        };

        MachineFacts Machine(string at, JudgedMachine m)
        {
            Text($"{at}.type", m.Type);
            if (m.Count is < 0 or > 10_000) faults.Add($"{at}.count", "台数应在 0 到 10000 之间");
            return new(m.Type, m.Count, Texts($"{at}.numbers", m.Numbers), Each($"{at}.specs", m.Specs ?? [], Spec));
        }

        SpecFacts Spec(string at, JudgedSpec s)
        {
            Text($"{at}.name", s.Name);
            Text($"{at}.unit", s.Unit);
            Figure($"{at}.value", s.Value);
            if (s.To is { } to) Figure($"{at}.to", to);
            if (!Operators.Contains(s.Op ?? "=")) faults.Add($"{at}.op", $"“{s.Op}”不认识；可写 {string.Join("、", Operators)}");
            if (s.Op == "range" != s.To is not null) faults.Add($"{at}.to", "“to”与 op 为 range 须同写同不写");
            return new(s.Name, s.Op ?? "=", s.Value, s.To, s.Unit);
        }

        MetricFacts Metric(string at, JudgedMetric m)
        {
            Text($"{at}.name", m.Name);
            Text($"{at}.unit", m.Unit);
            Text($"{at}.scope", m.Scope);
            Figure($"{at}.value", m.Value);
            if (m.Year is < 1949 or > 2100) faults.Add($"{at}.year", "年度应是 1949 到 2100 之间的四位年份");
            return new(m.Name, m.Value, m.Unit, m.Year, m.Scope, m.Use);
        }

        IReadOnlyList<string> Texts(string at, IReadOnlyList<string>? texts) => Each(at, texts ?? [], (place, text) => { Text(place, text); return text; });

        T[] Each<TGiven, T>(string at, IReadOnlyList<TGiven> items, Func<string, TGiven, T> read)
        {
            if (items.Count > MostItems) { faults.Add(at, $"多于 {MostItems} 项"); return []; }
            var all = new T[items.Count];
            for (var i = 0; i < all.Length; i++)
                if (items[i] is { } item) all[i] = read($"{at}[{i}]", item);
                else faults.Add($"{at}[{i}]", "是空的");
            return all;
        }

        void Text(string at, string? text)
        {
            if (text?.Length > Longest) faults.Add(at, $"长过 {Longest} 个字");
        }

        void Figure(string at, decimal value)
        {
            if (Math.Abs(value) >= Largest) faults.Add(at, "数太大：整数部分不超过 12 位");
        }
    }
}

sealed record JudgedMachine([property: JsonRequired] string Type, int? Count, IReadOnlyList<string>? Numbers, IReadOnlyList<JudgedSpec>? Specs);

/// <param name="Op"><c>=</c> where left out.</param>
sealed record JudgedSpec([property: JsonRequired] string Name, string? Op, [property: JsonRequired] decimal Value, decimal? To, [property: JsonRequired] string Unit);

sealed record JudgedCapacity([property: JsonRequired] decimal Value, [property: JsonRequired] string Unit);

/// <param name="Use"><c>basis</c> (可作依据, where left out), <c>clueOnly</c> (仅作线索) or <c>barred</c> (不得使用).</param>
sealed record JudgedMetric([property: JsonRequired] string Name, [property: JsonRequired] decimal Value, [property: JsonRequired] string Unit, int? Year, string? Scope, PermittedUse Use = PermittedUse.Basis);

/// <summary>How the request is read: names as written here, nothing that is not, no null where a text is needed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JudgeRequest))]
sealed partial class JudgeJson : JsonSerializerContext;
