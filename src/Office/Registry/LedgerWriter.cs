using System.Globalization;
using System.Text.Json;
using Chuqing.Law;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Puts good rows into the ledger, part by part: finds the enterprise and line that a row means, adds what is new, writes facts as versions.</summary>
/// <remarks>Two rows with one name are two lines until a person says otherwise: the n-th row with a text means the n-th line with that text. A trial does all but write.</remarks>
sealed class LedgerWriter(AppDb db, ImportOrder order, string fileName, DateTime at, DateOnly asOf)
{
    readonly FactVersions facts = new(db, order.Actor.City, asOf, at);
    readonly Dictionary<(Guid Enterprise, string Identity), Queue<ProductionLine>> linesLeft = [];
    readonly HashSet<Guid> loaded = [], ours = [];
    readonly RunningDigest digest = new();
    readonly List<Enterprise> newEnterprises = [];
    readonly List<ProductionLine> newLines = [], changedLines = [];
    readonly List<MainEquipment> newMachines = [];
    readonly Dictionary<Guid, CreditCode> gainedCodes = [];
    EnterpriseIndex? enterprises;

    public int Rows { get; private set; }
    public int NewEnterprises { get; private set; }
    public int NewLines { get; private set; }
    public int KnownLines { get; private set; }

    /// <summary>Digest of all rows as taken, for the ledger entry.</summary>
    public string RowsDigest() => digest.End();

    /// <summary>Takes the next rows of the sheet; in the open transaction, unless it is a trial.</summary>
    public async Task WriteAsync(IReadOnlyList<LedgerRow> rows, List<string> warnings, CancellationToken cancel)
    {
        enterprises ??= await EnterpriseIndex.LoadAsync(db, cancel);
        await LoadKnownAsync(rows, enterprises, cancel);
        foreach (var row in rows)
        {
            var enterprise = EnterpriseOf(row, enterprises, warnings);
            var line = LineOf(row, enterprise);
            WriteFacts(row, enterprise.Id, line);
            digest.Add(string.Create(CultureInfo.InvariantCulture, $"{row.Row}|{enterprise.Id}|{line.Id}|{row.Equipment.Text}|{row.Capacity}|{row.CapacityUnit}\n"));
        }
        Rows += rows.Count;
        if (order.DryRun) facts.Forget();
        else await FlushAsync(cancel);
        newEnterprises.Clear();
        newLines.Clear();
        newMachines.Clear();
        changedLines.Clear();
    }

    async Task FlushAsync(CancellationToken cancel)
    {
        await db.InsertManyAsync(newEnterprises, cancel);
        foreach (var (id, code) in gainedCodes)
        {
            var enterprise = await db.Set<Enterprise>().AsNoTracking().FirstAsync(e => e.Id == id, cancel);
            (enterprise.CreditCode, enterprise.CreditCodeState, enterprise.SearchText) = (code.Code, code.State, Bigrams.Of(enterprise.Name, code.Code));
            await db.UpdateManyAsync([enterprise], cancel);
        }
        gainedCodes.Clear();
        await db.InsertManyAsync(newLines, cancel);
        await db.UpdateManyAsync(changedLines, cancel);
        await db.InsertManyAsync(newMachines, cancel);
        await facts.FlushAsync(cancel);
    }

    async Task LoadKnownAsync(IReadOnlyList<LedgerRow> rows, EnterpriseIndex enterprises, CancellationToken cancel)
    {
        // 这张表里新建的企业，库里没有它的线和事实
        Guid[] known = [.. rows.Select(r => enterprises.Find(r)?.Id).OfType<Guid>().Where(id => !ours.Contains(id) && loaded.Add(id))];
        foreach (var some in known.Chunk(500))
            foreach (var line in await db.Set<ProductionLine>().AsNoTracking().Where(l => some.Contains(l.EnterpriseId) && l.MergedIntoId == null).OrderBy(l => l.Id).ToListAsync(cancel))
            {
                var key = (line.EnterpriseId, Identity(line.Number, line.EquipmentText));
                if (!linesLeft.TryGetValue(key, out var queue)) linesLeft[key] = queue = [];
                queue.Enqueue(line);
            }
        await facts.LoadAsync(known, cancel);
        await facts.LoadAsync([.. Expected(rows, enterprises).Select(l => l.Id)], cancel);
    }

    // 这一批行会用到的线；多看几条无妨，少看一条就会重写事实。同号的几条里是哪一条，要看设备才知道
    IEnumerable<ProductionLine> Expected(IReadOnlyList<LedgerRow> rows, EnterpriseIndex enterprises) =>
        rows.Select(r => (Enterprise: enterprises.Find(r)?.Id, Identity: Identity(r.Number, r.Equipment.Text))).Where(r => r.Enterprise is not null)
            .CountBy(r => (r.Enterprise!.Value, r.Identity)).SelectMany(r => linesLeft.TryGetValue(r.Key, out var queue) ? queue.Take(r.Key.Identity.StartsWith(Numbered, StringComparison.Ordinal) ? queue.Count : r.Value) : []);

    KnownEnterprise EnterpriseOf(LedgerRow row, EnterpriseIndex enterprises, List<string> warnings)
    {
        if (enterprises.Find(row) is { } known)
        {
            if (known.Name != row.Enterprise) warnings.Add($"第 {row.Row} 行：信用代码与台账里的“{known.Name}”相同，按同一家企业收下；名称不同，请核对是否改名。");
            if (known.CreditCode is not null || row.Code is not { } code) return known;
            var coded = known with { CreditCode = code.Code, CreditCodeState = code.State };
            gainedCodes[known.Id] = code;
            enterprises.Replace(known, coded);
            return coded;
        }
        if (enterprises.Namesake(row) is { } namesake) warnings.Add($"第 {row.Row} 行：台账里已有同名的“{namesake.Name}”，代码或地区不同，没有合并；是同一家请在台账里合并。");
        var added = new Enterprise
        {
            City = order.Actor.City, DivisionPath = row.Division.Path, Name = row.Enterprise, Place = row.Place, IsDemo = order.IsDemo,
            CreditCode = row.Code?.Code, CreditCodeState = row.Code?.State, SearchText = Bigrams.Of(row.Enterprise, row.Code?.Code),
        };
        var index = new KnownEnterprise(added.Id, added.Name, added.CreditCode, added.CreditCodeState, added.DivisionPath, added.Place);
        newEnterprises.Add(added);
        enterprises.Add(index);
        ours.Add(added.Id);
        NewEnterprises++;
        return index;
    }

    ProductionLine LineOf(LedgerRow row, KnownEnterprise enterprise)
    {
        if (linesLeft.TryGetValue((enterprise.Id, Identity(row.Number, row.Equipment.Text)), out var waiting) && LineMatch.Take(waiting, row) is { } known)
        {
            KnownLines++;
            if (!facts.IsLaterKnown(known.Id) && Update(known, row)) changedLines.Add(known);
            return known;
        }
        var line = new ProductionLine
        {
            City = order.Actor.City, DivisionPath = row.Division.Path, EnterpriseId = enterprise.Id, EquipmentText = row.Equipment.Text, Number = row.Number, IsDemo = order.IsDemo,
            SearchText = Bigrams.Of(enterprise.Name, row.Equipment.Text, row.Number, enterprise.CreditCode),
        };
        Update(line, row);
        newLines.Add(line);
        AddMachines(row, line);
        NewLines++;
        return line;
    }

    // 空格子不是“没有”：这次没写的，留着上次的
    static bool Update(ProductionLine line, LedgerRow row)
    {
        var before = (line.Sector, line.Product, line.Use, line.Capacity, line.CapacityUnit, line.Commissioned, line.Status);
        line.Sector = row.Sector ?? line.Sector;
        line.Product = row.Product ?? line.Product;
        line.Use = row.Use ?? line.Use;
        if (row.Capacity is not null) (line.Capacity, line.CapacityUnit) = (row.Capacity, row.CapacityUnit);
        else if (row.RoughCapacity is not null) (line.Capacity, line.CapacityUnit) = (null, null);
        line.Commissioned = row.Commissioned ?? line.Commissioned;
        if (row.Status != LineStatus.Unknown) line.Status = row.Status;
        return before != (line.Sector, line.Product, line.Use, line.Capacity, line.CapacityUnit, line.Commissioned, line.Status);
    }

    void AddMachines(LedgerRow row, ProductionLine line)
    {
        foreach (var item in row.Equipment.Items)
        {
            var specs = JsonSerializer.Serialize(item.Specs, JsonSerializerOptions.Web);
            // 炉号是身份：写了几个号就建几台，否则一行代表写下的台数
            foreach (var number in item.Numbers.Count > 0 ? item.Numbers : [null!])
                newMachines.Add(new MainEquipment { City = line.City, DivisionPath = line.DivisionPath, LineId = line.Id, Kind = item.Type, Number = number, Count = number is null ? item.Count : 1, Specs = specs });
        }
    }

    void WriteFacts(LedgerRow row, Guid enterprise, ProductionLine line)
    {
        var source = $"{fileName} 第 {row.Row} 行";
        Text(FactSubject.Enterprise, enterprise, "企业名称", row.Enterprise);
        Text(FactSubject.Enterprise, enterprise, "统一社会信用代码", row.Code?.Code);
        Text(FactSubject.Enterprise, enterprise, "所在地", row.Place);
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

    const string Numbered = "号|";

    static string Identity(string? number, string text) => number is null ? $"文|{text}" : Numbered + number;
}
