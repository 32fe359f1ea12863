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
        office.Settings = new OfficeSettings(office.folder, await TestDatabase.NewAsync(Cancel), Path.Combine(AppContext.BaseDirectory, "law"), Path.Combine(AppContext.BaseDirectory, "plans"));
        office.services = new ServiceCollection().AddSingleton<TimeProvider>(office.Time).AddOffice(office.Settings).BuildServiceProvider();
        await office.FurnishAsync();
        return office;
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

    async Task FurnishAsync()
    {
        await using (var db = Everything())
        {
            await using var file = File.OpenRead(Path.Combine(Settings.LawFolder, "divisions", $"{City}.json"));
            db.AddRange(DivisionTree.Read(file));
            await db.SaveChangesAsync(Cancel);
        }
        await using (var db = Get<AppDbFactory>().Open(DataScope.Of(City, $"/{City}/")))
            Divisions = await DivisionTree.LoadAsync(db, Cancel);
        var root = $"/{City}/";
        (Handler, OtherHandler) = (await PersonAsync("经办甲", root, Duty.Handle), await PersonAsync("经办乙", root, Duty.Handle));
        (Reviewer, Approver) = (await PersonAsync("审核", root, Duty.Review), await PersonAsync("批准", root, Duty.Approve));
        (LawOfficer, OtherLawOfficer) = (await PersonAsync("核对甲", root, Duty.ConfirmLaw), await PersonAsync("核对乙", root, Duty.ConfirmLaw));
        (Verifier, OtherVerifier) = (await PersonAsync("验收甲", root, Duty.Verify), await PersonAsync("验收乙", root, Duty.Verify));
        (Coordinator, Releaser) = (await PersonAsync("统筹", root, Duty.Coordinate), await PersonAsync("发布", root, Duty.Release));
        CountyHandler = await PersonAsync("曲江经办", Divisions.ByCode("440205")!.Path, Duty.Handle);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
