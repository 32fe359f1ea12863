using Chuqing.Law;
using Chuqing.Office.Cases;
using Chuqing.Office.Data;
using Chuqing.Office.Exits;
using Chuqing.Office.Settings;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Lists;

/// <summary>Makes the content of a list from what the files and the corrections say today; writes nothing.</summary>
public sealed class ListDrafting(AppDb db, ServedOrderQueries orders, ClosureQueries closures, CaseQueries cases, ExitQueries exitFiles, ExitYearQueries exits, OfficeSettings settings, Today today)
{
    /// <summary>The list as it would be published now.</summary>
    /// <exception cref="BadInputException">A year that cannot be listed.</exception>
    /// <exception cref="ConflictException">The ledger contradicts a correction.</exception>
    public async Task<ListContent> ContentAsync(string city, ListKind kind, int year, CancellationToken cancel)
    {
        var on = today.Date;
        if (kind.IsStanding() && year != on.Year) throw new BadInputException($"{kind.ShortName()}按当天在册的情况编制，只能编 {on.Year} 年的。什么都没有改。");
        if (year < 2000 || year > on.Year) throw new BadInputException($"不能编 {year} 年的名单：只能编已经开始的年份。什么都没有改。");
        var since = await SinceAsync(kind, year, cancel);
        var before = since is null ? null : ReleasedList.Read(since.Content).List;
        var corrections = await db.Set<ListCorrection>().AsNoTracking().Where(c => c.Kind == kind && (kind != ListKind.YearlyExits || c.Year == year)).ToListAsync(cancel);
        var computed = await RowsAsync(kind, year, on, cancel);
        var list = ListCorrections.Over(computed, corrections, before, $"{year} 年第 {await NextAsync(kind, year, cancel)} 版");
        var title = kind == ListKind.YearlyExits ? $"{year}{kind.Label()}" : kind.Label();
        return new(ListContent.CurrentFormat, city, kind, year, title, on, settings.IsDemo || list.Rows.Any(r => r.IsDemo), RuleOf(kind, year), list.Rows)
        {
            Since = since is null ? null : new(since.Year, since.Number, since.Digest),
            Removed = before is null ? [] : await RemovedAsync(before, list, corrections, on, cancel),
            Struck = list.Struck, Settled = list.Settled,
        };
    }

    /// <summary>The list as the files give it, before any correction.</summary>
    public async Task<IReadOnlyList<ListedRow>> RowsAsync(ListKind kind, int year, DateOnly on, CancellationToken cancel)
    {
        switch (kind)
        {
            case ListKind.Yellow:
                return [.. (await orders.StandingAsync(on, cancel)).Select(ListedRow.Of)];
            case ListKind.Red:
                var closed = await closures.LinesAsync(on, cancel);
                var gone = await exitFiles.AnnouncedByAsync([.. closed.Select(c => c.Closure.LineId)], on, cancel);
                return [.. closed.Where(c => !gone.ContainsKey(c.Closure.LineId)).Select(ListedRow.Of)];
            default:
                return [.. (await exits.RowsAsync(year, cancel)).Select(ListedRow.Of)];
        }
    }

    /// <summary>The release that the next version compares with: the newest that was no recall; of a standing list also one of an earlier year.</summary>
    public async Task<ListRelease?> SinceAsync(ListKind kind, int year, CancellationToken cancel)
    {
        var newest = db.Set<ListRelease>().AsNoTracking().Where(r => r.Kind == kind && (r.Year == year || (kind != ListKind.YearlyExits && r.Year < year))).OrderByDescending(r => r.Year).ThenByDescending(r => r.Number);
        await foreach (var release in newest.AsAsyncEnumerable().WithCancellation(cancel))
            if (ReleasedList.Read(release.Content).List.Recall is null) return release;
        return null;
    }

    async Task<int> NextAsync(ListKind kind, int year, CancellationToken cancel) =>
        (await db.Set<ListRelease>().Where(r => r.Kind == kind && r.Year == year).MaxAsync(r => (int?)r.Number, cancel) ?? 0) + 1;

    async Task<IReadOnlyList<RemovedRow>> RemovedAsync(ListContent before, CorrectedRows now, List<ListCorrection> corrections, DateOnly on, CancellationToken cancel)
    {
        var stays = now.Rows.Select(r => r.Id).ToHashSet();
        var left = before.Rows.Where(r => !stays.Contains(r.Id)).ToList();
        var struck = now.Struck.ToDictionary(s => s.Id);
        var yellow = before.Kind == ListKind.Yellow ? await cases.YellowLeftAsync([.. left.Select(r => r.Id)], on, cancel) : new Dictionary<Guid, YellowLeft>();
        var lines = before.Kind == ListKind.Red ? await closures.LinesOfAsync([.. left.Select(r => r.Id)], cancel) : new Dictionary<Guid, Guid>();
        var gone = await exitFiles.AnnouncedByAsync([.. lines.Values], on, cancel);
        return [.. left.Select(Removed)];

        RemovedRow Removed(ListedRow row)
        {
            var (why, day, words) = Reason(row);
            return new(row.Id, row.Enterprise, row.County, row.Equipment, row.Capacity, row.Unit, why, day, words, row.IsDemo);
        }

        (Leaving Why, DateOnly? On, string Words) Reason(ListedRow row)
        {
            if (struck.GetValueOrDefault(row.Id) is { } strike)
                return (Leaving.Struck, Today.DateOf(corrections.Single(c => c.Id == strike.Correction).EnteredAt), $"{strike.Reason}（{strike.Ground}）");
            if (yellow.GetValueOrDefault(row.Id) is { } went)
                return went.Closure is { } closure ? (Leaving.TurnedRed, went.On, $"{closure.Government}决定关闭（{closure.Number}），转红牌") : (Leaving.RecheckPassed, went.On, "复查合格");
            if (lines.TryGetValue(row.Id, out var line) && gone.GetValueOrDefault(line) is { } exit)
                return (Leaving.ExitAnnounced, exit.AnnouncedOn, $"{exit.VerifiedOn:yyyy-MM-dd} 退出验收，已公告{(exit.Number is null ? "" : $"（{exit.Number}）")}");
            return (Leaving.LedgerCorrected, null, "台账或办件更正后，不再符合本表口径");
        }
    }

    static string RuleOf(ListKind kind, int year) => kind switch
    {
        ListKind.Yellow => "按本表口径：列入已送达责令限期整改、尚未复查合格的生产线；人民政府决定关闭并送达的，同日转红牌；疑似、资料不足和未送达的不列，外地样例不列。",
        ListKind.Red => "按本表口径：列入复查不合格、人民政府决定关闭且决定已送达的生产线，到退出验收并公告为止；停业整顿不是关闭，不列；外地样例不列。“决定送达”一栏是办件登记决定及其送达方式的日子，办件只登记这一个日子。",
        _ => ExitYearQueries.CountingSentence(year),
    };
}
