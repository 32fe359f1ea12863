using System.Text.Json.Nodes;
using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Cases;

/// <summary>Opens cases. Their steps go through <see cref="ProceedingService"/>.</summary>
public sealed class CaseService(AppDb db, ProceedingService proceedings, LineFindingQueries findings, LawLibrary laws, TimeProvider time)
{
    /// <summary>Class of findings that open an energy case.</summary>
    public const string OverLimit = "超限额";

    /// <summary>Opens an energy case on a line from a finding of its newest screening.</summary>
    /// <param name="rule">Rule of a binding finding of class 超限额 that is not met.</param>
    /// <param name="on">Day of opening; not in the future.</param>
    /// <exception cref="NotFoundException">No such line in one's divisions.</exception>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="BadInputException">The finding does not carry a case: a draft, a clue, met, another class, stale; or one is open already.</exception>
    public async Task<Guid> OpenAsync(SignedIn by, Guid lineId, string rule, DateOnly on, CancellationToken cancel)
    {
        if (!by.May(Rights.CaseOpen)) throw new ForbiddenException("立件要由有“经办”职责的人办。什么都没有改。");
        // 同一条线两人同时立件，只成一件
        await db.LockAsync($"case:{lineId}", cancel);
        var line = await db.Set<ProductionLine>().FirstOrDefaultAsync(l => l.Id == lineId, cancel) ?? throw new NotFoundException("这条生产线");
        var enterprise = await db.Set<Enterprise>().FirstAsync(e => e.Id == line.EnterpriseId, cancel);
        var (screening, finding) = await BindingAsync(lineId, rule, cancel);
        if ((await laws.OfAsync(db, by.City, cancel)).Digest != screening.LawPack)
            throw new BadInputException("研判用的法规包不是现在这一版，请先重新研判。没有立件。");
        if (await OpenOnesAsync(lineId, rule, cancel) is { } open)
            throw new BadInputException($"这条生产线因同一条规则已有在办的“{open.Title}”（{open.OpenedOn:yyyy-MM-dd} 立件）。没有再立。");

        var proceeding = proceedings.Open(by, new(EnergyProcedure.Table, line.DivisionPath, Shortened($"{enterprise.Name}　{line.EquipmentText}"), line.EnterpriseId, lineId, on, line.IsDemo));
        var snapshot = await SnapshotAsync(line, enterprise, screening, cancel);
        var file = new CaseFile
        {
            Id = proceeding.Id, City = line.City, DivisionPath = line.DivisionPath, Dimension = Dimension.Energy, LineId = lineId, Rule = finding.Rule,
            Document = finding.Citation.Document, Item = finding.Citation.Item, Because = finding.Because, Snapshot = snapshot, SnapshotDigest = Digest.Sm3(snapshot),
        };
        db.Add(file);
        db.Record(by.Actor, "energy.Open", new("proceeding", proceeding.Id, line.DivisionPath), time.UtcNow(), new { line = lineId, finding.Rule, on, snapshot = file.SnapshotDigest });
        await db.SaveChangesAsync(cancel);
        if (db.Database.CurrentTransaction is { } transaction) await transaction.CommitAsync(cancel);
        return proceeding.Id;
    }

    async Task<(LineFindings, LineFinding)> BindingAsync(Guid lineId, string rule, CancellationToken cancel)
    {
        var screening = await findings.OfAsync(lineId, cancel) ?? throw new BadInputException("这条生产线还没有研判，先研判再立件。");
        var finding = screening.Findings.FirstOrDefault(f => f.Rule == rule) ?? throw new BadInputException($"最近一次研判（{screening.On:yyyy-MM-dd}）里没有规则 {rule}。没有立件。");
        if (Refusal(finding) is { } why) throw new BadInputException($"“{finding.Item}”不能立件：{why}没有立件。");
        if (screening.IsStale) throw new BadInputException("研判之后这条生产线又有新的事实，请先重新研判。没有立件。");
        return (screening, finding);
    }

    /// <summary>Why a finding carries no energy case; null where it does.</summary>
    public static string? Refusal(LineFinding finding) =>
        finding.Class != OverLimit ? $"它是“{finding.Class}”，限期整改只办“{OverLimit}”。"
        : finding.Result == "undetermined" ? "资料不足，缺的事实补齐之前不能说它超限额。"
        : finding.Result != "notMet" ? "研判结果是达到，没有超限额。"
        : finding.Status != "confirmed" ? "依据还是草稿，只作线索；须两人核对确认之后再研判。"
        : finding.ClueOnly ? "取的数只准作线索，须有可作依据的数。"
        : null;

    Task<Proceeding?> OpenOnesAsync(Guid lineId, string rule, CancellationToken cancel) =>
        (from c in db.Set<CaseFile>() where c.LineId == lineId && c.Rule == rule join p in db.Set<Proceeding>() on c.Id equals p.Id where !p.IsEnded select p).FirstOrDefaultAsync(cancel);

    // 十年后还要说得清：当时的事实、当时的依据、当时的比较，都在这一份里
    async Task<string> SnapshotAsync(ProductionLine line, Enterprise enterprise, LineFindings screening, CancellationToken cancel)
    {
        var facts = await db.Set<Fact>().AsNoTracking().Where(f => (f.SubjectId == line.Id || f.SubjectId == enterprise.Id) && f.SupersededById == null)
            .OrderBy(f => f.Name).ThenBy(f => f.Year).ThenBy(f => f.Id)
            .Select(f => new { f.Id, f.Subject, f.Name, f.Value, f.Figure, f.Unit, f.Year, f.ValidFrom, f.Source, f.PermittedUse }).ToListAsync(cancel);
        return CanonicalJson.Write(new
        {
            format = "case/1", line = new { line.Id, line.EquipmentText, line.Sector, line.Product, line.Use, line.Capacity, line.CapacityUnit, line.Commissioned, line.Status },
            enterprise = new { enterprise.Id, enterprise.Name, enterprise.CreditCode }, facts, on = screening.On, pack = screening.LawPack, findings = JsonNode.Parse(screening.Json),
        });
    }

    static string Shortened(string title) => title.Length <= 300 ? title : title[..299] + "…";
}
