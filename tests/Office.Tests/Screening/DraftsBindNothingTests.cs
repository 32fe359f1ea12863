using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;
using Chuqing.Office.Cases;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.LawBook;
using Chuqing.Office.Screening;
using Mono.Cecil;
using Mono.Cecil.Cil;
using static Chuqing.Office.Tests.LawBook.LawBookOffice;

namespace Chuqing.Office.Tests.Screening;

/// <summary>Rule 4 of the house, as the code is built: nothing binding uses a draft.</summary>
public sealed class DraftsBindNothingTests
{
    /// <summary>Rows that bind somebody. A new kind of decision is added here.</summary>
    static readonly Type[] Decisions = [typeof(Determination), typeof(CaseFile)];

    [Theory]
    [InlineData(typeof(Determination))]
    [InlineData(typeof(CaseFile))]
    public void A_decision_is_made_only_where_a_binding_finding_is_in_hand(Type decision)
    {
        Decisions.ShouldContain(decision);
        using var office = AssemblyDefinition.ReadAssembly(typeof(Determination).Assembly.Location);
        var makers = office.MainModule.GetTypes().Where(t => Bodies(t).Any(i => i.OpCode == OpCodes.Newobj && ((MethodReference)i.Operand).DeclaringType.FullName == decision.FullName))
            .Select(Outermost).Distinct().ToList();

        foreach (var maker in makers)
            office.MainModule.GetTypes().Where(t => Outermost(t) == maker).SelectMany(Bodies).Any(Asks)
                .ShouldBeTrue($"{maker.Name} makes a {decision.Name} without asking {nameof(BindingFinding)}.{nameof(BindingFinding.Of)}");
    }

    [Fact]
    public void The_architecture_test_sees_the_service_that_it_watches()
    {
        using var office = AssemblyDefinition.ReadAssembly(typeof(Determination).Assembly.Location);

        office.MainModule.GetTypes().Where(t => Bodies(t).Any(Asks)).Select(Outermost).Select(t => t.Name).ShouldContain(nameof(DeterminationService));
    }

    [Fact]
    public void A_binding_finding_has_no_public_constructor()
    {
        typeof(BindingFinding).GetConstructors().ShouldBeEmpty();
    }

    [Fact]
    public void No_line_of_the_real_lists_gets_more_than_a_suspicion_from_drafts()
    {
        using var book = SheetReader.Read(Path.Combine(AppContext.BaseDirectory, "cases", "exit_lists.csv"), cancel: TestContext.Current.CancellationToken);
        var rows = MappedSheet.Open(book).Rows().ToList();
        var law = CityLaw.OfShelf(LoadedLaw.Read(ShelfFolder.Read(Path.Combine(AppContext.BaseDirectory, "law"))), Day);
        var confirmed = law.Law.Pack.Values.Where(v => v.Status == ValueStatus.Draft).Select(v => v.Key).ToHashSet();
        var signed = CompiledLaw.Compile(law.Law.Pack, confirmed.Contains, Day);

        rows.Count.ShouldBe(95);
        rows.Select(r => law.Compiled.Judge(FactReading.OfRow(r, null))).ShouldAllBe(v => v.Verdict <= Verdict.Suspected || v.Findings.Any(f => f.Status == ValueStatus.Confirmed && f.Result == FindingResult.NotMet && f.Weight == v.Verdict));
        rows.Select(r => signed.Judge(FactReading.OfRow(r, null)).Verdict).ShouldContain(Verdict.Eliminated, "the same rows, once every draft is confirmed");
    }

    static bool Asks(Instruction i) => i.OpCode == OpCodes.Call && i.Operand is MethodReference { Name: nameof(BindingFinding.Of) } method && method.DeclaringType.FullName == typeof(BindingFinding).FullName;

    static IEnumerable<Instruction> Bodies(TypeDefinition type) => type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions);

    static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
