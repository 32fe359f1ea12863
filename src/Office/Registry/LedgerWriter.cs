using System.Globalization;
using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Puts good rows into the ledger, part by part: finds the enterprise and line that a row means, adds what is new, writes facts as versions.</summary>
/// <remarks>Two rows with one name are two lines until a person says otherwise: the n-th row with a text means the n-th line with that text. A trial does all but write.</remarks>
/// <param name="sourcing">What is said of the whole sheet: a department's or a foreign sheet says its words too as its own.</param>
sealed class LedgerWriter(AppDb db, ImportOrder order, string fileName, DateTime at, DateOnly asOf, Sourcing sourcing) : IAsyncDisposable
{
    // 指标从监察报告来，不等于设备也是监察机构说的；整张表是别的部门、外面的机构的，才是
    readonly Sourcing words = sourcing.Kind is SourceKind.DepartmentRecord or SourceKind.Foreign ? sourcing : Sourcing.Unsaid;
    readonly PermittedUse useOfWords = sourcing.Kind == SourceKind.Foreign ? PermittedUse.ClueOnly : PermittedUse.Basis;
    readonly FactVersions facts = new(db, order.Actor.City, asOf, at);
    readonly KnownLines knownLines = new(db);
    readonly Dictionary<(Guid Enterprise, string Identity), Queue<ProductionLine>> linesLeft = [];
    readonly HashSet<Guid> loaded = [], ours = [];
    readonly RunningDigest digest = new();
    readonly List<Enterprise> newEnterprises = [];
    readonly List<ProductionLine> newLines = [];
    readonly HashSet<ProductionLine> changedLines = [];
    readonly List<MainEquipment> newMachines = [];
    readonly Dictionary<Guid, CreditCode> gainedCodes = [];
    readonly List<Guid> recoded = [];
    EnterpriseIndex? enterprises;
    Task pending = Task.CompletedTask;

    public int Rows { get; private set; }
    public int NewEnterprises { get; private set; }
    public int NewLines { get; private set; }
    public int UpdatedLines { get; private set; }

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
            var line = LineOf(row, enterprise, warnings);
            WriteFacts(row, enterprise, line);
            digest.Add(string.Create(CultureInfo.InvariantCulture, $"{row.Row}|{enterprise.Id}|{line.Id}|{row.Equipment.Text}|{row.Capacity}|{row.CapacityUnit}\n"));
        }
        Rows += rows.Count;
        var part = Take();
        if (order.DryRun) return;
        await pending;
        pending = Task.Run(() => FlushAsync(part, cancel), cancel);
    }

    /// <summary>Waits until all is written that was taken; also before the transaction is given up.</summary>
    public Task SettleAsync() => pending;

    /// <summary>Whatever ended the import, the last part is let go before its transaction is: two at once on one connection would wait for each other for ever, or write what was given up.</summary>
    public async ValueTask DisposeAsync() => await pending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>After the last rows: all is written, and enterprises that gained their code, and their lines, are found by it.</summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        await pending;
        foreach (var id in recoded) await SearchTexts.RefreshAsync(db, id, cancel);
    }

    Part Take()
    {
        var (added, superseded) = facts.Take();
        Part part = new([.. newEnterprises], [.. gainedCodes], [.. newLines], [.. changedLines], [.. newMachines], added, superseded);
        newEnterprises.Clear();
        gainedCodes.Clear();
        newLines.Clear();
        changedLines.Clear();
        newMachines.Clear();
        return part;
    }

    async Task FlushAsync(Part part, CancellationToken cancel)
    {
        await db.InsertManyAsync(part.Enterprises, cancel);
        foreach (var (id, code) in part.GainedCodes)
        {
            var enterprise = await db.Set<Enterprise>().AsNoTracking().FirstAsync(e => e.Id == id, cancel);
            (enterprise.CreditCode, enterprise.CreditCodeState) = (code.Code, code.State);
            await db.UpdateManyAsync([enterprise], cancel);
            recoded.Add(id);
        }
        await db.InsertManyAsync(part.Lines, cancel);
        await db.UpdateManyAsync(part.ChangedLines, cancel);
        await db.InsertManyAsync(part.Machines, cancel);
        await db.InsertManyAsync(part.Facts, cancel);
        foreach (var (earlier, by) in part.Superseded) earlier.SupersededById = by;
        await db.UpdateManyAsync([.. part.Superseded.Select(s => s.Earlier).Distinct()], cancel);
    }

    /// <summary>What a part of the sheet brings, while it is written and the next one is made ready.</summary>
    sealed record Part(
        IReadOnlyList<Enterprise> Enterprises, IReadOnlyList<KeyValuePair<Guid, CreditCode>> GainedCodes, IReadOnlyList<ProductionLine> Lines, IReadOnlyList<ProductionLine> ChangedLines,
        IReadOnlyList<MainEquipment> Machines, IReadOnlyList<Fact> Facts, IReadOnlyList<(Fact Earlier, Guid By)> Superseded);

    async Task LoadKnownAsync(IReadOnlyList<LedgerRow> rows, EnterpriseIndex enterprises, CancellationToken cancel)
    {
        // 这张表里新建的企业，库里没有它的线和事实
        var meant = rows.Select(r => (Enterprise: enterprises.Find(r)?.Id, Row: r)).Where(r => r.Enterprise is { } id && !ours.Contains(id)).Select(r => (Enterprise: r.Enterprise!.Value, r.Row)).ToList();
        if (meant.Count == 0) return;
        // 一个上下文一次只做一件事：要读库，先等前一批写完
        await pending;
        Guid[] known = [.. meant.Select(r => r.Enterprise).Where(loaded.Add)];
        var (lines, aliases) = await knownLines.LoadAsync(known, cancel);
        foreach (var line in lines) Wait(line.EnterpriseId, line, line);
        // 并走的、转走的那条线，照旧名字再来，认作现在的那一条，不另建
        foreach (var (enterprise, named, living) in aliases) Wait(enterprise, named, living);
        await facts.LoadAsync(known, cancel);
        await facts.LoadAsync([.. Expected(meant).Select(l => l.Id).Distinct()], cancel);
    }

    void Wait(Guid enterprise, ProductionLine named, ProductionLine living)
    {
        var key = (enterprise, Identity(named.Number, named.EquipmentText));
        if (!linesLeft.TryGetValue(key, out var queue)) linesLeft[key] = queue = [];
        queue.Enqueue(living);
    }

    // 这一批行会用到的线；多看几条无妨，少看一条就会重写事实。同号的几条里是哪一条，要看设备才知道
    IEnumerable<ProductionLine> Expected(IEnumerable<(Guid Enterprise, LedgerRow Row)> rows) =>
        rows.CountBy(r => (r.Enterprise, Identity: Identity(r.Row.Number, r.Row.Equipment.Text)))
            .SelectMany(r => linesLeft.TryGetValue(r.Key, out var queue) ? queue.Take(r.Key.Identity.StartsWith(Numbered, StringComparison.Ordinal) ? queue.Count : r.Value) : []);

    KnownEnterprise EnterpriseOf(LedgerRow row, EnterpriseIndex enterprises, List<string> warnings)
    {
        if (enterprises.Find(row) is { } known)
        {
            if (known.Name != row.Enterprise && !enterprises.IsMergedName(known, row.Enterprise)) warnings.Add($"第 {row.Row} 行：信用代码与台账里的“{known.Name}”相同，按同一家企业收下；名称不同，请核对是否改名。");
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
            CreditCode = row.Code?.Code, CreditCodeState = row.Code?.State, SearchText = SearchTexts.Of(row.Enterprise, row.Code?.Code),
        };
        var index = new KnownEnterprise(added.Id, added.Name, added.CreditCode, added.CreditCodeState, added.DivisionPath, added.Place);
        newEnterprises.Add(added);
        enterprises.Add(index);
        ours.Add(added.Id);
        NewEnterprises++;
        return index;
    }

    ProductionLine LineOf(LedgerRow row, KnownEnterprise enterprise, List<string> warnings)
    {
        if (linesLeft.TryGetValue((enterprise.Id, Identity(row.Number, row.Equipment.Text)), out var waiting) && LineMatch.Take(waiting, row) is { } known)
        {
            UpdatedLines++;
            // 别的部门说的记作它的事实，台账的当前行不跟着改
            if (words.Kind != SourceKind.DepartmentRecord && !facts.IsLaterKnown(known.Id) && Update(known, row)) changedLines.Add(known);
            if (known.EnterpriseId != enterprise.Id) warnings.Add($"第 {row.Row} 行：这条线已经从“{enterprise.Name}”转到别的企业，事实照记在那条线上，归属没有改；请核对。");
            return known;
        }
        var line = new ProductionLine
        {
            City = order.Actor.City, DivisionPath = row.Division.Path, EnterpriseId = enterprise.Id, EquipmentText = row.Equipment.Text, Number = row.Number, IsDemo = order.IsDemo,
            SearchText = SearchTexts.Of(enterprise.Name, enterprise.CreditCode, row.Equipment.Text, row.Number),
        };
        Update(line, row);
        newLines.Add(line);
        newMachines.AddRange(MachineRows.Of(line, row.Equipment));
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

    void WriteFacts(LedgerRow row, KnownEnterprise enterprise, ProductionLine line)
    {
        var source = $"{fileName} 第 {row.Row} 行";
        if (!enterprises!.IsMergedName(enterprise, row.Enterprise))
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
        if (row.Capacity is { } capacity)
            facts.Set(Said(new(FactSubject.Line, line.Id, line.DivisionPath, "产能", capacity.ToString(CultureInfo.InvariantCulture)) { Figure = capacity, Unit = row.CapacityUnit }), source);
        // 约数是一版事实，但没有数：研判读到它就是资料不足
        else if (row.RoughCapacity is { } rough) facts.Set(Said(new(FactSubject.Line, line.Id, line.DivisionPath, "产能", rough) { Unit = row.CapacityUnit }), source);
        foreach (var metric in row.Metrics)
            facts.Set(new(FactSubject.Line, line.Id, line.DivisionPath, FactNames.MetricPrefix + metric.Name, metric.Value.ToString(CultureInfo.InvariantCulture))
            {
                Figure = metric.Value, Unit = metric.Unit, Year = metric.Year, Period = metric.Period, Kind = metric.Sourcing.Kind, Owner = metric.Sourcing.Owner, Scope = metric.Sourcing.Scope, Use = metric.Sourcing.Use,
            }, source);

        void Text(FactSubject subject, Guid id, string name, string? value)
        {
            if (value is not null) facts.Set(Said(new(subject, id, line.DivisionPath, name, value)), source);
        }

        FactEntry Said(FactEntry entry) => entry with { Kind = words.Kind, Owner = words.Owner, Use = useOfWords };
    }

    const string Numbered = "号|";

    static string Identity(string? number, string text) => number is null ? $"文|{text}" : Numbered + number;
}
