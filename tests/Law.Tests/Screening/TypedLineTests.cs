using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Tests.Shelf;
using CsCheck;

namespace Chuqing.Law.Tests.Screening;

/// <summary>The fast verdict and the explained one say the same, judging allocates nothing, and one law serves many threads.</summary>
public sealed class TypedLineTests
{
    static readonly Gen<LineFacts> Lines = AnyLine.Of(Shelves.Shipped);

    static readonly CompiledLaw[] Laws = [Screening.Lines.Shipped, Screening.Lines.Confirmed, CompiledLaw.Compile(Shelves.Shipped, _ => true, new(2021, 3, 1))];

    [Fact]
    public void The_fast_verdict_and_the_written_findings_say_the_same() => Lines.Sample(facts =>
    {
        foreach (var law in Laws)
        {
            var (line, outcomes) = (law.Read(facts), new Outcomes());
            var verdict = law.Judge(line, outcomes);
            var whole = law.Judge(facts);
            whole.Verdict.ShouldBe(verdict);
            whole.Findings.Select(f => (f.Result, f.ClueOnly)).ShouldBe(outcomes.All.ToArray().Select(o => (o.Result, o.ClueOnly)));
            verdict.ShouldBe(whole.Findings.Select(f => f.Weight).Append(facts.Machines is null ? Verdict.Undetermined : Verdict.NotTouched).Max());
            foreach (var finding in whole.Findings)
            {
                finding.Because.ShouldNotBeNullOrEmpty();
                (finding.Missing.Count > 0).ShouldBe(finding.Result == FindingResult.Undetermined, finding.Rule);
            }
        }
    }, iter: 3000);

    [Fact]
    public void Room_that_served_another_line_serves_the_next() => Gen.Select(Lines, Lines).Sample((first, second) =>
    {
        var (law, room, fresh) = (Screening.Lines.Confirmed, new Outcomes(), new Outcomes());
        law.Judge(law.Read(first), room);
        law.Judge(law.Read(second), room).ShouldBe(law.Judge(law.Read(second), fresh));
        room.All.ToArray().ShouldBe(fresh.All.ToArray());
    }, iter: 1000);

    [Fact]
    public void A_line_read_once_is_judged_by_every_day_of_the_same_pack()
    {
        var (now, then) = (Screening.Lines.Confirmed, CompiledLaw.Compile(Shelves.Shipped, _ => true, new(2021, 3, 1)));
        var line = now.Read(Screening.Lines.Furnace(380m));
        now.Judge(line, new()).ShouldBe(now.Judge(line.Facts).Verdict);
        then.Judge(line, new()).ShouldBe(then.Judge(line.Facts).Verdict);
        then.Explain(line, First(then, line)).Citation.Document.ShouldNotBe(now.Explain(line, First(now, line)).Citation.Document);

        static Outcome First(CompiledLaw law, TypedLine line)
        {
            var room = new Outcomes();
            law.Judge(line, room);
            return room.All[0];
        }
    }

    [Fact]
    public void A_line_read_for_another_pack_is_refused()
    {
        var other = CompiledLaw.Compile(LawPack.Read([]), _ => true, Screening.Lines.Today);
        Should.Throw<ArgumentException>(() => Screening.Lines.Confirmed.Judge(other.Read(Screening.Lines.Furnace(380m)), new()));
        other.Judge(other.Read(Screening.Lines.Furnace(380m)), new()).ShouldBe(Verdict.NotTouched);
    }

    [Fact]
    public void An_outcome_of_another_line_is_not_explained()
    {
        var law = Screening.Lines.Confirmed;
        var room = new Outcomes();
        law.Judge(law.Read(Screening.Lines.Furnace(380m)), room);
        var caught = room.All.ToArray().First(o => o.Result != FindingResult.Met);
        Should.Throw<ArgumentException>(() => law.Explain(law.Read(Screening.Lines.Furnace(5000m)), caught));
    }

    [Fact]
    public void Judging_allocates_nothing_whatever_it_finds()
    {
        var law = Screening.Lines.Confirmed;
        LineFacts[] facts =
        [
            Screening.Lines.Of(Screening.Lines.Machine("没有的设备")), Screening.Lines.Furnace(5000m), Screening.Lines.Furnace(380m), Screening.Lines.Furnace(420m).With("高炉工序能耗", 500m, 2025),
            Screening.Lines.Of(Screening.Lines.Machine("水泥磨", Screening.Lines.Spec("直径", 2.6m, "m"))).Making("水泥").With("水泥制备工段电耗", 40m, 2025, "kWh/t"), new LineFacts(),
            .. Lines.Array[200].Single(_ => true, "0007NDrtDgQ1"),
        ];
        TypedLine[] lines = [.. facts.Select(law.Read)];
        var room = new Outcomes();
        var found = 0;
        // 房间长够、代码编好，才开始数
        for (var round = 0; round < 40; round++) Judge();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 20; round++) Judge();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        found.ShouldBeGreaterThan(lines.Length);

        void Judge()
        {
            foreach (var line in lines)
            {
                law.Judge(line, room);
                found += room.Count;
            }
        }
    }

    [Fact]
    public async Task Sixteen_threads_judge_by_one_law_as_one_does()
    {
        var law = Screening.Lines.Confirmed;
        TypedLine[] lines = [.. Lines.Array[400].Single(_ => true, "4vOiLzZ5Lsv1").Select(law.Read)];
        var alone = All();
        using var start = new Barrier(16);
        var together = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Factory.StartNew(() => { start.SignalAndWait(); return All(); }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        foreach (var one in together) one.ShouldBe(alone);

        string[] All()
        {
            var room = new Outcomes();
            return [.. lines.Select(line => $"{law.Judge(line, room)} {string.Join('|', law.Judge(line.Facts).Findings.Select(f => f.Because))}")];
        }
    }
}
