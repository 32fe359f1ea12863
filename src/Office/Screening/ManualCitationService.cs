using Chuqing.Law.Procedures;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>A citation as an officer enters it from the original.</summary>
/// <param name="Rule">The rule whose draft catches the line.</param>
/// <param name="Original">The file, received by the same person; null where none was sent.</param>
public sealed record ManualCitationEntry(Guid LineId, string Rule, string? Document, string? DocumentNumber, string? Item, string? Quote, DateOnly? DocumentOn, DateOnly? InForceFrom, StoredFile? Original)
{
    public const int MostDocument = 120, MostNumber = 60, MostItem = 120, MostQuote = 1000;
}

/// <summary>Enters citations by hand, and has another person check them.</summary>
public sealed class ManualCitationService(AppDb db, ScreeningQueries screening, TimeProvider time, Today today)
{
    /// <summary>Enters a citation for a line that a draft catches as 淘汰类. It carries nothing until another person checked it.</summary>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="InvalidFieldsException">A field is empty, too long, or a day has not come; or the original is missing.</exception>
    /// <exception cref="NotPermittedException">There is nothing for it to stand in for: no draft catches the line, facts are missing, or the rule is confirmed.</exception>
    public async Task<ManualCitation> EnterAsync(SignedIn by, ManualCitationEntry entry, CancellationToken cancel)
    {
        if (!by.May(Rights.CitationEnter)) throw new ForbiddenException("人工引用要由有“经办”职责的人录入。没有保存。");
        Require(by, entry);
        var evaluation = await screening.EvaluateAsync(entry.LineId, today.Date, cancel);
        var finding = RequireFinding(evaluation, entry.Rule);
        var citation = new ManualCitation
        {
            City = by.City, DivisionPath = evaluation.Line.DivisionPath, LineId = entry.LineId, ValueId = finding.Key.Id, ValueFrom = finding.Key.From, ValueDigest = finding.Key.Digest, Document = entry.Document!.Trim(),
            DocumentNumber = entry.DocumentNumber!.Trim(), Item = entry.Item!.Trim(), Quote = entry.Quote!.Trim(), DocumentOn = entry.DocumentOn!.Value, InForceFrom = entry.InForceFrom!.Value, FileId = entry.Original!.Id,
            PersonId = by.PersonId, AppointmentId = by.AppointmentId, At = time.UtcNow(),
        };
        db.Add(citation);
        db.Record(by.Actor, "citation.enter", new("manual-citation", citation.Id, citation.DivisionPath), citation.At, new
        {
            line = citation.LineId, value = finding.Key.Id, finding.Key.From, finding.Key.Digest, citation.Document, citation.DocumentNumber, citation.Item, citation.Quote, citation.DocumentOn, citation.InForceFrom,
            file = citation.FileId, entry.Original.Sm3,
        });
        await db.SaveChangesAsync(cancel);
        return citation;
    }

    /// <summary>Another person holds it against the original: agrees, or says why not.</summary>
    /// <exception cref="ForbiddenException">Not the person's duty, or the same person.</exception>
    /// <exception cref="NotFoundException">No such citation in one's divisions.</exception>
    /// <exception cref="InvalidFieldsException">A disagreement without words.</exception>
    /// <exception cref="ConflictException">It was checked already.</exception>
    public async Task<ManualCitationCheck> CheckAsync(SignedIn by, Guid citationId, bool agrees, string? reason, CancellationToken cancel)
    {
        if (!by.May(Rights.CitationCheck)) throw new ForbiddenException("人工引用要由有“核对依据”或“审核”职责的人核对。没有保存。");
        var citation = await db.Set<ManualCitation>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == citationId, cancel) ?? throw new NotFoundException("这份人工引用");
        if (citation.PersonId == by.PersonId) throw new ForbiddenException("这份引用是您录入的，须由另一人对照原件核对。没有保存。");
        var words = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        if (!agrees && words is null) Wrong(nameof(reason), "不一致，请写明原件怎样写。");
        if (words?.Length > ManualCitationEntry.MostQuote) Wrong(nameof(reason), $"说明最多 {ManualCitationEntry.MostQuote} 个字。");
        var check = new ManualCitationCheck
        {
            City = citation.City, DivisionPath = citation.DivisionPath, CitationId = citation.Id, Agrees = agrees, Reason = agrees ? null : words, PersonId = by.PersonId, AppointmentId = by.AppointmentId, At = time.UtcNow(),
        };
        db.Add(check);
        db.Record(by.Actor, "citation.check", new("manual-citation", citation.Id, citation.DivisionPath), check.At, new { check.Agrees, check.Reason });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (Conflicts.IsUniqueViolation(e))
        {
            throw new ConflictException("这份引用已经有人核对过了，只核对一次。没有再保存。");
        }
        return check;
    }

    /// <summary>The draft finding that a citation may stand in for.</summary>
    /// <exception cref="NotPermittedException">There is none; the message says why.</exception>
    public static Finding RequireFinding(LineEvaluation evaluation, string rule)
    {
        var finding = evaluation.Verdict.Findings.Where(f => f.Rule == rule).OrderByDescending(f => f.Result == FindingResult.NotMet).ThenByDescending(f => f.Result == FindingResult.Undetermined).FirstOrDefault();
        return finding switch
        {
            null => throw new NotPermittedException($"按 {evaluation.Law.On:yyyy-MM-dd} 施行的依据，“{rule}”没有管到这条生产线，不能录入人工引用。"),
            { Result: FindingResult.Undetermined } => throw new NotPermittedException($"“{finding.Item}”资料不足：引用补的是依据，补不了事实。还缺：{string.Join("；", finding.Missing)}。"),
            { Result: FindingResult.Met } => throw new NotPermittedException($"“{finding.Item}”没有落入，不能录入人工引用：{finding.Because}。"),
            { ClueOnly: true } => throw new NotPermittedException($"“{finding.Item}”所用的数值仅作线索，引用补的是依据，补不了事实。先取得可作依据的数值。"),
            { Status: ValueStatus.Confirmed } => throw new NotPermittedException($"“{finding.Item}”已经确认，可以直接拟认定，不用人工引用。"),
            { Class: not RuleClass.Eliminated } => throw new NotPermittedException($"“{finding.Item}”属于{finding.Class.Label()}，不是淘汰类，不能认定为落后产能，也就不用人工引用。"),
            _ => finding,
        };
    }

    void Require(SignedIn by, ManualCitationEntry entry)
    {
        Dictionary<string, string> errors = [];
        Text(nameof(entry.Document), entry.Document, "文件标题", ManualCitationEntry.MostDocument);
        Text(nameof(entry.DocumentNumber), entry.DocumentNumber, "文号", ManualCitationEntry.MostNumber);
        Text(nameof(entry.Item), entry.Item, "条目", ManualCitationEntry.MostItem);
        Text(nameof(entry.Quote), entry.Quote, "原文摘录", ManualCitationEntry.MostQuote);
        Day(nameof(entry.DocumentOn), entry.DocumentOn, "印发日");
        Day(nameof(entry.InForceFrom), entry.InForceFrom, "施行日");
        if (entry.Original is null || entry.Original.SentBy != by.PersonId) errors[nameof(entry.Original)] = "请附上原件的扫描件或网页存档。";
        if (errors.Count > 0) throw new InvalidFieldsException(errors);

        void Text(string field, string? value, string label, int most)
        {
            if (string.IsNullOrWhiteSpace(value)) errors[field] = $"请照原件填{label}。";
            else if (value.Trim().Length > most) errors[field] = $"{label}最多 {most} 个字。";
        }

        void Day(string field, DateOnly? value, string label)
        {
            if (value is null) errors[field] = $"请照原件填{label}，写成 2026-11-23 这样。";
            else if (value > today.Date) errors[field] = $"{label} {value:yyyy-MM-dd} 还没有到，不能据此认定。";
        }
    }

    static void Wrong(string field, string why) => throw new InvalidFieldsException(new Dictionary<string, string> { [field] = why });
}
