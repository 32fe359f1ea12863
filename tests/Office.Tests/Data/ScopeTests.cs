using Chuqing.Office.Data;
using Chuqing.Office.Ledger;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Data;

public sealed class ScopeTests
{
    [Fact]
    public async Task Two_cities_live_in_one_database_and_never_meet()
    {
        await using var office = await TestOffice.StartAsync();
        var elsewhere = await office.PersonAsync("清远经办", "/441800/", Law.Procedures.Duty.Handle);
        await AddAsync(office, "440200", "/440200/440205/", "云岭水泥");
        await AddAsync(office, "441800", "/441800/441802/", "北江水泥");

        (await NamesAsync(office, office.Handler.Scope)).ShouldBe(["云岭水泥"]);
        (await NamesAsync(office, elsewhere.Scope)).ShouldBe(["北江水泥"]);
        (await NamesAsync(office, DataScope.System)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_county_sees_itself_and_beneath_but_not_its_sibling_nor_the_city()
    {
        await using var office = await TestOffice.StartAsync();
        await AddAsync(office, "440200", "/440200/440205/440205100/", "镇里的厂");
        await AddAsync(office, "440200", "/440200/440205/", "区里的厂");
        await AddAsync(office, "440200", "/440200/440222/", "邻县的厂");
        await AddAsync(office, "440200", "/440200/", "市里的厂");

        (await NamesAsync(office, office.CountyHandler.Scope)).ShouldBe(["区里的厂", "镇里的厂"], ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_writes_outside_the_own_divisions()
    {
        await using var office = await TestOffice.StartAsync();
        await using var db = office.Get<AppDbFactory>().Open(office.CountyHandler.Scope);
        db.Add(new Enterprise { City = "440200", DivisionPath = "/440200/440222/", Name = "越界" });
        db.Record(office.CountyHandler.Actor, "test", new("enterprise"), office.Time.UtcNow(), new { });

        await Should.ThrowAsync<OutOfScopeException>(() => db.SaveChangesAsync(TestOffice.Cancel));
        (await NamesAsync(office, DataScope.System)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_app_role_of_postgres_is_kept_to_its_scope_by_the_database()
    {
        if (!TestDatabase.IsPostgres) return;
        await using var office = await TestOffice.StartAsync();
        await AddAsync(office, "440200", "/440200/440205/", "云岭水泥");
        await AddAsync(office, "440200", "/440200/440222/", "始兴水泥");
        await using var db = office.Get<AppDbFactory>().Open(office.CountyHandler.Scope);
        await db.Database.OpenConnectionAsync(TestOffice.Cancel);
        await db.Database.ExecuteSqlRawAsync("SET ROLE chuqing_app", TestOffice.Cancel);

        var seen = await db.Database.SqlQueryRaw<string>("SELECT \"Name\" AS \"Value\" FROM \"Enterprises\"").ToListAsync(TestOffice.Cancel);

        seen.ShouldBe(["云岭水泥"]);
    }

    [Fact]
    public async Task The_model_and_both_sets_of_migrations_agree()
    {
        await Task.Yield();
        using var sqlite = new AppDbFactory(new("sqlite", "Data Source=:memory:")).Open(DataScope.System);
        using var postgres = new AppDbFactory(new("postgres", "Host=none")).Open(DataScope.System);

        sqlite.Database.HasPendingModelChanges().ShouldBeFalse();
        postgres.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    static async Task AddAsync(TestOffice office, string city, string path, string name)
    {
        await using var db = office.Everything();
        db.Add(new Enterprise { City = city, DivisionPath = path, Name = name });
        db.Record(Actor.Program(city), "test.add", new("enterprise"), office.Time.UtcNow(), new { name });
        await db.SaveChangesAsync(TestOffice.Cancel);
    }

    static async Task<List<string>> NamesAsync(TestOffice office, DataScope scope)
    {
        await using var db = office.Get<AppDbFactory>().Open(scope);
        return await db.Set<Enterprise>().Select(e => e.Name).ToListAsync(TestOffice.Cancel);
    }
}
