using System.Text.Json.Nodes;
using Chuqing.Law.Screening;
using Chuqing.Office.Cases;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>What replaying a decision found.</summary>
/// <param name="Kind">认定 or 办件.</param>
/// <param name="Differences">One Chinese sentence each; empty where every byte came out equal.</param>
public sealed record Replay(Guid Id, string Kind, string Rule, DateOnly? On, string? Pack, string Digest, IReadOnlyList<string> Differences)
{
    public bool IsEqual => Differences.Count == 0;
}

/// <summary>Proves that a decision explains itself: its digests agree, and the stored facts give the stored comparisons under the stored pack.</summary>
public sealed class ReplayService(AppDb db)
{
    /// <summary>The act under which a determination's digest stands in the ledger.</summary>
    public const string ProposalAct = "determination.propose";

    sealed record Stored(string City, string Kind, string Rule, string Document, string Item, string Because, string Snapshot, string Digest);

    /// <summary>Replays a determination or a case by its id.</summary>
    /// <exception cref="NotFoundException">No such decision in one's divisions.</exception>
    public async Task<Replay> RunAsync(Guid id, CancellationToken cancel)
    {
        var stored = await db.Set<Determination>().AsNoTracking().Where(d => d.Id == id).Select(d => new Stored(d.City, "认定", d.Rule, d.Document, d.Item, d.Because, d.Snapshot, d.SnapshotDigest)).FirstOrDefaultAsync(cancel)
            ?? await db.Set<CaseFile>().AsNoTracking().Where(c => c.Id == id).Select(c => new Stored(c.City, "办件", c.Rule, c.Document, c.Item, c.Because, c.Snapshot, c.SnapshotDigest)).FirstOrDefaultAsync(cancel)
            ?? throw new NotFoundException("这件认定或办件");
        List<string> differences = [];
        if (Digest.Sm3(stored.Snapshot) != stored.Digest) differences.Add("快照与它的 SM3 摘要对不上：快照或摘要被改过。");
        await CompareLedgerAsync(id, stored, differences, cancel);
        try
        {
            var snapshot = DecisionSnapshot.Read(stored.Snapshot);
            await EvaluateAsync(stored, snapshot, differences, cancel);
            return new(id, stored.Kind, stored.Rule, snapshot.On, snapshot.Pack, stored.Digest, differences);
        }
        catch (BadInputException bad)
        {
            return new(id, stored.Kind, stored.Rule, null, null, stored.Digest, [.. differences, .. bad.Lines]);
        }
    }

    async Task CompareLedgerAsync(Guid id, Stored stored, List<string> differences, CancellationToken cancel)
    {
        var opening = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.SubjectId == id).OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Content).FirstOrDefaultAsync(cancel);
        if (opening is null) differences.Add("留痕里没有立件的一条。");
        else if (JsonNode.Parse(opening)?["content"]?["snapshot"] is { } noted && noted.GetValue<string>() != stored.Digest) differences.Add("快照的摘要与立件时留痕的不同：快照连同摘要一起被换过。");
    }

    async Task EvaluateAsync(Stored stored, DecisionSnapshot snapshot, List<string> differences, CancellationToken cancel)
    {
        LoadedLaw law;
        try
        {
            law = await LawLibrary.StoredAsync(db, stored.City, snapshot.Pack, cancel);
        }
        catch (Exception e) when (e is NotFoundException or Law.LawFileException)
        {
            differences.Add($"存的法规包不能用：{e.Message}");
            return;
        }
        if (law.Digest != snapshot.Pack) differences.Add($"存的法规包内容被改过：名为 {snapshot.Pack[..12]}，实为 {law.Digest[..12]}。");
        var confirmed = snapshot.Confirmed.ToHashSet();
        var again = snapshot with { Verdict = CompiledLaw.Compile(law.Pack, confirmed.Contains, snapshot.On).Judge(snapshot.Facts) };
        var text = again.Write();
        if (text != stored.Snapshot) differences.Add(JsonDifference.First(JsonNode.Parse(stored.Snapshot), JsonNode.Parse(text)) ?? "重算的快照与存的写法不同（键的次序、空格或数的写法被改过）。");
        var own = again.Verdict.Findings.FirstOrDefault(f => f.Rule == stored.Rule && f.Because == stored.Because);
        if (own is null) differences.Add($"重算的结果里没有“{stored.Rule}：{stored.Because}”。");
        else if (snapshot.Manual is { } manual) await CompareManualAsync(stored, own, manual, differences, cancel);
        else if (!own.Binds || own.Result != FindingResult.NotMet) differences.Add($"重算的结果里“{own.Item}”不足以作依据。");
        else if (own.Citation.Item != stored.Item || FindingRow.DocumentOf(own, law.Pack) != stored.Document) differences.Add($"登记的出处“{stored.Document} {stored.Item}”与重算的“{FindingRow.DocumentOf(own, law.Pack)} {own.Citation.Item}”不同。");
    }
    // 规则仍是草稿，凭的是人工引用：引用的字句、它对应的那一版、两个人，都要与存的一样
    async Task CompareManualAsync(Stored stored, Finding own, ManualBasis manual, List<string> differences, CancellationToken cancel)
    {
        if (own.Result != FindingResult.NotMet || own.ClueOnly || own.Key != manual.Key) differences.Add($"重算的结果里“{own.Item}”不是人工引用所对应的那一条。");
        if (manual.Item != stored.Item || manual.Printed != stored.Document) differences.Add($"登记的出处“{stored.Document} {stored.Item}”与人工引用的“{manual.Printed} {manual.Item}”不同。");
        var row = await db.Set<ManualCitation>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == manual.Id, cancel);
        var check = await db.Set<ManualCitationCheck>().AsNoTracking().FirstOrDefaultAsync(c => c.CitationId == manual.Id, cancel);
        var sm3 = row is null ? null : await db.Set<Files.StoredFile>().Where(f => f.Id == row.FileId).Select(f => f.Sm3).FirstOrDefaultAsync(cancel);
        if (row is null || check is not { Agrees: true } || check.PersonId == row.PersonId) differences.Add("人工引用没有录入与核对两人的记录。");
        else if (ManualBasis.Of(new(row, sm3 ?? "", check)) != manual) differences.Add("人工引用的记录与快照里存的不同。");
    }
}
