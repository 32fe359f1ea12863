using System.Text;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.Screening;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.LawBook.LawBookOffice;

namespace Chuqing.Office.Tests.LawBook;

public sealed class LawBookTests
{
    [Fact]
    public async Task The_same_line_is_suspected_before_two_officers_confirm_and_eliminated_after()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await office.LineAsync();
        var value = await office.ValueAsync(Furnace400);

        (await VerdictAsync(office, line)).ShouldBe(Verdict.Suspected);
        await office.SignAsync(office.LawOfficer, value.Key);
        (await VerdictAsync(office, line)).ShouldBe(Verdict.Suspected, "one signature is still a draft");
        await office.SignAsync(office.OtherLawOfficer, value.Key);
        (await VerdictAsync(office, line)).ShouldBe(Verdict.Eliminated);
    }

    [Fact]
    public async Task One_person_cannot_confirm_twice()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var value = await office.ValueAsync(Furnace400);
        await office.SignAsync(office.LawOfficer, value.Key);

        var refused = await Should.ThrowAsync<ForbiddenException>(() => office.SignAsync(office.LawOfficer, value.Key));

        refused.Message.ShouldContain("另一人");
        (await office.EffectiveAsync()).StandingOf(value).ShouldBe(LegalStanding.SignedOnce);
    }

    [Fact]
    public async Task A_changed_value_is_a_draft_again_and_the_old_one_can_no_longer_be_confirmed()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await office.LineAsync();
        await office.ConfirmAsync(Furnace400);
        var old = await office.ValueAsync(Furnace400);
        (await VerdictAsync(office, line)).ShouldBe(Verdict.Eliminated);

        office.Time.Advance(TimeSpan.FromDays(1));
        await office.AcceptAsync(Changed(office.Shelf()));

        (await VerdictAsync(office, line)).ShouldBe(Verdict.Suspected);
        var changed = await office.ValueAsync(Furnace400);
        (await office.EffectiveAsync()).StandingOf(changed).ShouldBe(LegalStanding.Draft);
        (await Should.ThrowAsync<ConflictException>(() => office.SignAsync(office.LawOfficer, old.Key))).Message.ShouldContain("改过");
        var view = await office.AsAsync(office.LawOfficer, async (LawBookQueries q) => await q.RuleAsync(TestOffice.City, Furnace400, await office.EffectiveAsync(), TestOffice.Cancel));
        view.Versions[^1].Lapsed.ShouldBe(2);
    }

    [Fact]
    public async Task As_known_before_the_confirmation_the_line_is_still_only_suspected()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var line = await office.LineAsync();
        var before = office.Time.GetUtcNow().UtcDateTime;
        office.Time.Advance(TimeSpan.FromHours(1));
        await office.ConfirmAsync(Furnace400);

        (await VerdictAsync(office, line)).ShouldBe(Verdict.Eliminated);
        (await office.EffectiveAsync(before)).StandingOf(await office.ValueAsync(Furnace400)).ShouldBe(LegalStanding.Draft);
        await Should.ThrowAsync<BadInputException>(() => office.EffectiveAsync(before.AddDays(-1)));
    }

    [Fact]
    public async Task A_confirmation_needs_every_field_the_scan_and_the_duty()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var value = await office.ValueAsync(Furnace400);
        var whole = await office.EntryAsync(value.Key);
        foreach (var (field, entry) in new (string, ConfirmationEntry)[]
        {
            ("Title", whole with { Title = " " }), ("DocumentNumber", whole with { DocumentNumber = null }), ("Item", whole with { Item = "" }), ("Quote", whole with { Quote = "" }), ("Scan", whole with { Scan = null }),
        })
        {
            var refused = await Should.ThrowAsync<InvalidFieldsException>(() => office.AsAsync(office.LawOfficer, (LawBookService s) => s.ConfirmAsync(office.LawOfficer, entry, TestOffice.Cancel)));
            refused.Errors.Keys.ShouldBe([field]);
        }
        await Should.ThrowAsync<ForbiddenException>(() => office.AsAsync(office.Handler, (LawBookService s) => s.ConfirmAsync(office.Handler, whole, TestOffice.Cancel)));

        await using var db = office.Everything();
        (await db.Set<LawConfirmation>().CountAsync(TestOffice.Cancel)).ShouldBe(0);
        (await db.Set<StoredFile>().CountAsync(TestOffice.Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_pack_is_stored_once_and_a_faulty_shelf_not_at_all()
    {
        await using var office = await TestOffice.StartAsync();
        var first = await office.AcceptAsync();
        (await office.AcceptAsync()).Id.ShouldBe(first.Id);
        var faulty = office.Shelf().Select(f => f.Path == "catalogue/steel.json" ? f with { Content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(f.Content).Replace("\"淘汰类\"", "\"该淘汰\"")) } : f).ToList();

        (await Should.ThrowAsync<BadInputException>(() => office.AcceptAsync(faulty))).Lines[0].ShouldContain("catalogue/steel.json");

        office.Time.Advance(TimeSpan.FromDays(1));
        await office.AcceptAsync(Changed(office.Shelf()));
        (await Should.ThrowAsync<BadInputException>(() => office.AcceptAsync())).Message.ShouldContain("不能倒回去");
        await using var db = office.Everything();
        (await db.Set<AcceptedPack>().CountAsync(TestOffice.Cancel)).ShouldBe(2);
        (await db.Set<LedgerEntry>().CountAsync(e => e.Act == "law.accept", TestOffice.Cancel)).ShouldBe(2);
    }

    [Fact]
    public async Task Confirmations_of_one_city_do_not_bind_another()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.ConfirmAsync(Furnace400);
        var elsewhere = await office.PersonAsync("清远核对", "/441800/", Law.Procedures.Duty.ConfirmLaw);
        await office.AsAsync(elsewhere, (LawBookService s) => s.AcceptAsync(Actor.Program("441800"), office.Shelf(), TestOffice.Cancel));

        var law = await office.AsAsync(elsewhere, (LawBookQueries q) => q.EffectiveAsync("441800", Day, TestOffice.Cancel));

        law.StandingOf(await office.ValueAsync(Furnace400)).ShouldBe(LegalStanding.Draft);
    }

    internal static List<LawFile> Changed(IReadOnlyList<LawFile> shelf) =>
    [
        .. shelf.Select(f => f.Path == "catalogue/steel.json"
            ? f with { Content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(f.Content).Replace("\"value\": 400, \"bound\": \"closed\"", "\"value\": 401, \"bound\": \"closed\"")) } : f),
    ];

    static async Task<Verdict> VerdictAsync(TestOffice office, Guid line) =>
        (await office.AsAsync(office.Handler, (ScreeningQueries q) => q.EvaluateAsync(line, Day, TestOffice.Cancel))).Verdict.Verdict;
}
