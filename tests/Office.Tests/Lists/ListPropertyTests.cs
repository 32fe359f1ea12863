using Chuqing.Law.Procedures;
using Chuqing.Office.Cases;
using Chuqing.Office.Lists;
using static Chuqing.Office.Tests.Lists.Furnish;

namespace Chuqing.Office.Tests.Lists;

public sealed class ListPropertyTests
{
    /// <summary>One random walk: the case of a line, what happens to it on which day, and the exit that may follow.</summary>
    sealed record Story(Guid Case, DateOnly? Served, DateOnly? Passed, DateOnly? Closed, DateOnly? Announced);

    [Theory]
    [InlineData(1)]
    [InlineData(20261123)]
    public async Task On_any_day_a_line_is_on_at_most_one_list_never_on_neither_between_and_each_version_explains_what_changed(int seed)
    {
        await using var office = await TestOffice.StartAsync();
        var random = new Random(seed);
        List<Story> stories = [];
        for (var i = 0; i < 25; i++) stories.Add(await LiveAsync(office, random, $"第 {i} 厂"));
        Dictionary<ListKind, ListContent> last = [];

        for (var day = new DateOnly(2026, 11, 23); day <= new DateOnly(2026, 12, 31); day = day.AddDays(random.Next(1, 7)))
        {
            office.Time.SetUtcNow(new(day, new(1, 0), TimeSpan.Zero));
            var yellow = await office.AsAsync(office.Handler, (ListDrafting d) => d.RowsAsync(ListKind.Yellow, 2026, day, TestOffice.Cancel));
            var red = await office.AsAsync(office.Handler, (ListDrafting d) => d.RowsAsync(ListKind.Red, 2026, day, TestOffice.Cancel));
            yellow.Select(r => r.LineId).Intersect(red.Select(r => r.LineId)).ShouldBeEmpty();
            foreach (var s in stories)
            {
                var due = s.Served <= day && !(s.Passed <= day) ? s.Closed <= day ? s.Announced <= day ? "" : "红" : "黄" : "";
                ((yellow.Any(r => r.Id == s.Case) ? "黄" : "") + (red.Any(r => r.Id == s.Case) ? "红" : "")).ShouldBe(due, $"{day} {s}");
            }
            foreach (var kind in new[] { ListKind.Yellow, ListKind.Red })
            {
                if (last.TryGetValue(kind, out var shown) && shown.Rows.Count > 0 && random.Next(3) == 0)
                    await TryCorrectAsync(office, kind, shown.Rows[random.Next(shown.Rows.Count)].Id, random.Next(2) == 0);
                var release = await office.PublishAsync(kind);
                var before = last.GetValueOrDefault(kind)?.Rows.Select(r => r.Id).ToHashSet() ?? [];
                var now = release.List.Rows.Select(r => r.Id).ToHashSet();
                release.List.Removed.Select(r => r.Id).ShouldBe(before.Except(now), ignoreOrder: true);
                before.Except(release.List.Removed.Select(r => r.Id)).Concat(ListDifference.Between(last.GetValueOrDefault(kind), release.List).Entered.Select(r => r.Id)).ShouldBe(now, ignoreOrder: true);
                release.List.Removed.ShouldAllBe(r => r.Why != Leaving.LedgerCorrected);
                last[kind] = release.List;
            }
        }
    }

    // 这一行当天可能已经离开名单：那就没有可更正的
    static async Task TryCorrectAsync(TestOffice office, ListKind kind, Guid row, bool strike)
    {
        try
        {
            await office.CorrectAsync(kind, row, strike ? CorrectionAct.Strike : CorrectionAct.Replace, ("capacity", "37"));
        }
        catch (NotFoundException)
        {
        }
    }

    static async Task<Story> LiveAsync(TestOffice office, Random random, string name)
    {
        var on = new DateOnly(2026, 11, 10).AddDays(random.Next(20));
        var served = random.Next(8) > 0;
        var id = await CaseAsync(office, await EnterpriseAsync(office, name), served, on: on);
        if (!served) return new(id, null, null, null, null);
        switch (random.Next(4))
        {
            case 0:
                return new(id, on, null, null, null);
            case 1:
                var passed = on.AddDays(random.Next(1, 20));
                await StepAsync(office, id, 3, EnergyProcedure.Rectifying, EnergyProcedure.PassRecheck, EnergyProcedure.Met, passed);
                return new(id, on, passed, null, null);
            default:
                var closed = on.AddDays(random.Next(2, 20));
                await CloseAsync(office, id, on.AddDays(1), closed);
                if (random.Next(2) == 0) return new(id, on, null, closed, null);
                var announced = closed.AddDays(random.Next(6, 15));
                await ExitOfCaseAsync(office, id, announced.AddDays(-1), announced);
                return new(id, on, null, closed, announced);
        }
    }
}
