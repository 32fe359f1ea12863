using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.People;
using Chuqing.Office.Settings;
using Chuqing.Web.Host;
using Chuqing.Web.Tests.Face;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Chuqing.Web.Tests;

/// <summary>
/// The real host on a free port over a database of its own, with a clock that stands at 2026-11-23 09:00 in China.
/// <code>
/// await using var app = await WebApp.StartAsync();
/// var handler = await app.SignInAsync(Who.Handler);
/// var page = await handler.PageAsync("/office/cases");
/// var answer = await handler.SendAsync(page, "form.open", ("title", "…"));
/// </code>
/// Rows are arranged through the services: <c>await app.DoAsync(Who.Handler, (CaseService s) => s.OpenAsync(…));</c>
/// </summary>
sealed class WebApp : IAsyncDisposable
{
    public const string City = "440200";
    readonly WebApplication app;
    readonly LogLines log;
    readonly string folder;
    readonly OfficeSettings settings;
    readonly List<Visitor> visitors = [];

    WebApp(WebApplication app, LogLines log, string folder, OfficeSettings settings, FakeTimeProvider time) => (this.app, this.log, this.folder, this.settings, Time) = (app, log, folder, settings, time);

    public FakeTimeProvider Time { get; }
    public IServiceProvider Services => app.Services;
    public Uri Address { get; private set; } = null!;
    public DivisionTree Divisions { get; private set; } = null!;

    /// <summary>What the host logged as errors; a test that provokes none should find it empty.</summary>
    public IReadOnlyCollection<string> Log => log.Lines;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="change">Changes the settings before the host is built.</param>
    /// <param name="services">Replaces services.</param>
    public static async Task<WebApp> StartAsync(Func<OfficeSettings, OfficeSettings>? change = null, Action<IServiceCollection>? services = null)
    {
        var folder = Directory.CreateTempSubdirectory("chuqing-web-").FullName;
        var (settings, log, time) = (await WebTemplate.CopyToAsync(folder, Cancel), new LogLines(), new FakeTimeProvider(WebTemplate.Start));
        var host = OfficeHost.Build(change?.Invoke(settings) ?? settings, ["http://127.0.0.1:0"], added =>
        {
            added.AddSingleton<TimeProvider>(time);
            added.AddLogging(logging => logging.ClearProviders().AddProvider(log));
            services?.Invoke(added);
        });
        var web = new WebApp(host, log, folder, settings, time);
        await host.StartAsync(Cancel);
        web.Address = new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await using var db = web.Everything(City);
        web.Divisions = await DivisionTree.LoadAsync(db, Cancel);
        return web;
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    public Visitor Visitor()
    {
        var visitor = new Visitor(Address, log);
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>A browser in which somebody of <see cref="Who"/> has signed in through the form.</summary>
    public async Task<Visitor> SignInAsync(string who)
    {
        var visitor = Visitor();
        await visitor.SignInAsync(who, WebTemplate.Password);
        return visitor;
    }

    /// <summary>Runs a service as somebody of <see cref="Who"/>, in a scope of its own, as a request would.</summary>
    public async Task<TResult> DoAsync<TService, TResult>(string who, Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().SignedIn = await WhoIsAsync(who);
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <inheritdoc cref="DoAsync{TService,TResult}"/>
    public Task DoAsync<TService>(string who, Func<TService, Task> act) where TService : notnull => DoAsync<TService, bool>(who, async service =>
    {
        await act(service);
        return true;
    });

    public async Task<SignedIn> WhoIsAsync(string who)
    {
        await using var db = Everything();
        var appointment = await (from account in db.Set<Account>() where account.SignInName == who join a in db.Set<Appointment>() on account.PersonId equals a.PersonId select a.Id).FirstAsync(Cancel);
        return (await new PeopleQueries(db, app.Services.GetRequiredService<Today>()).UnderAsync(appointment, Cancel)).ShouldNotBeNull();
    }

    /// <summary>The database without scope, to look at what really stands there.</summary>
    public AppDb Everything() => app.Services.GetRequiredService<AppDbFactory>().Open(DataScope.System);

    /// <summary>The database of one whole city.</summary>
    public AppDb Everything(string city) => app.Services.GetRequiredService<AppDbFactory>().Open(DataScope.Of(city, $"/{city}/"));

    public async ValueTask DisposeAsync()
    {
        visitors.ForEach(v => v.Dispose());
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await WebTemplate.DropAsync(settings);
        Directory.Delete(folder, recursive: true);
    }
}
