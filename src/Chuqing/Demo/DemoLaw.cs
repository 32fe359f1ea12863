using System.Text;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Demo;

/// <summary>演示 of how officers own the law: a document half confirmed, one that waits for the second officer, a suspended confirmation, hand-entered citations.</summary>
sealed class DemoLaw(DemoOffice office, AppDbFactory databases)
{
    const string HalfDone = "catalogue-2019", Waiting = "guangdong-steel-2016";

    public async Task AddAsync(CancellationToken cancel)
    {
        await HalfConfirmAsync(cancel);
        await WaitForSecondAsync(cancel);
        await SuspendAsync(cancel);
        await CiteAsync(cancel);
    }

    async Task HalfConfirmAsync(CancellationToken cancel)
    {
        var rows = await DraftsAsync(HalfDone, cancel);
        if (rows.Count < 4) return;
        var original = await OriginalAsync(HalfDone, "演示-目录2019年本.pdf", DemoOriginals.Pdf(
            ["演示原件：内容虚构，不作任何依据", "第 1 页　目录说明"],
            ["演示原件：内容虚构，不作任何依据", "第 2 页　第三类　淘汰类", .. rows.Take(20).Select((r, i) => $"{i + 1}．{Cut(r.Version.Citation!.Quote)}")]), cancel);
        var done = rows.Take(Math.Min(12, rows.Count / 2)).ToList();
        var sitting = await SitAsync(original, done, cancel);
        await office.AsAsync("law1", (ConfirmingService s) => DoneAsync(s.SaveFirstAsync(office.Person("law1"), sitting.Id, [.. done.Select((r, i) => i switch
        {
            0 => new SittingEntry(1, FirstFinding.Differs, "2", "演示条目", Cut(r.Version.Citation!.Quote), "（演示）原件数字与法规架不同", "演示：原件多写了一个除外"),
            1 => new SittingEntry(2, FirstFinding.Absent, null, null, null, null, "演示：通读原件没有这一条"),
            _ => Tick(i + 1, r),
        })], true, cancel)));
        await office.AsAsync("law2", (ConfirmingService s) => DoneAsync(s.SaveSecondAsync(office.Person("law2"), sitting.Id, [.. done.Select((_, i) =>
            i == 2 ? new SecondEntry(3, SecondFinding.Disagrees, "演示：摘录漏了后半句") : new SecondEntry(i + 1, SecondFinding.Agrees, null))], true, cancel)));
        // 还有一次开了头，先存着
        var begun = rows.Skip(done.Count).Take(5).ToList();
        var open = await SitAsync(original, begun, cancel);
        await office.AsAsync("law1", (ConfirmingService s) => DoneAsync(s.SaveFirstAsync(office.Person("law1"), open.Id, [Tick(1, begun[0])], false, cancel)));
    }

    async Task WaitForSecondAsync(CancellationToken cancel)
    {
        var rows = (await DraftsAsync(Waiting, cancel)).Take(10).ToList();
        if (rows.Count == 0) return;
        var page = $"<!doctype html><html><head><meta charset=utf-8><title>演示</title><script>document.title='不会运行'</script></head><body><p>演示原件：内容虚构，不作任何依据</p>{string.Concat(rows.Select(r => $"<p>{Cut(r.Version.Citation!.Quote)}</p>"))}</body></html>";
        var original = await OriginalAsync(Waiting, "演示-通告网页存档.html", Encoding.UTF8.GetBytes(page), cancel);
        var sitting = await SitAsync(original, rows, cancel);
        await office.AsAsync("law1", (ConfirmingService s) => DoneAsync(s.SaveFirstAsync(office.Person("law1"), sitting.Id, [.. rows.Select((r, i) => Tick(i + 1, r))], true, cancel)));
    }

    // 暂停一条没有碰到台账的，免得动了样例的认定
    async Task SuspendAsync(CancellationToken cancel)
    {
        var law = await LawAsync(cancel);
        var touched = await office.AsAsync("law2", (TouchedRuleQueries q) => q.LinesPerRuleAsync(cancel));
        var idle = law.Law.Shelf.Items.Where(i => !touched.ContainsKey(i.Id)).Select(i => i.On(office.Today)).FirstOrDefault(v => v is not null && law.IsConfirmedHere(v.Key));
        if (idle is not null) await office.AsAsync("law2", (LawSuspensionService s) => s.SuspendAsync(office.Person("law2"), idle.Key, "演示：发现摘录出自征求意见稿，不是正式文本", cancel));
    }

    async Task CiteAsync(CancellationToken cancel)
    {
        List<(Guid Line, string Rule)> suspected = [];
        await using (var db = databases.Open(DataScope.System))
            foreach (var row in await db.Set<LineScreening>().AsNoTracking().Where(s => s.City == DemoOffice.City && s.Verdict == "疑似").OrderBy(s => s.LineId).ToListAsync(cancel))
                if (FindingRow.ReadAll(row.Findings).FirstOrDefault(f => f is { Class: "淘汰类", Result: "notMet", Status: "draft", ClueOnly: false }) is { } finding) suspected.Add((row.LineId, finding.Rule));
        for (var i = 0; i < Math.Min(2, suspected.Count); i++)
        {
            var (line, rule) = suspected[i];
            var evaluation = await office.AsAsync("officer", (ScreeningQueries q) => q.EvaluateAsync(line, office.Today, cancel));
            var quote = evaluation.Verdict.Findings.First(f => f.Rule == rule && f.Result == FindingResult.NotMet).Citation.Quote;
            await using var content = new MemoryStream(DemoOriginals.Pdf(["演示原件：内容虚构，不作任何依据", Cut(quote)]));
            var file = await office.AsAsync("officer", (FileService s) => s.ReceiveAsync(office.Person("officer"), evaluation.Line.DivisionPath, "演示-引用原件.pdf", "application/pdf", content, cancel));
            var citation = await office.AsAsync("officer", (ManualCitationService s) => s.EnterAsync(office.Person("officer"),
                new(line, rule, "《（演示）淘汰落后设备通告》", $"演示〔2024〕{7 + i}号", "第二条", $"（演示）{Cut(quote)}", new(2024, 1, 15), new(2024, 2, 1), file), cancel));
            // 第一份核对过、用上了；第二份等人核对
            if (i > 0) continue;
            await office.AsAsync("law1", (ManualCitationService s) => s.CheckAsync(office.Person("law1"), citation.Id, true, null, cancel));
            await office.AsAsync("officer", (DeterminationService s) => s.ProposeAsync(office.Person("officer"), line, rule, office.Today, cancel, citation.Id));
        }
    }

    async Task<IReadOnlyList<ConfirmingRow>> DraftsAsync(string document, CancellationToken cancel)
    {
        var law = await LawAsync(cancel);
        var touched = await office.AsAsync("law1", (TouchedRuleQueries q) => q.LinesPerRuleAsync(cancel));
        return [.. (await office.AsAsync("law1", (ConfirmingQueries q) => q.RowsAsync(law, DemoOffice.City, document, touched, cancel))).Where(r => r.Progress == RowProgress.Draft)];
    }

    Task<CityLaw> LawAsync(CancellationToken cancel) => office.AsAsync("law1", (LawBookQueries q) => q.EffectiveAsync(DemoOffice.City, office.Today, cancel));

    async Task<LawOriginal> OriginalAsync(string document, string name, byte[] bytes, CancellationToken cancel)
    {
        var text = (await LawAsync(cancel)).Law.Pack.Texts[document];
        await using var content = new MemoryStream(bytes);
        return await office.AsAsync("law1", (LawOriginalService s) => s.AddAsync(office.Person("law1"), new(document, text.Title, text.Number ?? "演示文号", "演示：虚构的原件", name, content), cancel));
    }

    Task<ConfirmationSitting> SitAsync(LawOriginal original, IReadOnlyList<ConfirmingRow> rows, CancellationToken cancel) =>
        office.AsAsync("law1", (ConfirmingService s) => s.OpenAsync(office.Person("law1"), original.Id, [.. rows.Select(r => r.Version.Key)], cancel));

    static SittingEntry Tick(int number, ConfirmingRow row) => new(number, FirstFinding.Agrees, "2", null, $"（演示）{Cut(row.Version.Citation!.Quote)}", null, null);

    static string Cut(string text) => text.Length <= 38 ? text : text[..37] + "…";

    static async Task<bool> DoneAsync(Task act)
    {
        await act;
        return true;
    }
}
