using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chuqing.Office.Plans;

/// <summary>A task of the plan: which clause, who answers for it, what is to be done.</summary>
public sealed record PlanTask(string Clause, string Who, string What);

/// <summary>A day of the plan. Never moved for holidays.</summary>
public sealed record PlanDay(DateOnly On, string Clause, string Who, string What);

/// <summary>工作方案 as a file of <c>plans/</c>. Read strictly: a misspelt or missing property is refused, not skipped.</summary>
public sealed record PlanFile
{
    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required int Format { get; init; }
    public required string City { get; init; }
    public required int Year { get; init; }
    public required string Title { get; init; }

    /// <summary>文号; a plan derived for demonstration has none and says so.</summary>
    public required string DocumentNumber { get; init; }
    public required string Issuer { get; init; }
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The sectors that the plan puts first.</summary>
    public required IReadOnlyList<string> Sectors { get; init; }
    public required IReadOnlyList<PlanTask> Tasks { get; init; }
    public required IReadOnlyList<PlanDay> Nodes { get; init; }

    /// <summary>演示: nobody issued it.</summary>
    public bool Demo { get; init; }

    /// <summary>The plan from which a demonstration plan was derived: its 文号.</summary>
    public string? DerivedFrom { get; init; }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="BadInputException">The text is no plan; the message names the place.</exception>
    public static PlanFile Read(string content)
    {
        PlanFile plan;
        try
        {
            plan = JsonSerializer.Deserialize<PlanFile>(content, Strict) ?? throw new BadInputException("工作方案文件是空的，没有收下。");
        }
        catch (JsonException broken)
        {
            throw new BadInputException($"工作方案文件第 {broken.LineNumber + 1} 行，{broken.Path ?? "$"}：看不懂或缺项（{broken.Message}）。没有收下。");
        }
        var faults = plan.Faults().ToArray();
        return faults.Length == 0 ? plan : throw new BadInputException([.. faults, "没有收下。"]);
    }

    /// <summary>The same tasks and days in another year, marked 演示: nobody issued it and it binds nobody.</summary>
    public PlanFile ForDemo(int year)
    {
        var shift = year - Year;
        return this with
        {
            Year = year, Demo = true, DerivedFrom = DocumentNumber, DocumentNumber = "无文号（演示）",
            Title = $"{Title.Replace($"{Year}年", $"{year}年", StringComparison.Ordinal)}（演示）",
            IssuedOn = IssuedOn.AddYears(shift),
            Nodes = [.. Nodes.Select(n => n with { On = n.On.AddYears(shift), What = n.What.Replace($"{Year}年", $"{year}年", StringComparison.Ordinal) })],
        };
    }

    public string Write() => JsonSerializer.Serialize(this, Strict);

    IEnumerable<string> Faults()
    {
        if (Format != 1) yield return $"$.format：这个程序只认格式 1，文件写的是 {Format}。";
        if (City.Length != 6 || !City.All(char.IsAsciiDigit)) yield return "$.city：应当是六位区划代码。";
        if (Year is < 2000 or > 2100) yield return $"$.year：{Year} 不像一个年份。";
        foreach (var (name, text) in new[] { ("title", Title), ("documentNumber", DocumentNumber), ("issuer", Issuer) })
            if (string.IsNullOrWhiteSpace(text)) yield return $"$.{name}：不能空。";
        if (Tasks.Count == 0) yield return "$.tasks：至少一项任务。";
        if (Nodes.Count == 0) yield return "$.nodes：至少一个节点。";
        for (var i = 0; i < Tasks.Count; i++)
            if (IsBlank(Tasks[i].Clause, Tasks[i].Who, Tasks[i].What)) yield return $"$.tasks[{i}]：clause、who、what 都不能空。";
        for (var i = 0; i < Nodes.Count; i++)
        {
            if (IsBlank(Nodes[i].Clause, Nodes[i].Who, Nodes[i].What)) yield return $"$.nodes[{i}]：clause、who、what 都不能空。";
            if (i > 0 && Nodes[i].On < Nodes[i - 1].On) yield return $"$.nodes[{i}].on：节点要按日子先后排。";
            // 年度工作在次年一月收尾
            if (Nodes[i].On < new DateOnly(Year, 1, 1) || Nodes[i].On > new DateOnly(Year + 1, 1, 31)) yield return $"$.nodes[{i}].on：{Nodes[i].On:yyyy-MM-dd} 不在 {Year} 年到次年 1 月之间。";
        }
    }

    static bool IsBlank(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
            if (string.IsNullOrWhiteSpace(text)) return true;
        return false;
    }
}
