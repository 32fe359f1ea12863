using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Tests.Shelf;

/// <summary>Which law a matter under way keeps when a rule changes: data of the shelf.</summary>
public class TransitionTests
{
    static readonly DateOnly New = new(2026, 7, 1);

    static Transition Clause(TransitionDay applies, bool keep, bool milder) => new(applies, keep, milder, new("doc", "第一条", "摘句"), "大意");

    [Theory]
    [InlineData(TransitionDay.Conduct, true, true, "2026-06-30", false, OldOrNew.Old)]
    [InlineData(TransitionDay.Conduct, true, true, "2026-06-30", true, OldOrNew.New)]
    [InlineData(TransitionDay.Conduct, true, true, "2026-06-30", null, OldOrNew.Undecided)]
    [InlineData(TransitionDay.Conduct, true, true, "2026-07-01", null, OldOrNew.New)]
    [InlineData(TransitionDay.Filing, true, false, "2026-06-30", true, OldOrNew.Old)]
    [InlineData(TransitionDay.Filing, true, false, "2026-07-01", true, OldOrNew.New)]
    [InlineData(TransitionDay.Decision, false, false, "2026-06-30", null, OldOrNew.New)]
    [InlineData(TransitionDay.Decision, true, false, "2026-06-30", null, OldOrNew.Old)]
    public void The_clause_decides_for_a_matter_under_way(TransitionDay applies, bool keep, bool milder, string filed, bool? isMilder, OldOrNew which)
    {
        var answer = TransitionAnswer.Of(Clause(applies, keep, milder), New, DateOnly.ParseExact(filed, "yyyy-MM-dd"), isMilder);

        answer.Which.ShouldBe(which);
        answer.Because.ShouldContain("2026-07-01");
    }

    [Fact]
    public void Without_a_clause_a_person_must_say() => TransitionAnswer.Of(null, New, new(2026, 1, 1), false).Which.ShouldBe(OldOrNew.Undecided);

    [Fact]
    public void The_shipped_general_rule_stands_on_the_penalty_law()
    {
        var general = Shelves.Shipped.Transitions.Single(t => t.Dimension is null).Versions.On(new(2026, 11, 23)).Value;

        general.Transition.Citation.Item.ShouldBe("第三十七条");
        general.Status.ShouldBe(ValueStatus.Confirmed);
        general.Transition.UnlessMilder.ShouldBeTrue();
        Shelves.Shipped.Transitions.Single(t => t.Dimension == LawDimension.Environment).Versions[0].From.ShouldBe(new(2026, 8, 15));
    }

    [Theory]
    [InlineData("\"applies\": \"conduct\"", "\"applies\": \"birth\"", "applies")]
    [InlineData("\"pendingKeepOld\": true", "\"pendingKeepOld\": false", "pendingKeepOld")]
    [InlineData("\"document\": \"administrative-penalty-2021\"", "\"document\": \"nowhere\"", "citation.document")]
    [InlineData("\"dimension\": \"环保\",", "", "rules[1]")]
    [InlineData("\"status\": \"confirmed\"", "\"status\": \"draft\"", "seen")]
    public void A_faulty_clause_is_named_by_file_and_place(string right, string wrong, string place)
    {
        var files = Shelves.ShippedFiles.Select(f => f.Path == "transitions.json" ? Shelves.File(f.Path, System.Text.Encoding.UTF8.GetString(f.Content).Replace(right, wrong)) : f).ToList();

        var problem = LawCheck.Problems(files)[0];
        problem.File.ShouldBe("transitions.json");
        problem.Path.ShouldContain(place);
    }

    [Fact]
    public void A_version_carries_its_own_clause_and_a_changed_clause_is_a_changed_value()
    {
        static LawValue Read(string clause) => Shelves.Catalogue(Shelves.Rule(versions: Shelves.Confirmed(more: clause))).Values.Single();
        const string clause = """ "transition": { "applies": "filing", "pendingKeepOld": true, "citation": { "document": "doc", "item": "附则", "quote": "已立案的继续按原规定办理" }, "text": "已立案的按旧规" }, """;

        Read("").Transition.ShouldBeNull();
        Read(clause).Transition.ShouldNotBeNull().Applies.ShouldBe(TransitionDay.Filing);
        Read(clause).Key.Digest.ShouldNotBe(Read(clause.Replace("\"filing\"", "\"conduct\"")).Key.Digest);
        Should.Throw<LawFileException>(() => Read(clause.Replace("\"doc\"", "\"nowhere\""))).Path.ShouldContain("transition.citation.document");
    }
}
