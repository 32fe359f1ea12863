using Chuqing.Law.Procedures;
using Chuqing.Law.Shelf;
using Chuqing.Law.Time;
using LawShelf = Chuqing.Law.Tests.Time.Shelf;

namespace Chuqing.Law.Tests.Procedures;

/// <summary>Walks every table: a hole in one would strand real files.</summary>
public class TablesTests
{
    public static TheoryData<string> Ids => [.. AllProcedures.Tables.Select(PageOf)];

    // 现行的一版叫程序名，旧版带版本号
    static string PageOf(Procedure table) => AllProcedures.IsCurrent(table) ? table.Id : $"{table.Id}-{table.Version}";

    static Procedure Table(string id) => AllProcedures.Tables.Single(p => PageOf(p) == id);

    [Theory, MemberData(nameof(Ids))]
    public void Every_state_is_reachable_and_every_open_state_has_a_way_to_end(string id)
    {
        var table = Table(id);
        Reach(table.Initial, s => table.From(s).Select(t => t.To)).ShouldBe(table.States, ignoreOrder: true);
        foreach (var state in table.States)
            Reach(state, s => table.From(s).Select(t => t.To)).Overlaps(table.Final).ShouldBeTrue(table.LabelOf(state));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_act_has_a_Chinese_name_a_duty_and_one_meaning(string id)
    {
        foreach (var act in Table(id).Transitions.GroupBy(t => t.Act))
        {
            act.Select(t => t.Label).Distinct().ShouldHaveSingleItem().ShouldNotBe(act.Key);
            foreach (var t in act)
            {
                t.Duties.ShouldNotBeEmpty();
                foreach (var duty in t.Duties) duty.Label().ShouldNotBe(duty.ToString());
                foreach (var need in t.Needs) need.Label().ShouldNotBe(need.ToString());
            }
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void Four_eyes_name_acts_that_come_before(string id)
    {
        var table = Table(id);
        foreach (var t in table.Transitions)
            foreach (var other in t.NotBy.Where(other => other != "Open"))
                table.Transitions.Where(o => o.Act == other).ShouldContain(o => Reach(o.To, s => table.From(s).Select(x => x.To)).Contains(t.From), $"{t.Act} 不得同为 {other}");
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_clock_starts_at_most_once_on_any_way_and_is_stopped_where_a_file_ends(string id)
    {
        var table = Table(id);
        foreach (var term in table.Transitions.SelectMany(t => t.Clocks).Select(c => c.Term).Distinct()) Walk(table, term, table.Initial, running: null, []);
    }

    // 每条路走一遍：在走的期限到终点必须停过，没起算的不能停、不能延；停了的可以再起算
    static void Walk(Procedure table, string term, string state, bool? running, HashSet<(string, bool?)> seen)
    {
        if (!seen.Add((state, running))) return;
        if (table.Final.Contains(state)) running.ShouldNotBe(true, table.LabelOf(state));
        foreach (var t in table.From(state))
        {
            var now = running;
            foreach (var change in t.Clocks.Where(c => c.Term == term))
            {
                if (change.Kind == ClockChange.Start) now.ShouldNotBe(true, $"{table.LabelOf(state)} {t.Label} {term}");
                else now.ShouldBe(true, $"{table.LabelOf(state)} {t.Label} {term}");
                now = change.Kind switch { ClockChange.Start => true, ClockChange.Stop => false, _ => now };
            }
            if (t.EndsClocks && now == true) now = false;
            Walk(table, term, t.To, now, seen);
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_article_and_every_term_stands_on_the_shelf(string id)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "law");
        var pack = LawPack.Read([.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(f => new LawFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes(f)))]);
        foreach (var t in Table(id).Transitions)
        {
            foreach (var basis in new[] { t.Basis }.Concat(t.BasisByConduct?.Select(v => v.Value) ?? []).OfType<Texts.Citation>()) pack.Texts.Keys.ShouldContain(basis.Document);
            foreach (var term in t.Clocks.Select(c => c.Term).Concat([t.Gate?.Term, t.DeemedBy, t.FilingTime?.Before, t.FilingTime?.Term]).OfType<string>()) LawShelf.Terms.Find(term).ShouldNotBeNull(term);
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_printed_page_is_the_table(string id)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "procedures");
        var printed = ProcedurePage.Print(Table(id));
        var stands = File.Exists(Path.Combine(folder, $"{id}.md")) ? File.ReadAllText(Path.Combine(folder, $"{id}.md")) : "";
        // 改了表就把这一份拷进 docs/procedures
        if (stands != printed) File.WriteAllText(Path.Combine(AppContext.BaseDirectory, $"{id}.printed.md"), printed);
        (stands == printed).ShouldBeTrue($"docs/procedures/{id}.md 与程序表不一致；新印的一份在输出目录的 {id}.printed.md");
    }

    [Fact]
    public void No_act_of_an_officer_closes_a_plant_without_a_government()
    {
        foreach (var t in EnergyProcedure.Table.Transitions.Where(t => t.To is EnergyProcedure.Closed or EnergyProcedure.Suspended))
            t.Needs.ShouldBe([StepField.Government, StepField.DocumentNumber, StepField.Delivery, StepField.Attachment]);
    }

    [Fact]
    public void A_sealing_is_verified_only_with_both_promises_the_provincial_announcement_and_a_day()
    {
        var table = ExitProcedure.Table;
        var verify = table.Find(ExitProcedure.Sealed, ExitProcedure.VerifySealingFirst);
        HashSet<string> taken = [ExitProcedure.SealEquipment];
        foreach (var act in ExitProcedure.SealingNeeds.Reverse())
        {
            table.HeldBack(verify, taken).ShouldNotBeNull().ShouldContain(table.Find(ExitProcedure.Sealed, act).Label);
            table.HeldBack(table.Find(ExitProcedure.Sealed, act), taken).ShouldBeNull();
            taken.Add(act);
            table.HeldBack(table.Find(ExitProcedure.Sealed, act), taken).ShouldNotBeNull().ShouldContain("只办一次");
        }
        table.HeldBack(verify, taken).ShouldBeNull();
        table.Transitions.Where(t => t.To == ExitProcedure.SealFirstVerified).ShouldHaveSingleItem().ShouldBe(verify);
        foreach (var promise in new[] { ExitProcedure.PromiseByEnterprise, ExitProcedure.PromiseByGovernment, ExitProcedure.AnnounceByProvince })
            table.Find(ExitProcedure.Sealed, promise).Needs.ShouldContain(StepField.Attachment);
    }

    [Fact]
    public void The_first_table_of_exits_still_leads_from_its_beginning_to_its_end()
    {
        ExitProcedure.Version1.States.ShouldBeSubsetOf(ExitProcedure.Table.States);
        AllProcedures.Find(ExitProcedure.Id, 1).From(ExitProcedure.Shut).ShouldHaveSingleItem().Act.ShouldBe(ExitProcedure.RecordDismantled);
        AllProcedures.Find(ExitProcedure.Id, 2).ShouldBe(ExitProcedure.Table);
    }

    [Fact]
    public void A_day_that_people_set_is_met_by_dismantling_and_stands_again_when_that_is_returned()
    {
        var by = LawShelf.Day("2026-12-31");
        List<(string, string, DateOnly?)> steps = [(ExitProcedure.PowerGearRemoved, ExitProcedure.SealEquipment, null)];
        DateOnly? Node() => ExitProcedure.Table.NodeOf(steps);
        Node().ShouldBeNull();
        steps.Add((ExitProcedure.Sealed, ExitProcedure.SetDismantleBy, by));
        Node().ShouldBe(by);
        steps.Add((ExitProcedure.Sealed, ExitProcedure.RecordDismantled, null));
        Node().ShouldBeNull();
        steps.Add((ExitProcedure.Dismantled, ExitProcedure.Return, null));
        Node().ShouldBe(by);
    }

    [Theory]
    [InlineData(EnergyProcedure.FailRecheck, "2026-12-29", false)]
    [InlineData(EnergyProcedure.FailRecheck, "2026-12-30", true)]
    [InlineData(EnergyProcedure.Ask, "2026-12-29", true)]
    [InlineData(EnergyProcedure.Ask, "2026-12-30", false)]
    [InlineData(EnergyProcedure.PassRecheck, "2026-07-01", true)]
    public void The_last_day_belongs_to_the_enterprise(string act, string on, bool allowed)
    {
        var clocks = FileClocks.Fold(EnergyProcedure.Table, [new(EnergyProcedure.Opened, EnergyProcedure.Serve, LawShelf.Day("2026-06-29"))], id => LawShelf.Terms[id], LawShelf.Arithmetic);
        clocks.Main!.Due.ShouldBe(LawShelf.Day("2026-12-29"));
        (EnergyProcedure.Table.Find(EnergyProcedure.Rectifying, act).RefusedBy(clocks, LawShelf.Day(on), LawShelf.Day(on)) is null).ShouldBe(allowed);
    }

    static HashSet<string> Reach(string from, Func<string, IEnumerable<string>> next)
    {
        HashSet<string> seen = [from];
        for (var open = new Queue<string>(seen); open.TryDequeue(out var state);)
            foreach (var to in next(state).Where(seen.Add)) open.Enqueue(to);
        return seen;
    }
}
