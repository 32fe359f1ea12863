using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Screening;

/// <summary>Which rules raised a finding about lines of the ledger, kept per run: reading every answer costs more than any page that asks.</summary>
public sealed class TouchedRuleCounts
{
    internal ConcurrentDictionary<(DataScope Scope, Guid Run), IReadOnlyDictionary<string, int>> PerRun { get; } = new();
}

/// <summary>Counts, per rule, the lines that it touches: what is worth comparing with its original first.</summary>
public sealed class TouchedRuleQueries(AppDb db, ScreeningQueries screening, TouchedRuleCounts counts)
{
    const int Kept = 32;

    /// <summary>Rule → how many lines in one's divisions it catches or leaves undecided, by the newest answers as of the last run; empty before the first.</summary>
    /// <remarks>Lines screened one by one since then count from the next run on.</remarks>
    public async Task<IReadOnlyDictionary<string, int>> LinesPerRuleAsync(CancellationToken cancel)
    {
        if (await screening.LastRunAsync(cancel) is not { } run) return new Dictionary<string, int>();
        if (counts.PerRun.TryGetValue((db.Scope, run.Id), out var known)) return known;
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var findings in db.Set<LineScreening>().AsNoTracking().Where(s => s.Findings != "[]").Select(s => s.Findings).AsAsyncEnumerable().WithCancellation(cancel))
            foreach (var rule in Rules(findings)) lines[rule] = lines.GetValueOrDefault(rule) + 1;
        if (counts.PerRun.Count >= Kept) counts.PerRun.Clear();
        return counts.PerRun[(db.Scope, run.Id)] = lines;
    }

    // 只挑 rule 与 result 两项，不把每条依据都读成对象
    static HashSet<string> Rules(string findings)
    {
        var rules = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(findings));
        string? rule = null, result = null;
        while (reader.Read())
        {
            if (reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isRule, isResult) = (reader.ValueTextEquals("rule"u8), reader.ValueTextEquals("result"u8));
                reader.Read();
                if (isRule) rule = reader.GetString();
                else if (isResult) result = reader.GetString();
                else reader.Skip();
            }
            else if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.EndObject)
            {
                if (rule is not null && result != "met") rules.Add(rule);
                (rule, result) = (null, null);
            }
        }
        return rules;
    }
}
