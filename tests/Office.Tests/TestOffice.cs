using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Chuqing.Office.Tests;

/// <summary>
/// An office of its own per test: a fresh database with the city's divisions, a clock that stands at 2026-11-23, and people who may do everything needed.
/// Services are resolved for a person: <c>await office.AsAsync(office.Handler, (RegistryService s) => …)</c>.
/// </summary>
sealed class TestOffice : IAsyncDisposable
{
    public const string City = "440200";
    readonly string folder = Directory.CreateTempSubdirectory("chuqing-office-").FullName;
    ServiceProvider services = null!;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
    public OfficeSettings Settings { get; private set; } = null!;
    public DivisionTree Divisions { get; private set; } = null!;

    /// <summary>City-wide people, each a different person: two who handle, two who review, and so on.</summary>
    public SignedIn Handler { get; private set; } = null!;
    public SignedIn OtherHandler { get; private set; } = null!;
    public SignedIn Reviewer { get; private set; } = null!;
    public SignedIn Approver { get; private set; } = null!;
    public SignedIn Coordinator { get; private set; } = null!;
    public SignedIn LawOfficer { get; private set; } = null!;
    public SignedIn OtherLawOfficer { get; private set; } = null!;
    public SignedIn Verifier { get; private set; } = null!;
    public SignedIn OtherVerifier { get; private set; } = null!;
    public SignedIn Releaser { get; private set; } = null!;

    /// <summary>A handler who sees 曲江区 only.</summary>
    public SignedIn CountyHandler { get; private set; } = null!;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TestOffice> StartAsync()
    {
        var office = new TestOffice();
        office.Open(await TestDatabase.NewAsync(FurnishAsync, Cancel));
        await office.MeetAsync();
        return office;
    }

    void Open(DatabaseSettings database)
    {
        Settings = new(folder, database, Path.Combine(AppContext.BaseDirectory, "law"), Path.Combine(AppContext.BaseDirectory, "plans"));
        services = new ServiceCollection().AddSingleton<TimeProvider>(Time).AddOffice(Settings).BuildServiceProvider();
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Runs something as a person, in a scope of its own, as a request would.</summary>
    public async Task<TResult> AsAsync<TService, TResult>(SignedIn person, Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().SignedIn = person;
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <inheritdoc cref="AsAsync{TService,TResult}"/>
    public Task AsAsync<TService>(SignedIn person, Func<TService, Task> act) where TService : notnull =>
        AsAsync<TService, bool>(person, async service =>
        {
            await act(service);
            return true;
        });

    /// <summary>The database without scope, to look at what really stands there.</summary>
    public AppDb Everything() => Get<AppDbFactory>().Open(DataScope.System);

    /// <summary>Adds a person to a city with some duties over a division.</summary>
    public async Task<SignedIn> PersonAsync(string name, string divisionPath, params Duty[] duties)
    {
        var city = divisionPath.Split('/')[1];
        await using var db = Everything();
        var organ = await db.Set<Organ>().FirstOrDefaultAsync(o => o.City == city, Cancel)
            ?? await new PeopleService(db, Time, Get<Today>()).AddOrganAsync(Actor.Program(city), "市工业和信息化局", $"/{city}/", null, Cancel);
        // 不建账号：算密码要时间，这里没人登录
        var person = new Person { City = city, Name = name };
        var appointment = new Appointment { City = city, PersonId = person.Id, OrganId = organ.Id, DivisionPath = divisionPath, Title = "测试", Duties = duties, From = new(2026, 1, 1) };
        db.AddRange(person, appointment);
        db.Record(Actor.Program(city), "people.appoint", new("appointment", appointment.Id, divisionPath), Time.UtcNow(), new { name, duties });
        await db.SaveChangesAsync(Cancel);
        return (await new PeopleQueries(db, Get<Today>()).UnderAsync(appointment.Id, Cancel))!;
    }

    // 每个测试都要的东西只在样板库里写一次，测试复制样板库
    static async Task FurnishAsync(DatabaseSettings database)
    {
        await using var office = new TestOffice();
        office.Open(database);
        await using (var db = office.Everything())
        {
            await using var file = File.OpenRead(Path.Combine(office.Settings.LawFolder, "divisions", $"{City}.json"));
            db.AddRange(DivisionTree.Read(file));
            await db.SaveChangesAsync(Cancel);
        }
        foreach (var (name, duty) in Staff) await office.PersonAsync(name, $"/{City}/", duty);
        await office.PersonAsync("曲江经办", $"/{City}/440205/", Duty.Handle);
    }

    static readonly (string Name, Duty Duty)[] Staff =
    [
        ("经办甲", Duty.Handle), ("经办乙", Duty.Handle), ("审核", Duty.Review), ("批准", Duty.Approve), ("核对甲", Duty.ConfirmLaw), ("核对乙", Duty.ConfirmLaw),
        ("验收甲", Duty.Verify), ("验收乙", Duty.Verify), ("统筹", Duty.Coordinate), ("发布", Duty.Release),
    ];

    async Task MeetAsync()
    {
        await using (var db = Get<AppDbFactory>().Open(DataScope.Of(City, $"/{City}/")))
            Divisions = await DivisionTree.LoadAsync(db, Cancel);
        (Handler, OtherHandler, Reviewer, Approver) = (await MeetAsync("经办甲"), await MeetAsync("经办乙"), await MeetAsync("审核"), await MeetAsync("批准"));
        (LawOfficer, OtherLawOfficer, Coordinator, Releaser) = (await MeetAsync("核对甲"), await MeetAsync("核对乙"), await MeetAsync("统筹"), await MeetAsync("发布"));
        (Verifier, OtherVerifier, CountyHandler) = (await MeetAsync("验收甲"), await MeetAsync("验收乙"), await MeetAsync("曲江经办"));
    }

    async Task<SignedIn> MeetAsync(string name)
    {
        await using var db = Everything();
        var appointment = await (from person in db.Set<Person>() where person.Name == name join a in db.Set<Appointment>() on person.Id equals a.PersonId select a.Id).SingleAsync(Cancel);
        return (await new PeopleQueries(db, Get<Today>()).UnderAsync(appointment, Cancel))!;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await TestDatabase.DropAsync(Settings.Database);
        Directory.Delete(folder, recursive: true);
    }
}
