using System.Globalization;
using System.Text;
using System.Text.Json;
using Chuqing.Law;
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
    public int KnownLines { get; private set; }

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
            var line = LineOf(row, enterprise);
            WriteFacts(row, enterprise, line);
            digest.Append(CultureInfo.InvariantCulture, $"{row.Row}|{enterprise.Id}|{line.Id}|{row.Equipment.Text}|{row.Capacity}|{row.CapacityUnit}\n");
        }
        return Digest.Sm3(digest.ToString());
    }

    async Task LoadLinesAsync(IReadOnlyList<LedgerRow> rows, CancellationToken cancel)
    {
        var known = rows.Select(r => enterprises.Find(r)?.Id).OfType<Guid>().ToHashSet();
        List<ProductionLine> lines = [];
        foreach (var some in known.Chunk(500))
            lines.AddRange(await db.Set<ProductionLine>().Where(l => some.Contains(l.EnterpriseId) && l.MergedIntoId == null).OrderBy(l => l.Id).ToListAsync(cancel));
        foreach (var line in lines)
        {
            var key = (line.EnterpriseId, Identity(line.Number, line.EquipmentText));
            if (!linesLeft.TryGetValue(key, out var queue)) linesLeft[key] = queue = [];
            queue.Enqueue(line);
        }
        await facts.LoadAsync([.. known, .. lines.Select(l => l.Id)], cancel);
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
            if (known.Name != row.Enterprise) warnings.Add($"第 {row.Row} 行：信用代码与台账里的“{known.Name}”相同，按同一家企业收下；名称不同，请核对是否改名。");
            return known;
        }
        var added = new Enterprise
        {
            City = order.Actor.City, DivisionPath = row.Division.Path, Name = row.Enterprise, Place = row.Place, IsDemo = order.IsDemo,
            CreditCode = row.Code?.Code, CreditCodeState = row.Code?.State, SearchText = Bigrams.Of(row.Enterprise, row.Code?.Code),
        };
        if (enterprises.Namesake(row) is { } namesake) warnings.Add($"第 {row.Row} 行：台账里已有同名的“{namesake.Name}”，代码或地区不同，没有合并；是同一家请在台账里合并。");
        db.Add(added);
        enterprises.Add(added);
        NewEnterprises++;
        return added;
    }

    ProductionLine LineOf(LedgerRow row, Enterprise enterprise)
    {
        if (linesLeft.TryGetValue((enterprise.Id, Identity(row.Number, row.Equipment.Text)), out var waiting) && LineMatch.Take(waiting, row) is { } known)
        {
            KnownLines++;
            if (!facts.IsLaterKnown(known.Id)) Update(known, row);
            return known;
        }
        var line = new ProductionLine
        {
            City = order.Actor.City, DivisionPath = row.Division.Path, EnterpriseId = enterprise.Id, EquipmentText = row.Equipment.Text, Number = row.Number, IsDemo = order.IsDemo,
            SearchText = Bigrams.Of(enterprise.Name, row.Equipment.Text, row.Number, enterprise.CreditCode),
        };
        Update(line, row);
        db.Add(line);
        AddMachines(row, line);
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
        else if (row.RoughCapacity is not null) (line.Capacity, line.CapacityUnit) = (null, null);
        line.Commissioned = row.Commissioned ?? line.Commissioned;
        if (row.Status != LineStatus.Unknown) line.Status = row.Status;
    }

    void AddMachines(LedgerRow row, ProductionLine line)
    {
        foreach (var item in row.Equipment.Items)
        {
            var specs = JsonSerializer.Serialize(item.Specs, JsonSerializerOptions.Web);
            // 炉号是身份：写了几个号就建几台，否则一行代表写下的台数
            foreach (var number in item.Numbers.Count > 0 ? item.Numbers : [null!])
                db.Add(new MainEquipment { City = line.City, DivisionPath = line.DivisionPath, LineId = line.Id, Kind = item.Type, Number = number, Count = number is null ? item.Count : 1, Specs = specs });
        }
    }

    void WriteFacts(LedgerRow row, Enterprise enterprise, ProductionLine line)
    {
        var source = $"{batch.FileName} 第 {row.Row} 行";
        Text(FactSubject.Enterprise, enterprise.Id, "企业名称", row.Enterprise);
        Text(FactSubject.Enterprise, enterprise.Id, "统一社会信用代码", row.Code?.Code);
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
        // 约数是一版事实，但没有数：研判读到它就是资料不足
        else if (row.RoughCapacity is { } rough) facts.Set(new(FactSubject.Line, line.Id, line.DivisionPath, "产能", rough) { Unit = row.CapacityUnit }, source);
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
