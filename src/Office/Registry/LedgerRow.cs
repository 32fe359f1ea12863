using Chuqing.Law.Equipment;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Files.Sheets;

namespace Chuqing.Office.Registry;

/// <summary>A figure of a year, from a column headed <c>指标|名称|单位|年度</c>.</summary>
public sealed record LedgerMetric(string Name, decimal Value, string Unit, int? Year);

/// <summary>One row of a sheet as the ledger takes it: an enterprise and one of its lines.</summary>
public sealed record LedgerRow(int Row, string Enterprise, CreditCode? Code, Division Division, string? Place, EquipmentReading Equipment)
{
    public string? Sector { get; init; }
    public string? Number { get; init; }
    public string? Product { get; init; }
    public string? Use { get; init; }
    public string? Process { get; init; }
    public decimal? Capacity { get; init; }
    public string? CapacityUnit { get; init; }
    public string? Commissioned { get; init; }

    /// <summary>状态 as written, and what it means where the word is known.</summary>
    public string? StatusText { get; init; }
    public LineStatus Status { get; init; }
    public IReadOnlyList<LedgerMetric> Metrics { get; init; } = [];
}

/// <summary>Reads mapped rows as ledger rows. What cannot be read is a problem with its cell; nothing is guessed.</summary>
/// <param name="divisions">The city's divisions.</param>
/// <param name="scope">Where the sender may write.</param>
/// <param name="own">The division that rows without a county belong to: the sender's own county; null for the city, where each row must name one.</param>
public sealed class LedgerRowReader(DivisionTree divisions, DataScope scope, Division? own)
{
    // 只认这些整词；“须2013-12-31前拆除”不是“已拆除”
    static readonly Dictionary<string, LineStatus> StatusWords = new()
    {
        ["在产"] = LineStatus.Running, ["生产"] = LineStatus.Running, ["正常"] = LineStatus.Running, ["正常生产"] = LineStatus.Running, ["运行"] = LineStatus.Running, ["在用"] = LineStatus.Running,
        ["停产"] = LineStatus.Idle, ["已停产"] = LineStatus.Idle, ["停用"] = LineStatus.Idle, ["在建"] = LineStatus.Building,
        ["关停"] = LineStatus.Shut, ["已关停"] = LineStatus.Shut, ["关闭"] = LineStatus.Shut, ["已关闭"] = LineStatus.Shut, ["永久关停"] = LineStatus.Shut,
        ["封存"] = LineStatus.Sealed, ["已封存"] = LineStatus.Sealed, ["拆除"] = LineStatus.Dismantled, ["已拆除"] = LineStatus.Dismantled,
        // 英文来源的整词；announced 只是计划，不是状态
        ["operating"] = LineStatus.Running, ["construction"] = LineStatus.Building, ["mothballed"] = LineStatus.Idle, ["retired"] = LineStatus.Shut,
    };

    readonly List<string> warnings = [];
    readonly Dictionary<string, int> outside = [];

    /// <summary>What an officer should look at, though the rows were taken.</summary>
    public IReadOnlyList<string> Warnings => outside.Count == 0 ? warnings
        : [.. warnings, $"{outside.Values.Sum()} 行写的县（市、区）不是本市的，列入外地（样例），不进本市合计：{string.Join("、", outside.Take(6).Select(o => $"“{o.Key}” {o.Value} 行"))}{(outside.Count > 6 ? $" 等 {outside.Count} 处" : "")}。"];

    /// <returns>The row, or null where <paramref name="problems"/> says why not.</returns>
    public LedgerRow? Read(MappedRow row, List<CellProblem> problems)
    {
        var before = problems.Count;
        problems.AddRange(row.Problems);
        var name = row.Text("企业名称");
        if (name is null && !row.Problems.Any(p => p.Target == "企业名称")) problems.Add(row.Problem("企业名称", "没有企业名称。"));
        var code = ReadCode(row, problems);
        var division = ReadDivision(row, problems);
        CheckCapacity(row, problems);
        if (problems.Count > before || name is null || division is null) return null;

        var text = row.Text("生产线（设备）") ?? "";
        if (text.Length == 0) warnings.Add($"第 {row.Row} 行：没有写生产线（设备），研判时只能是资料不足。");
        var status = row.Text("状态");
        return new(row.Row, name, code, division, PlaceOf(row, division), EquipmentText.Parse(text, row.Text("行业")))
        {
            Sector = row.Text("行业"), Number = row.Text("编号"), Product = row.Text("产品"), Use = row.Text("用途"), Process = row.Text("工艺"),
            Capacity = row.Number("产能"), CapacityUnit = row.Number("产能") is null ? null : row.Text("产能单位"), Commissioned = row.Text("投产日期"),
            StatusText = status, Status = status is null ? LineStatus.Unknown : StatusWords.GetValueOrDefault(status),
            Metrics = [.. row.Cells.Where(c => ColumnTargets.IsMetric(c.Key) && c.Value.Cell.Number is not null).Select(c => Metric(c.Key, c.Value.Cell.Number!.Value))],
        };
    }

    CreditCode? ReadCode(MappedRow row, List<CellProblem> problems)
    {
        if (row.Text("统一社会信用代码") is not { } written) return null;
        var code = CreditCode.Read(written);
        switch (code.State)
        {
            case CreditCodeState.Malformed:
                problems.Add(row.Problem("统一社会信用代码", $"“{written}”不是统一社会信用代码：应为 18 位，不含 I、O、S、V、Z。"));
                return null;
            case CreditCodeState.CheckDigitDiffers:
                warnings.Add($"第 {row.Row} 行：信用代码 {code.Code} 的校验位应为 {code.Expected}。确有这样发出来的码，已照收，请核对执照。");
                break;
            case CreditCodeState.Masked:
                warnings.Add($"第 {row.Row} 行：信用代码 {code.Code} 有掩码，照收，但不作有效代码。");
                break;
        }
        return code;
    }

    Division? ReadDivision(MappedRow row, List<CellProblem> problems)
    {
        var county = row.Text("县（市、区）");
        if (county is null)
        {
            if (own is null) problems.Add(row.Problem("县（市、区）", "没有写县（市、区）。市级导入每行都要写。"));
            return own;
        }
        var division = divisions.Find(county, row.Text("镇（街道）"))!;
        if (!scope.Contains(division.Path))
        {
            problems.Add(row.Problem("县（市、区）", $"“{county}”不在您的辖区。只能填 {string.Join("、", divisions.Counties.Where(c => scope.Contains(c.Path)).Select(c => c.Name))}。"));
            return null;
        }
        if (!division.CountsInTotals) outside[county] = outside.GetValueOrDefault(county) + 1;
        return division;
    }

    static void CheckCapacity(MappedRow row, List<CellProblem> problems)
    {
        if (row.Number("产能") is not { } capacity) return;
        if (capacity < 0) problems.Add(row.Problem("产能", $"产能 {capacity} 是负数。"));
        if (row.Text("产能单位") is null) problems.Add(row.Problem("产能", $"产能 {capacity} 没有单位。请写成“12 万吨/年”，或加一列产能单位；不能推定。"));
    }

    static string? PlaceOf(MappedRow row, Division division) =>
        division.CountsInTotals ? null : string.Join(' ', new[] { row.Text("省"), row.Text("县（市、区）") }.OfType<string>().Distinct());

    static LedgerMetric Metric(string target, decimal value)
    {
        var parts = target.Split('|');
        return new(parts[1], value, parts.Length > 2 ? parts[2] : "", parts.Length > 3 && int.TryParse(parts[3], System.Globalization.CultureInfo.InvariantCulture, out var year) ? year : null);
    }
}
