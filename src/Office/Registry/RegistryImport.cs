using System.Security.Cryptography;
using System.Text;
using Chuqing.Law;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Registry;

/// <summary>Whose sheet is read, and how.</summary>
/// <param name="Actor">Who imports.</param>
/// <param name="DivisionPath">As whose sheet: a county's or the city's.</param>
public sealed record ImportOrder(Actor Actor, string DivisionPath)
{
    /// <summary>The mapping given; null takes the one kept for the sender, a shipped one, or a guess from the header.</summary>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>The sheet of the workbook that a person picked; null lets the import find it.</summary>
    public string? Sheet { get; init; }

    /// <summary>Take the good rows though others are bad. Otherwise all or none.</summary>
    public bool GoodRows { get; init; }

    /// <summary>Only say what would happen.</summary>
    public bool DryRun { get; init; }

    /// <summary>The sender's organ, under which the mapping is kept.</summary>
    public Guid? OrganId { get; init; }

    /// <summary>The day as of which the sheet states its facts (台账截至日); today where null. Not in the future.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>演示: rows are marked as invented.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Told the row of the sheet that was reached, now and then.</summary>
    public Action<int>? Progress { get; init; }

    /// <summary>Told the last row of the sheet, once that is known; not told for a csv.</summary>
    public Action<int>? Total { get; init; }

    /// <summary>Where the figures of the sheet come from, as a person says; null leaves it to the sheet and its mapping.</summary>
    public Sourcing? Sourcing { get; init; }

    /// <summary>Writes no sheet with figures of which nobody says where they come from.</summary>
    public bool SourceRequired { get; init; }

    /// <summary>Where the conversion of an old format is kept between readings; null keeps none.</summary>
    public string? ConvertedAt { get; init; }
}

/// <summary>One reason why a row was rejected.</summary>
public sealed record RejectedRow(int Row, string Column, string Reason);

/// <summary>What an import did.</summary>
/// <param name="Accepted">Rows taken.</param>
/// <param name="Unchanged">True where the same file had been taken before: nothing changed.</param>
/// <param name="Job">The batch; null where nothing was written.</param>
public sealed record ImportResult(int Accepted, IReadOnlyList<RejectedRow> Rejected, IReadOnlyList<string> Warnings, Guid? Job, bool Unchanged)
{
    /// <summary>Enterprises and lines that are new.</summary>
    public int NewEnterprises { get; init; }
    public int NewLines { get; init; }

    /// <summary>How many rows were rejected; one row may have several reasons.</summary>
    public int RejectedRows { get; init; }

    /// <summary>Rows whose line stood in the ledger and got newer facts, or none.</summary>
    public int KnownLines { get; init; }

    /// <summary>How the columns were read.</summary>
    public ColumnMapping? Mapping { get; init; }
    public MappingProposal? Proposal { get; init; }

    /// <summary>What was seen in the sheet; only of a preview.</summary>
    public SheetReading? Reading { get; init; }

    /// <summary>Columns that no column of the sheet stands for and without which no row can be taken; only a preview bears that.</summary>
    public IReadOnlyList<string> Lacking { get; init; } = [];

    /// <summary>Metrics of which nobody says where they come from.</summary>
    public IReadOnlyList<string> Unsourced { get; init; } = [];
}

/// <summary>Takes a sheet into the ledger: all rows or none, unless the good ones are asked for; the same file twice changes nothing.</summary>
public sealed class RegistryImport(AppDb db, TimeProvider time, Today today)
{
    /// <summary>Rows rejected beyond this number are counted, not listed.</summary>
    const int RejectedShown = 5000;

    static readonly string[] Required = ["企业名称", "生产线（设备）"];

    /// <param name="order">Whose sheet, and how.</param>
    /// <param name="path">The file on disk.</param>
    /// <param name="name">The sender's name for it.</param>
    /// <param name="returned">Gets the sheet with the rejected rows, in the sender's own layout; null where it is not wanted.</param>
    /// <exception cref="BadInputException">The file as a whole cannot be read; nothing was changed.</exception>
    public Task<ImportResult> ImportAsync(ImportOrder order, string path, string name, Func<string, Stream>? returned, CancellationToken cancel) =>
        RunAsync(order, path, name, returned, preview: false, cancel);

    /// <summary>Reads as an import of the good rows would, says how the sheet was understood and writes nothing. Lacking columns are told, not refused: they can still be assigned.</summary>
    /// <inheritdoc cref="ImportAsync"/>
    public Task<ImportResult> PreviewAsync(ImportOrder order, string path, string name, Func<string, Stream>? returned, CancellationToken cancel) =>
        RunAsync(order with { DryRun = true, GoodRows = true }, path, name, returned, preview: true, cancel);

    async Task<ImportResult> RunAsync(ImportOrder order, string path, string name, Func<string, Stream>? returned, bool preview, CancellationToken cancel)
    {
        var divisions = await DivisionTree.LoadAsync(db, cancel);
        var sender = divisions.ByPath(order.DivisionPath) ?? throw new BadInputException($"没有区划“{order.DivisionPath}”。");
        var kept = await db.Set<SavedMapping>().AsNoTracking().Where(m => m.OrganId == order.OrganId).ToDictionaryAsync(m => m.Fingerprint, m => m.Mapping, cancel);

        if (order.AsOf > today.Date) throw new BadInputException($"台账截至日 {order.AsOf:yyyy-MM-dd} 还没有到。没有任何改动。");
        using var book = SheetReader.Read(path, name: name, convertedAt: order.ConvertedAt, cancel: cancel);
        var sheet = MappedSheet.Open(book, order.Mapping, fingerprint => kept.TryGetValue(fingerprint, out var json) ? ColumnMappingJson.Read(json, "存下的列对应") : null, order.Sheet, order.Sourcing);
        StatisticalReturn.Refuse(sheet);
        if (sheet.Table.LastRow is { } last) order.Total?.Invoke(last);
        var lacking = Required.Where(c => !sheet.Columns.ContainsKey(c)).ToList();
        if (preview && lacking.Count > 0)
            return new(0, [], sheet.Warnings, null, Unchanged: false) { Mapping = sheet.Mapping, Proposal = sheet.Proposal, Reading = SheetReading.Of(sheet, 0, []), Lacking = lacking };
        sheet.Require(Required);

        if (order.SourceRequired && !order.DryRun && sheet.Unsourced.Count > 0)
            throw new BadInputException($"{string.Join("、", sheet.Unsourced)} 没有写来源。请先在“列的对应”里选明指标从哪里来。什么都没有写入。");
        var fileDigest = await DigestAsync(path, cancel);
        if (await BeforeAsync(order, fileDigest, sheet.Mapping, cancel) is { } before) return AlreadyTaken(before, sheet);

        // 两人同时确认，后到的看到前一个写的；同一张表只写一次
        if (!order.DryRun)
        {
            await db.LockAsync($"import:{order.Actor.City}", cancel);
            if (await BeforeAsync(order, fileDigest, sheet.Mapping, cancel) is { } already) return AlreadyTaken(already, sheet);
        }
        await using var transaction = db.Database.CurrentTransaction;
        var reader = new LedgerRowReader(divisions, db.Scope, sender.Level == DivisionLevel.City ? null : sender, sheet.SourcingOf);
        await using var writer = new LedgerWriter(db, order, Attribution.Mark(sheet.Mapping.Attribution, Path.GetFileName(name)), time.UtcNow(), order.AsOf ?? today.Date, sheet.Mapping.Sourcing ?? Sourcing.Unsaid);
        var (problems, remarks, sample) = (new List<CellProblem>(), new List<string>(), new EquipmentSample());
        await foreach (var (rows, problemsSoFar) in RowParts.Of(sheet, reader, problems, cancel))
        {
            foreach (var row in rows) sample.Add(row);
            order.Progress?.Invoke(rows.Count > 0 ? rows[^1].Row : 0);
            if (order.GoodRows || problemsSoFar == 0) await writer.WriteAsync(rows, remarks, cancel);
            // 有一行不行就都不写：早些放手，别人好写
            else if (db.Database.CurrentTransaction is { } open)
            {
                await writer.SettleAsync();
                await open.RollbackAsync(cancel);
            }
        }
        await writer.SettleAsync();

        var rejectedRows = problems.Select(p => p.Row).Distinct().Count();
        List<string> warnings = [.. sheet.Warnings, .. reader.Warnings, .. remarks];
        // 随附的、存下的列对应带着来源和署名，让人看见用的是哪一份
        if (order.Mapping is null && sheet.Proposal is null) warnings.Insert(0, $"按列对应“{sheet.Mapping.Name}”读取。");
        var result = new ImportResult(0, [.. problems.Take(RejectedShown).Select(p => new RejectedRow(p.Row, p.Column, p.Reason))], warnings, null, Unchanged: false)
        {
            Mapping = sheet.Mapping, Proposal = sheet.Proposal, RejectedRows = rejectedRows, Reading = preview ? SheetReading.Of(sheet, writer.Rows + rejectedRows, sample.Rows) : null, Unsourced = sheet.Unsourced,
        };
        if (problems.Count > 0 && returned is not null) WriteReturned(book, sheet, problems, returned(ReturnSheet.Extension(sheet)));
        if (writer.Rows == 0 || (problems.Count > 0 && !order.GoodRows)) return result;

        result = result with { Accepted = writer.Rows, NewEnterprises = writer.NewEnterprises, NewLines = writer.NewLines, KnownLines = writer.UpdatedLines };
        if (order.DryRun) return result;
        var batch = new ImportBatch
        {
            City = order.Actor.City, FileName = Path.GetFileName(name), FileDigest = fileDigest, MappingDigest = DigestOf(sheet.Mapping, ofGoodRows: problems.Count > 0),
            ScopePath = order.DivisionPath, Accepted = writer.Rows, Rejected = rejectedRows, At = time.UtcNow(), PersonId = order.Actor.PersonId,
            Attribution = sheet.Mapping.Attribution?.ToString(),
        };
        await writer.EndAsync(cancel);
        db.Add(batch);
        Keep(order, sheet, kept);
        db.Record(order.Actor, "registry.import", new("import", batch.Id, order.DivisionPath), batch.At,
            new { batch.FileName, batch.FileDigest, batch.Accepted, batch.Rejected, rowsDigest = writer.RowsDigest(), writer.NewEnterprises, writer.NewLines, KnownLines = writer.UpdatedLines });
        await db.SaveChangesAsync(cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return result with { Job = batch.Id };
    }

    /// <summary>How many rows a batch took and left out, where this person wrote it since an instant; otherwise null.</summary>
    internal async Task<(int Accepted, int Rejected)?> WrittenSinceAsync(Guid batch, Guid? person, DateTime since, CancellationToken cancel) =>
        await db.Set<ImportBatch>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == batch && b.PersonId == person && b.At >= since, cancel) is { } written ? (written.Accepted, written.Rejected) : null;

    static ImportResult AlreadyTaken(ImportBatch before, MappedSheet sheet) =>
        new(before.Accepted, [], [$"这个文件 {Today.DateOf(before.At):yyyy-MM-dd} 已经导入过，内容一样，没有任何改动。"], before.Id, Unchanged: true) { Mapping = sheet.Mapping, Proposal = sheet.Proposal };

    /// <summary>The batch in which this file was taken before. One of good rows only answers for a whole file when it had no bad ones.</summary>
    Task<ImportBatch?> BeforeAsync(ImportOrder order, string fileDigest, ColumnMapping mapping, CancellationToken cancel)
    {
        var (whole, good) = (DigestOf(mapping, ofGoodRows: false), DigestOf(mapping, ofGoodRows: true));
        return db.Set<ImportBatch>().AsNoTracking().FirstOrDefaultAsync(b => b.ScopePath == order.DivisionPath && b.FileDigest == fileDigest
            && (b.MappingDigest == whole || (b.MappingDigest == good && (order.GoodRows || b.Rejected == 0))), cancel);
    }

    static string DigestOf(ColumnMapping mapping, bool ofGoodRows) => Digest.Sha256(Encoding.UTF8.GetBytes(ColumnMappingJson.Write(mapping) + (ofGoodRows ? "|good" : "")));

    static void WriteReturned(SheetBook book, MappedSheet sheet, List<CellProblem> problems, Stream output)
    {
        using (output)
            ReturnSheet.Write(book, sheet, problems.GroupBy(p => p.Row).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(Say)]), output);
    }

    static string Say(CellProblem problem) => problem.Column.Length == 0 ? problem.Reason
        : problem.Reason.StartsWith(problem.Target, StringComparison.Ordinal) ? $"{problem.Column} 列：{problem.Reason}" : $"{problem.Column} 列 {problem.Target}：{problem.Reason}";

    // 猜出来的、给定的列对应都替这个单位记下，下次同样的表头不用再认
    void Keep(ImportOrder order, MappedSheet sheet, Dictionary<string, string> kept)
    {
        var json = ColumnMappingJson.Write(sheet.Mapping);
        var fingerprint = sheet.Header.Fingerprint;
        if (order.Mapping is null || (kept.TryGetValue(fingerprint, out var old) && old == json)) return;
        if (old is null)
            db.Add(new SavedMapping { City = order.Actor.City, OrganId = order.OrganId, Fingerprint = fingerprint, Mapping = json, At = time.UtcNow() });
        else
        {
            var row = db.Set<SavedMapping>().First(m => m.OrganId == order.OrganId && m.Fingerprint == fingerprint);
            (row.Mapping, row.At) = (json, time.UtcNow());
        }
    }

    static async Task<string> DigestAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
