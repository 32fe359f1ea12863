using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Ledger;

public sealed class LedgerTests
{
    [Fact]
    public async Task Every_act_is_sealed_and_the_chain_proves_itself()
    {
        await using var office = await TestOffice.StartAsync();

        (await office.Get<LedgerSealer>().SealAsync(TestOffice.Cancel)).ShouldBeGreaterThan(10);
        (await office.Get<LedgerSealer>().SealAsync(TestOffice.Cancel)).ShouldBe(0);

        var check = (await office.Get<LedgerProof>().VerifyAsync(TestOffice.Cancel)).ShouldHaveSingleItem();
        check.Faults.ShouldBeEmpty();
        check.Sealed.ShouldBe(check.Entries);
        check.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_changed_entry_is_found_even_when_the_guards_were_taken_off()
    {
        await using var office = await TestOffice.StartAsync();
        await office.Get<LedgerSealer>().SealAsync(TestOffice.Cancel);
        await using (var db = office.Everything())
        {
            if (!TestDatabase.IsPostgres) await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"LedgerEntries_NoUPDATE\"", TestOffice.Cancel);
            await db.Set<LedgerEntry>().Where(e => e.Act == "people.add-organ")
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.Content, e => e.Content + " "), TestOffice.Cancel);
        }

        var check = (await office.Get<LedgerProof>().VerifyAsync(TestOffice.Cancel)).ShouldHaveSingleItem();

        check.Faults.ShouldHaveSingleItem().ShouldContain("内容被改过");
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_the_ledger()
    {
        await using var office = await TestOffice.StartAsync();
        await using var db = office.Everything();
        if (TestDatabase.IsPostgres) await db.Database.OpenConnectionAsync(TestOffice.Cancel);
        if (TestDatabase.IsPostgres) await db.Database.ExecuteSqlRawAsync("SET ROLE chuqing_app", TestOffice.Cancel);

        await Should.ThrowAsync<Exception>(() => db.Set<LedgerEntry>().ExecuteDeleteAsync(TestOffice.Cancel));

        (await db.Set<LedgerEntry>().CountAsync(TestOffice.Cancel)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Business_rows_without_an_act_are_not_saved()
    {
        await using var office = await TestOffice.StartAsync();
        await using var db = office.Get<AppDbFactory>().Open(DataScope.Of(TestOffice.City, "/440200/"));
        db.Add(new Chuqing.Office.People.Person { City = TestOffice.City, Name = "无痕" });

        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestOffice.Cancel));
    }
}
