using Chuqing.Law.Screening;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>Asks the law about many lines and writes the answers down for lists. Decides nothing: a determination asks the law again.</summary>
public sealed class ScreeningService(AppDb db, LineFactsReader reader, LawBookQueries lawBook, TimeProvider time, Today today)
{
    const int Batch = 500;

    /// <summary>Screens every line of a division as of a day.</summary>
    /// <param name="scopePath">A division in one's own; one's whole scope where null.</param>
    /// <param name="on">Today: what is stored is the answer of now. Another day is asked on the line's page and not stored.</param>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    /// <exception cref="BadInputException">A day that has not come, or a division that is not one's own.</exception>
    public async Task<ScreeningRun> RunAsync(SignedIn by, string? scopePath, DateOnly on, CancellationToken cancel)
    {
        if (!by.May(Rights.ScreeningRun)) throw new ForbiddenException("研判要由有“经办”“审核”或“统筹”职责的人运行。没有运行。");
        if (on > today.Date) throw new BadInputException($"判定日 {on:yyyy-MM-dd} 还没有到，不能按那天研判。没有运行。");
        if (on < today.Date) throw new BadInputException($"存下来的研判只按今天。要看 {on:yyyy-MM-dd} 的判定，请在生产线的页面上换判定日。没有运行。");
        var path = scopePath ?? by.DivisionPath;
        if (!by.Scope.Contains(path)) throw new BadInputException("这个地区不在您的辖区内。没有运行。");
        var law = await lawBook.EffectiveAsync(by.City, on, cancel);

        var (runId, counts, digests) = (Guid.CreateVersion7(), new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>());
        await foreach (var lines in BatchesAsync(DataScope.Of(by.City, path), cancel))
            foreach (var written in await WriteAsync(lines, law, runId, cancel))
            {
                counts[written.Verdict] = counts.GetValueOrDefault(written.Verdict) + 1;
                digests.Add(Digest.Sm3($"{written.LineId}|{written.Verdict}|{written.Findings}"));
            }
        var run = new ScreeningRun
        {
            Id = runId, City = by.City, ScopePath = path, On = on, LawPack = law.Law.Digest, Lines = digests.Count, Counts = CanonicalJson.Write(counts), At = time.UtcNow(), PersonId = by.PersonId,
        };
        db.Add(run);
        db.Record(by.Actor, "screening.run", new("screening-run", run.Id, path), run.At, new { on, pack = run.LawPack, lines = run.Lines, counts, answers = Digest.Sm3(string.Join('\n', digests)) });
        await db.SaveChangesAsync(cancel);
        return run;
    }

    /// <summary>Screens some lines as of today; lines that were merged or are not one's own are left out.</summary>
    /// <returns>How many were screened.</returns>
    /// <exception cref="ForbiddenException">Not the person's duty.</exception>
    public async Task<int> RunLinesAsync(SignedIn by, IReadOnlyCollection<Guid> lineIds, CancellationToken cancel)
    {
        if (!by.May(Rights.ScreeningRun)) throw new ForbiddenException("研判要由有“经办”“审核”或“统筹”职责的人运行。没有运行。");
        var law = await lawBook.EffectiveAsync(by.City, today.Date, cancel);
        var (runId, count, digests) = (Guid.CreateVersion7(), 0, new List<string>());
        foreach (var some in lineIds.Distinct().Chunk(Batch))
        {
            var lines = await db.Set<ProductionLine>().AsNoTracking().Where(l => some.Contains(l.Id) && l.MergedIntoId == null).OrderBy(l => l.Id).ToListAsync(cancel);
            if (lines.Count == 0) continue;
            var written = await WriteAsync(lines, law, runId, cancel);
            count += written.Count;
            digests.AddRange(written.Select(w => Digest.Sm3($"{w.LineId}|{w.Verdict}|{w.Findings}")));
        }
        if (count == 0) return 0;
        db.Record(by.Actor, "screening.lines", new("screening-run", runId, by.DivisionPath), time.UtcNow(), new { on = today.Date, pack = law.Law.Digest, lines = count, answers = Digest.Sm3(string.Join('\n', digests)) });
        await db.SaveChangesAsync(cancel);
        return count;
    }

    async IAsyncEnumerable<List<ProductionLine>> BatchesAsync(DataScope scope, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        Guid? last = null;
        while (true)
        {
            var lines = db.Set<ProductionLine>().AsNoTracking().Under(scope).Where(l => l.MergedIntoId == null);
            if (last is { } after) lines = lines.Where(l => l.Id.CompareTo(after) > 0);
            var batch = await lines.OrderBy(l => l.Id).Take(Batch).ToListAsync(cancel);
            if (batch.Count == 0) yield break;
            yield return batch;
            last = batch[^1].Id;
        }
    }

    // 一批一个短事务：十万条线也不长时间占着写锁；投影重跑一遍就全了
    async Task<List<LineScreening>> WriteAsync(List<ProductionLine> lines, CityLaw law, Guid runId, CancellationToken cancel)
    {
        var facts = await reader.ReadAsync(lines, law.On, cancel);
        var rows = lines.ConvertAll(line => Row(line, law.For(line.DivisionPath).Compiled.Judge(facts[line.Id]), law.For(line.DivisionPath), runId));
        var ids = lines.ConvertAll(l => l.Id);
        await db.LockAsync($"screening:{lines[0].City}", cancel);
        await db.Set<LineScreening>().Where(s => ids.Contains(s.LineId)).ExecuteDeleteAsync(cancel);
        db.AddRange(rows);
        await db.SaveChangesAsync(cancel);
        await LineVerdicts.ShowAsync(db, rows.ConvertAll(r => (r.LineId, r.Verdict, r.Missing)), cancel);
        await db.Database.CommitTransactionAsync(cancel);
        db.ChangeTracker.Clear();
        return rows;
    }

    LineScreening Row(ProductionLine line, LineVerdict verdict, CityLaw law, Guid runId) => new()
    {
        LineId = line.Id, City = line.City, DivisionPath = line.DivisionPath, On = law.On, Verdict = verdict.Verdict.Label(),
        Findings = CanonicalJson.Write(verdict.Findings.Select(f => FindingRow.Of(f, law.Law.Pack))),
        Missing = verdict.Findings.SelectMany(f => f.Missing).Concat(verdict.Missing).Distinct().Count(), LawPack = law.Law.Digest, RunId = runId, At = time.UtcNow(),
    };
}
