using Chuqing.Law.Equipment;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Files.Sheets;

namespace Chuqing.Office.Registry;

/// <summary>A figure of a year or of a shorter period, from a column headed <c>指标|名称|单位|年度</c>, with whose it is.</summary>
public sealed record LedgerMetric(string Name, decimal Value, string Unit, int? Year, string? Period, Sourcing Sourcing);

/// <summary>One row of a sheet as the ledger takes it: an enterprise and one of its lines.</summary>
public sealed record LedgerRow(int Row, string Enterprise, CreditCode? Code, Division Division, string? Place, EquipmentReading Equipment)
{
    public string? Sector { get; init; }
    public string? Number { get; init; }
    public string? Product { get; init; }
    public string? Use { get; init; }
    public string? Process { get; init; }
    public decimal? Capacity { get; init; }

    /// <summary>A capacity that is only roughly known, as written without its unit: 约30. It decides nothing; then <see cref="Capacity"/> is null.</summary>
    public string? RoughCapacity { get; init; }
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
/// <param name="sourcing">What the sheet says of the source of a metric.</param>
public sealed class LedgerRowReader(DivisionTree divisions, DataScope scope, Division? own, Func<string, Sourcing> sourcing)
{
    // 只认这些整词；“须2013-12-31前拆除”不是“已拆除”
    static readonly Dictionary<string, LineStatus> StatusWords = new()
    {
        ["在产"] = LineStatus.Running, ["生产"] = LineStatus.Running, ["正常"] = LineStatus.Running, ["正常生产"] = LineStatus.Running, ["运行"] = LineStatus.Running, ["在用"] = LineStatus.Running,
        ["间歇生产"] = LineStatus.Running, ["季节性生产"] = LineStatus.Running, ["投产"] = LineStatus.Running, ["已投产"] = LineStatus.Running,
        ["停产"] = LineStatus.Idle, ["已停产"] = LineStatus.Idle, ["长期停产"] = LineStatus.Idle, ["停产中"] = LineStatus.Idle, ["暂停生产"] = LineStatus.Idle, ["停用"] = LineStatus.Idle, ["在建"] = LineStatus.Building,
        ["关停"] = LineStatus.Shut, ["已关停"] = LineStatus.Shut, ["关闭"] = LineStatus.Shut, ["已关闭"] = LineStatus.Shut, ["永久关停"] = LineStatus.Shut,
        ["封存"] = LineStatus.Sealed, ["已封存"] = LineStatus.Sealed, ["拆除"] = LineStatus.Dismantled, ["已拆除"] = LineStatus.Dismantled,
        // 英文来源的整词；announced 只是计划，不是状态
        ["operating"] = LineStatus.Running, ["construction"] = LineStatus.Building, ["mothballed"] = LineStatus.Idle, ["retired"] = LineStatus.Shut,
    };

    readonly List<string> warnings = [];
    readonly Dictionary<string, int> outside = [];
    readonly List<int> bare = [], unsourced = [];
    readonly Dictionary<string, List<int>> oddStatus = [], oddTowns = [], oddUnits = [], elsewhere = [], rough = [];

    /// <summary>What an officer should look at, though the rows were taken.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. warnings,
        .. bare.Count == 0 ? (string[])[] : [$"第 {NumberRuns.Of(bare)} 行（共 {bare.Count} 行）：没有写生产线（设备），研判时只能是资料不足。"],
        .. unsourced.Count == 0 ? (string[])[] : [$"第 {NumberRuns.Of(unsourced)} 行（共 {unsourced.Count} 行）：指标没有写来源，照收，只作线索，不能据此认定、立件。来源可写在列名里（指标|名称|单位|年度|来源|持有单位|口径）、加一列“来源”，或导入时指明；可写：{Sourcing.Choices}。"],
        .. rough.Select(r => $"第 {NumberRuns.Of(r.Value)} 行：产能“{r.Key}”不是准数，照写收下，研判时不作数：要看产能的规定只能是资料不足。核实后请填准数。"),
        .. oddStatus.Select(s => $"第 {NumberRuns.Of(s.Value)} 行：状态“{s.Key}”不是认得的写法，照写留着，台账状态记作未知。通行的写法：在产、停产、在建、已关停、已封存、已拆除。"),
        .. oddUnits.Select(u => $"第 {NumberRuns.Of(u.Value)} 行：产能单位“{u.Key}”不是认得的单位，照写留着；研判时换算不了，要看产能的规定只能是资料不足。"),
        .. elsewhere.Select(e => $"第 {NumberRuns.Of(e.Value)} 行写的是{e.Key}，不是{own?.Name}，按所写的县收下，请核对。"),
        .. oddTowns.Select(t => $"第 {NumberRuns.Of(t.Value)} 行：{t.Key}，只记到县。"),
        .. Outside(),
    ];

    IEnumerable<string> Outside() => outside.Count == 0 ? []
        : [$"{outside.Values.Sum()} 行写的县（市、区）不是本市的，列入外地（样例），不进本市合计：{string.Join("、", outside.Take(6).Select(o => $"“{o.Key}” {o.Value} 行"))}{(outside.Count > 6 ? $" 等 {outside.Count} 处" : "")}。"];

    /// <returns>The row, or null where <paramref name="problems"/> says why not.</returns>
    public LedgerRow? Read(MappedRow row, List<CellProblem> problems)
    {
        var before = problems.Count;
        problems.AddRange(row.Problems);
        var name = row.Text("企业名称");
        if (name is null && !row.Problems.Any(p => p.Target == "企业名称")) problems.Add(row.Problem("企业名称", "没有企业名称。"));
        var code = ReadCode(row, problems);
        var division = ReadDivision(row, problems);
        RowText.Check(row, problems);
        CheckCapacity(row, problems);
        var said = ReadSourcing(row, problems);
        if (problems.Count > before || name is null || division is null) return null;

        var text = row.Text("生产线（设备）") ?? "";
        if (text.Length == 0) bare.Add(row.Row);
        var status = row.Text("状态");
        var roughly = row.Number("产能") is null ? row.Text("产能") : null;
        if (row.Text("产能") is not null && row.Text("产能单位") is { } unit && !UnitText.IsUnit(unit)) Note(oddUnits, unit, row.Row);
        if (roughly is not null) Note(rough, $"{roughly} {row.Text("产能单位")}", row.Row);
        List<LedgerMetric> metrics = [.. row.Cells.Where(c => ColumnTargets.IsMetric(c.Key) && c.Value.Cell.Number is not null).Select(c => Metric(c.Key, c.Value.Cell.Number!.Value, said))];
        if (metrics.Exists(m => m.Sourcing.Kind is null)) unsourced.Add(row.Row);
        return new(row.Row, name, code, division, PlaceOf(row, division), EquipmentText.Parse(text, row.Text("行业")))
        {
            Sector = row.Text("行业"), Number = row.Text("编号"), Product = row.Text("产品"), Use = row.Text("用途"), Process = row.Text("工艺"),
            Capacity = row.Number("产能"), RoughCapacity = roughly, CapacityUnit = row.Text("产能") is null ? null : row.Text("产能单位"), Commissioned = row.Text("投产日期"),
            StatusText = status, Status = ReadStatus(row, status),
            Metrics = metrics,
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
            if (own is null) problems.Add(row.Problem("县（市、区）", "没有写县（市、区）。市级导入每行都要写，或整份指明一个县（网页上选“是哪个县（市、区）报来的”，命令行写 --county）。"));
            return own is { Level: DivisionLevel.County } ? InTown(own.Name, row) : own;
        }
        var division = InTown(county, row);
        if (!scope.Contains(division.Path))
        {
            problems.Add(row.Problem("县（市、区）", $"“{county}”不在您的辖区。只能填 {string.Join("、", divisions.Counties.Where(c => scope.Contains(c.Path)).Select(c => c.Name))}。"));
            return null;
        }
        if (own is { Level: DivisionLevel.County } && !division.Path.StartsWith(own.Path, StringComparison.Ordinal)) Note(elsewhere, county, row.Row);
        if (!division.CountsInTotals) outside[county] = outside.GetValueOrDefault(county) + 1;
        return division;
    }

    Division InTown(string county, MappedRow row)
    {
        var town = row.Text("镇（街道）");
        var division = divisions.Find(county, town)!;
        if (town is not null && division.Level == DivisionLevel.County) Note(oddTowns, $"{division.Name}没有“{town}”这个镇（街道）", row.Row);
        return division;
    }

    LineStatus ReadStatus(MappedRow row, string? status)
    {
        if (status is null) return LineStatus.Unknown;
        // 停产（2019年起）：括号里的是说明
        var word = status.Split('(', '（')[0].Trim();
        if (StatusWords.TryGetValue(word, out var known)) return known;
        Note(oddStatus, status, row.Row);
        return LineStatus.Unknown;
    }

    static void Note(Dictionary<string, List<int>> rows, string word, int row)
    {
        if (rows.TryGetValue(word, out var list)) list.Add(row);
        else rows[word] = [row];
    }

    static void CheckCapacity(MappedRow row, List<CellProblem> problems)
    {
        if (row.Text("产能") is not { } capacity) return;
        if (row.Number("产能") < 0) problems.Add(row.Problem("产能", $"产能 {capacity} 是负数。"));
        if (row.Text("产能单位") is null) problems.Add(row.Problem("产能", $"产能 {capacity} 没有单位。请写成“12 万吨/年”，或加一列产能单位；不能推定。"));
    }

    static string? PlaceOf(MappedRow row, Division division) =>
        division.CountsInTotals ? null : string.Join(' ', new[] { row.Text("省"), row.Text("县（市、区）") }.OfType<string>().Distinct());

    // 这一行说的先算，其次列名，再次整张表；没有指标的行，来源一栏写什么都不管
    LedgerMetric Metric(string target, decimal value, Sourcing row)
    {
        var (name, unit, year) = ColumnTargets.Metric(target, out _);
        return new(name, value, unit, year, ColumnTargets.Period(target), row.Or(sourcing(target)));
    }

    static Sourcing ReadSourcing(MappedRow row, List<CellProblem> problems)
    {
        if (!row.Cells.Any(c => ColumnTargets.IsMetric(c.Key) && c.Value.Cell.Number is not null)) return Sourcing.Unsaid;
        var said = Sourcing.Read(row.Text(Sourcing.KindColumn), row.Text(Sourcing.OwnerColumn), row.Text(Sourcing.ScopeColumn), out var problem);
        if (problem is not null) problems.Add(row.Problem(Sourcing.KindColumn, problem.EndsWith('。') ? problem : problem + "。"));
        return said;
    }
}
