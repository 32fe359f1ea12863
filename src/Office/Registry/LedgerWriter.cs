using System.Globalization;
using System.Text;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Puts good rows into the ledger: finds the enterprise and line that a row means, adds what is new, writes facts as versions.</summary>
/// <remarks>Two rows with one name are two lines until a person says otherwise: the n-th row with a text means the n-th line with that text.</remarks>
sealed class LedgerWriter(AppDb db, ImportOrder order, ImportBatch batch, DateOnly today)
{
    readonly FactVersions facts = new(db, order.Actor.City, today, batch.At);
    readonly Dictionary<(Guid Enterprise, string Identity), Queue<ProductionLine>> linesLeft = [];
    EnterpriseIndex enterprises = null!;

    public int NewEnterprises { get; private set; }
    public int NewLines { get; private set; }
    public int UpdatedLines { get; private set; }

    /// <returns>Digest of the rows as taken, for the ledger entry.</returns>
    public async Task<string> WriteAsync(IReadOnlyList<LedgerRow> rows, List<string> warnings, CancellationToken cancel)
    {
        enterprises = await EnterpriseIndex.LoadAsync(db, cancel);
        await LoadLinesAsync(rows, cancel);
        var digest = new StringBuilder();
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            var enterprise = EnterpriseOf(row, warnings);
            var line = LineOf(row, enterprise, warnings);
            WriteFacts(row, enterprise, line);
            digest.Append(CultureInfo.InvariantCulture, $"{row.Row}|{enterprise.Id}|{line.Id}|{row.Equipment.Text}|{row.Capacity}|{row.CapacityUnit}\n");
        }
        return Digest.Sm3(digest.ToString());
    }

    async Task LoadLinesAsync(IReadOnlyList<LedgerRow> rows, CancellationToken cancel)
    {
        var known = rows.Select(r => enterprises.Find(r)?.Id).OfType<Guid>().ToHashSet();
        var (lines, aliases) = await KnownLines.LoadAsync(db, known, cancel);
        foreach (var line in lines) Wait(line.EnterpriseId, line, line);
        // 并走的、转走的那条线，照旧名字再来，认作现在的那一条，不另建
        foreach (var (enterprise, named, living) in aliases) Wait(enterprise, named, living);
        lines = [.. lines, .. aliases.Select(a => a.Living).Where(l => !lines.Contains(l)).Distinct()];
        await facts.LoadAsync([.. known, .. lines.Select(l => l.Id)], cancel);
    }

    void Wait(Guid enterprise, ProductionLine named, ProductionLine living)
    {
        var key = (enterprise, Identity(named.Number, named.EquipmentText));
        if (!linesLeft.TryGetValue(key, out var queue)) linesLeft[key] = queue = [];
        queue.Enqueue(living);
    }

    Enterprise EnterpriseOf(LedgerRow row, List<string> warnings)
    {
        if (enterprises.Find(row) is { } known)
        {
            if (known.CreditCode is null && row.Code is not null)
            {
                (known.CreditCode, known.CreditCodeState) = (row.Code.Code, row.Code.State);
                enterprises.Add(known);
            }
            if (known.Name != row.Enterprise && !enterprises.IsMergedName(known, row.Enterprise)) warnings.Add($"第 {row.Row} 行：信用代码与台账里的“{known.Name}”相同，按同一家企业收下；名称不同，请核对是否改名。");
            return known;
        }
        var added = new Enterprise
        {
            City = order.Actor.City, DivisionPath = row.Division.Path, Name = row.Enterprise, Place = row.Place, IsDemo = order.IsDemo,
            CreditCode = row.Code?.Code, CreditCodeState = row.Code?.State, SearchText = SearchTexts.Of(row.Enterprise, row.Code?.Code),
        };
        if (enterprises.Namesake(row) is { } namesake) warnings.Add($"第 {row.Row} 行：台账里已有同名的“{namesake.Name}”，代码或地区不同，没有合并；是同一家请在台账里合并。");
        db.Add(added);
        enterprises.Add(added);
        NewEnterprises++;
        return added;
    }

    ProductionLine LineOf(LedgerRow row, Enterprise enterprise, List<string> warnings)
    {
        if (linesLeft.TryGetValue((enterprise.Id, Identity(row.Number, row.Equipment.Text)), out var waiting) && waiting.TryDequeue(out var known))
        {
            UpdatedLines++;
            if (!facts.IsLaterKnown(known.Id)) Update(known, row);
            if (known.EnterpriseId != enterprise.Id) warnings.Add($"第 {row.Row} 行：这条线已经从“{enterprise.Name}”转到别的企业，事实照记在那条线上，归属没有改；请核对。");
            return known;
        }
        var line = new ProductionLine
        {
            City = order.Actor.City, DivisionPath = row.Division.Path, EnterpriseId = enterprise.Id, EquipmentText = row.Equipment.Text, Number = row.Number, IsDemo = order.IsDemo,
            SearchText = SearchTexts.Of(enterprise.Name, enterprise.CreditCode, row.Equipment.Text, row.Number),
        };
        Update(line, row);
        db.Add(line);
        db.AddRange(MachineRows.Of(line, row.Equipment));
        NewLines++;
        return line;
    }

    // 空格子不是“没有”：这次没写的，留着上次的
    static void Update(ProductionLine line, LedgerRow row)
    {
        line.Sector = row.Sector ?? line.Sector;
        line.Product = row.Product ?? line.Product;
        line.Use = row.Use ?? line.Use;
        if (row.Capacity is not null) (line.Capacity, line.CapacityUnit) = (row.Capacity, row.CapacityUnit);
        line.Commissioned = row.Commissioned ?? line.Commissioned;
        if (row.Status != LineStatus.Unknown) line.Status = row.Status;
    }

    void WriteFacts(LedgerRow row, Enterprise enterprise, ProductionLine line)
    {
        var source = $"{batch.FileName} 第 {row.Row} 行";
        if (!enterprises.IsMergedName(enterprise, row.Enterprise))
        {
            Text(FactSubject.Enterprise, enterprise.Id, "企业名称", row.Enterprise);
            Text(FactSubject.Enterprise, enterprise.Id, "统一社会信用代码", row.Code?.Code);
        }
        Text(FactSubject.Enterprise, enterprise.Id, "所在地", row.Place);
        Text(FactSubject.Line, line.Id, "生产线（设备）", row.Equipment.Text.Length == 0 ? null : row.Equipment.Text);
        Text(FactSubject.Line, line.Id, "编号", row.Number);
        Text(FactSubject.Line, line.Id, "行业", row.Sector);
        Text(FactSubject.Line, line.Id, "产品", row.Product);
        Text(FactSubject.Line, line.Id, "用途", row.Use);
        Text(FactSubject.Line, line.Id, "工艺", row.Process);
        Text(FactSubject.Line, line.Id, "投产日期", row.Commissioned);
        Text(FactSubject.Line, line.Id, "状态", row.StatusText);
        if (row.Capacity is { } capacity) Figure("产能", capacity, row.CapacityUnit, null);
        foreach (var metric in row.Metrics) Figure($"指标|{metric.Name}", metric.Value, metric.Unit, metric.Year);

        void Text(FactSubject subject, Guid id, string name, string? value)
        {
            if (value is not null) facts.Set(new(subject, id, line.DivisionPath, name, value), source);
        }

        void Figure(string name, decimal value, string? unit, int? year) =>
            facts.Set(new(FactSubject.Line, line.Id, line.DivisionPath, name, value.ToString(CultureInfo.InvariantCulture)) { Figure = value, Unit = unit, Year = year }, source);
    }

    static string Identity(string? number, string text) => number is null ? $"文|{text}" : $"号|{number}";
}
