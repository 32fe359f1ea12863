using Chuqing.Office;
using Chuqing.Office.Ledger;
using Chuqing.Office.Settings;
using Chuqing.Web.Api;
using Chuqing.Web.Portal.Released;
using Chuqing.Web.Workbench.LawBook;
using Chuqing.Web.Workbench.Year;
using Chuqing.Web.Workbench.Procedures;
using Chuqing.Web.Workbench.Registry;

namespace Chuqing.Web.Host;

/// <summary>The web application with the office behind it.</summary>
public static class OfficeHost
{
    /// <param name="services">Replaces services, for tests: the clock.</param>
    public static WebApplication Build(OfficeSettings settings, IReadOnlyList<string> urls, Action<IServiceCollection>? services = null) => WebHost.Build(new()
    {
        Urls = urls,
        Demo = settings.IsDemo,
        Services = builder =>
        {
            services?.Invoke(builder.Services);
            builder.Services.AddOffice(settings);
            builder.Services.AddSignIn(settings.KeysFolder);
            builder.Services.AddSingleton<KnownActors>();
            builder.Services.AddSingleton<PackWords>();
            builder.Services.AddHostedService<SealingLoop>();
            builder.Services.AddSingleton<ReleasePublisher>();
            builder.Services.AddHostedService<PublishingAtStart>();
            if (settings.RunsJobs) builder.Services.AddHostedService<JobLoop>();
        },
        Pipeline = SignInSetup.UseActor,
        Endpoints = app =>
        {
            Probes.MapReady(app);
            PortalEndpoints.Map(app, settings.ReleasedFolder);
            YearEndpoints.Map(app);
            LedgerEndpoints.Map(app);
            Workbench.Missing.MissingEndpoints.Map(app);
            Workbench.Contradictions.ContradictionEndpoints.Map(app);
            EditionEndpoints.Map(app);
            FileEndpoint.Map(app);
            LawFileEndpoints.Map(app);
            JudgeEndpoint.Map(app);
        },
    });
}

/// <summary>Seals the ledger twice a second, so that no act waits longer than one.</summary>
sealed class SealingLoop(LedgerSealer sealer, ILogger<SealingLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // 节拍按真的时钟走：测试拨快日期，不该补敲几千次
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await sealer.SealAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "封记没有写成，半秒后再试");
            }
    }
}
