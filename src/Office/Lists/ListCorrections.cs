using System.Text.Json;
using Chuqing.Office.Ledger;

namespace Chuqing.Office.Lists;

/// <summary>What computed rows become under the corrections recorded for them.</summary>
public sealed record CorrectedRows(IReadOnlyList<ListedRow> Rows, IReadOnlyList<StruckRow> Struck, IReadOnlyList<SettledCorrection> Settled);

/// <summary>Lays corrections over the rows that the files give; each stays visible, and falls away in words when the files say the same.</summary>
public static class ListCorrections
{
    public static IReadOnlyList<FieldCorrection> Changes(ListCorrection correction) => JsonSerializer.Deserialize<IReadOnlyList<FieldCorrection>>(correction.Changes, ListContent.Options)!;

    public static string Write(IEnumerable<FieldCorrection> changes) => CanonicalJson.Write(changes.ToList());

    /// <param name="computed">The rows as the files give them.</param>
    /// <param name="corrections">All that were recorded for rows of this list; the latest of a row holds.</param>
    /// <param name="before">The version that one compares with: a correction keeps the version since which it is shown.</param>
    /// <param name="version">The version being made: 2026 年第 4 版.</param>
    /// <exception cref="ConflictException">The ledger now says neither what was corrected nor what is right.</exception>
    public static CorrectedRows Over(IReadOnlyList<ListedRow> computed, IEnumerable<ListCorrection> corrections, ListContent? before, string version)
    {
        var latest = corrections.GroupBy(c => c.RowId).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Number)!);
        var (wasCorrected, wasStruck) = ((before?.Rows ?? []).Where(r => r.Correction is not null).ToDictionary(r => r.Id), (before?.Struck ?? []).ToDictionary(s => s.Id));
        List<ListedRow> rows = [];
        List<StruckRow> struck = [];
        foreach (var row in computed)
            switch (latest.GetValueOrDefault(row.Id))
            {
                case { Act: CorrectionAct.Strike } strike:
                    struck.Add(new(row.Id, strike.Id, row.Enterprise, row.County, row.Equipment, strike.Reason, strike.Ground, wasStruck.GetValueOrDefault(row.Id) is { } was && was.Correction == strike.Id ? was.Since : version, row.IsDemo));
                    break;
                case { Act: CorrectionAct.Replace } replace:
                    rows.Add(Replaced(row, replace, wasCorrected.GetValueOrDefault(row.Id)?.Correction is { } known && known.Id == replace.Id ? known.Since : version));
                    break;
                default:
                    rows.Add(row);
                    break;
            }
        return new(rows, struck, [.. Settled()]);

        IEnumerable<SettledCorrection> Settled()
        {
            var (now, off) = (rows.ToDictionary(r => r.Id), struck.Select(s => s.Id).ToHashSet());
            // 行已移出的，移出记录自己会说；还在而不再标更正的，要说为什么
            foreach (var was in wasCorrected.Values.Where(w => now.TryGetValue(w.Id, out var row) && row.Correction is null))
                yield return latest.GetValueOrDefault(was.Id) is { Act: CorrectionAct.Restore } restore
                    ? new(restore.Id, was.Id, was.Enterprise, was.Equipment, $"更正已撤销，恢复台账所载：{restore.Reason}（{restore.Ground}）")
                    : new(was.Correction!.Id, was.Id, was.Enterprise, was.Equipment, $"台账已改成与更正一致，不再另作更正（原更正自{was.Correction.Since}，{was.Correction.Ground}）");
            foreach (var was in wasStruck.Values.Where(w => !off.Contains(w.Id)))
                yield return latest.GetValueOrDefault(was.Id) is { Act: CorrectionAct.Restore } restore
                    ? new(restore.Id, was.Id, was.Enterprise, was.Equipment, $"剔除已撤销：{restore.Reason}（{restore.Ground}）{(now.ContainsKey(was.Id) ? "，按办件重新列入" : "")}")
                    : new(was.Correction, was.Id, was.Enterprise, was.Equipment, now.ContainsKey(was.Id)
                        ? $"剔除改为更正，重新列入（原剔除自{was.Since}，{was.Ground}）"
                        : $"台账或办件已改，这一行本来就不再列入，与剔除一致（原剔除自{was.Since}，{was.Ground}）");
        }
    }

    static ListedRow Replaced(ListedRow row, ListCorrection correction, string since)
    {
        List<FieldCorrection> needed = [];
        var corrected = row;
        foreach (var change in Changes(correction))
        {
            var field = ListField.Find(change.Field);
            var says = field.Of(row);
            if (says == change.Now) continue;
            if (says != change.Was)
                throw new ConflictException($"{row.Enterprise} {row.Equipment} 的“{field.LabelIn(correction.Kind)}”，更正写的是“{change.Was ?? "未填"}”改为“{change.Now ?? "未填"}”（{correction.Ground}），台账现在却是“{says ?? "未填"}”。请核实后另记一次更正，或撤销这次更正。没有编制。");
            needed.Add(change);
            corrected = field.With!(corrected, change.Now);
        }
        return needed.Count == 0 ? row : corrected with { Correction = new(correction.Id, correction.Reason, correction.Ground, since, needed) };
    }
}
