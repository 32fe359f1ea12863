using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.People;

public sealed class SignInTests
{
    [Fact]
    public async Task Guessing_side_by_side_counts_like_guessing_in_turn()
    {
        await using var office = await TestOffice.StartAsync();
        await AddAsync(office);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => TryAsync(office, $"猜{i}")));

        answers.ShouldAllBe(a => a.Appointment == null);
        (await TryAsync(office, "right-password")).Refusal!.ShouldContain("锁到");
        office.Time.Advance(TimeSpan.FromMinutes(16));
        (await TryAsync(office, "right-password")).Appointment.ShouldNotBeNull();
    }

    static async Task<(Guid? Appointment, string? Refusal)> TryAsync(TestOffice office, string password)
    {
        await using var db = office.Get<AppDbFactory>().Open(DataScope.System);
        return await new PeopleService(db, office.Time, office.Get<Today>()).SignInAsync("someone", password, TestOffice.Cancel);
    }

    static async Task AddAsync(TestOffice office)
    {
        await using var db = office.Everything();
        var organ = await db.Set<Organ>().FirstAsync(TestOffice.Cancel);
        await new PeopleService(db, office.Time, office.Get<Today>()).AddPersonAsync(
            Actor.Program(TestOffice.City), new("someone", "right-password", "某人", organ.Id, "/440200/", "测试", [Duty.Read], new(2026, 1, 1)), TestOffice.Cancel);
    }
}
