using System.Globalization;
using Chuqing.Law;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Lists;

/// <summary>A correction as an officer enters it.</summary>
/// <param name="Ground">文号 or other ground; its error is that of <c>paper</c>, because a row has a field <c>ground</c> of its own.</param>
/// <param name="Fields">For a replacement: every correctable field by its id, as it should read.</param>
public sealed record CorrectionEntry(CorrectionAct Act, string? Reason, string? Ground, IReadOnlyDictionary<string, string?> Fields);

/// <summary>更正 of published rows: recorded by one; in force only with the next version, which another releases.</summary>
public sealed class CorrectionService(AppDb db, ListDrafting drafting, TimeProvider time, Today today)
{
    /// <summary>Records a correction of a row that was published.</summary>
    /// <param name="year">Year of the list on which the row stands.</param>
    /// <exception cref="ForbiddenException">Not one's duty, or one's divisions are not the whole city.</exception>
    /// <exception cref="NotFoundException">The row does not stand on the newest version of that list.</exception>
    /// <exception cref="InvalidFieldsException">No reason or ground, nothing changed, or a field that cannot be printed.</exception>
    public async Task<ListCorrection> RecordAsync(SignedIn by, ListKind kind, int year, Guid rowId, CorrectionEntry entry, CancellationToken cancel)
    {
        ListService.Allow(by, Rights.ListPrepare, "记更正");
        await db.LockAsync(ListService.LockName(by.City, kind, year), cancel);
        await using var transaction = db.Database.CurrentTransaction;
        var row = await RowAsync(kind, year, rowId, cancel);
        var errors = Errors(entry);
        if (entry.Act == CorrectionAct.Restore && row.Latest is null or { Act: CorrectionAct.Restore }) errors["act"] = "这一行没有更正过，没有可撤销的更正。";
        var changes = entry.Act == CorrectionAct.Replace ? await ChangesAsync(kind, row.Computed, entry.Fields, errors, cancel) : [];
        if (errors.Count > 0) throw new InvalidFieldsException(errors);
        var correction = new ListCorrection
        {
            City = by.City, Kind = kind, Year = year, RowId = rowId, Number = (row.Latest?.Number ?? 0) + 1, Act = entry.Act, Changes = ListCorrections.Write(changes),
            Reason = entry.Reason!.Trim(), Ground = entry.Ground!.Trim(), EnteredBy = by.PersonId, EnteredUnder = by.AppointmentId, EnteredAt = time.UtcNow(),
        };
        db.Add(correction);
        db.Record(by.Actor, "lists.correct", new("listCorrection", correction.Id), time.UtcNow(), new { kind, year, row = rowId, correction.Number, correction.Act, changes, correction.Reason, correction.Ground });
        await db.SaveChangesAsync(cancel);
        await db.Database.CommitTransactionAsync(cancel);
        return correction;
    }

    /// <summary>A published row, as the files give it and as it was last corrected.</summary>
    /// <exception cref="NotFoundException">The row does not stand, current or struck, on the newest version of that list.</exception>
    public async Task<CorrectableRow> RowAsync(ListKind kind, int year, Guid rowId, CancellationToken cancel)
    {
        var published = await drafting.SinceAsync(kind, year, cancel);
        var list = published?.Year == year ? ReleasedList.Read(published.Content).List : throw new NotFoundException("这份名单");
        var shown = list.Rows.FirstOrDefault(r => r.Id == rowId);
        if (shown is null && list.Struck.All(s => s.Id != rowId)) throw new NotFoundException("名单上的这一行");
        var computed = (await drafting.RowsAsync(kind, year, today.Date, cancel)).FirstOrDefault(r => r.Id == rowId)
            ?? throw new NotFoundException("名单上的这一行（台账或办件里已不再列入，编制新的一版就会移出，不必更正）");
        var latest = await db.Set<ListCorrection>().AsNoTracking().Where(c => c.Kind == kind && c.RowId == rowId).OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancel);
        return new(computed, shown, latest, published.Number);
    }

    static Dictionary<string, string> Errors(CorrectionEntry entry)
    {
        Dictionary<string, string> errors = [];
        if (!Enum.IsDefined(entry.Act)) errors["act"] = "请选更正、剔除或撤销更正。";
        if (ListService.ReasonRefused(entry.Reason, "更正") is { } reason) errors["reason"] = reason;
        if (string.IsNullOrWhiteSpace(entry.Ground)) errors["paper"] = "请写更正的依据，例如核实材料的文号。";
        else if (entry.Ground.Trim().Length > 120) errors["paper"] = "依据最长 120 字。";
        return errors;
    }

    async Task<List<FieldCorrection>> ChangesAsync(ListKind kind, ListedRow computed, IReadOnlyDictionary<string, string?> fields, Dictionary<string, string> errors, CancellationToken cancel)
    {
        List<FieldCorrection> changes = [];
        foreach (var field in ListField.Correctable)
        {
            if (!fields.TryGetValue(field.Id, out var written)) continue;
            var (was, now) = (field.Of(computed), string.IsNullOrWhiteSpace(written) ? null : written.Trim());
            if (field.Id == "capacity" && now is not null)
                if (decimal.TryParse(now, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var figure) && figure is > 0 and < 1_000_000_000_000) now = figure.ToString("0.############", CultureInfo.InvariantCulture);
                else errors[field.Id] = $"产能“{now}”不是大于零的数，请写成 36 或 3.6，单位另填。";
            if (now == was) continue;
            if (now is null && field.IsNeeded) errors[field.Id] = $"{field.LabelIn(kind)}不能空。";
            else if (now?.Length > field.Longest) errors.TryAdd(field.Id, $"{field.LabelIn(kind)}最长 {field.Longest} 字。");
            else changes.Add(new(field.Id, was, now));
        }
        if (Now("county") is { } county && county != "市直" && !(await DivisionTree.LoadAsync(db, cancel)).Counties.Any(c => c.Name == county)) errors["county"] = $"本市没有“{county}”，请写县（市、区）的全名。";
        if (Now("creditCode") is { } code && CreditCode.Read(code).State == CreditCodeState.Malformed) errors["creditCode"] = "统一社会信用代码应是 18 位。";
        if (changes.Count == 0 && errors.Count == 0) errors["act"] = "与台账相比什么都没有改。要改回台账所载，请选“撤销更正”。";
        return changes;

        string? Now(string id) => changes.Find(c => c.Field == id)?.Now;
    }
}

/// <param name="Computed">As the files give it today.</param>
/// <param name="Shown">As it stands on the newest version; null where it is struck there.</param>
/// <param name="Latest">The latest correction, whether published already or not.</param>
/// <param name="Version">Number of that newest version.</param>
public sealed record CorrectableRow(ListedRow Computed, ListedRow? Shown, ListCorrection? Latest, int Version);
