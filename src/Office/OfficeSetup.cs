using Chuqing.Law.Procedures;
using Chuqing.Office.Cases;
using Chuqing.Office.Data;
using Chuqing.Office.Data.Backups;
using Chuqing.Office.Exits;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Chuqing.Office.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chuqing.Office;

/// <summary>Who the current request or command acts for; set once, before the database is asked for.</summary>
public sealed class CurrentActor
{
    SignedIn? signedIn;

    public SignedIn? SignedIn
    {
        get => signedIn;
        set => signedIn = value;
    }

    /// <summary>The actor of writes.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Actor Actor => signedIn?.Actor ?? throw new InvalidOperationException("没有登录，不能写。");

    public SignedIn Required => signedIn ?? throw new InvalidOperationException("没有登录。");

    /// <summary>Nobody sees nothing: a scope that contains no division.</summary>
    public DataScope Scope => signedIn?.Scope ?? new("", "", "");
}

/// <summary>The only registration code of the office.</summary>
public static class OfficeSetup
{
    public static IServiceCollection AddOffice(this IServiceCollection services, OfficeSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(new AppDbFactory(settings.Database));
        services.AddSingleton<Today>();
        services.AddSingleton(provider => new FileStore(settings.FilesFolder, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<BackupService>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<Schema>();
        services.AddSingleton<LedgerSealer>();
        services.AddSingleton<LedgerProof>();
        services.AddScoped<CurrentActor>();
        services.AddScoped(provider => provider.GetRequiredService<AppDbFactory>().Open(provider.GetRequiredService<CurrentActor>().Scope));
        services.AddScoped<Exits.ExitYearQueries>();
        services.AddScoped<Lists.ListQueries>();
        services.AddScoped<Lists.ListService>();
        services.AddScoped<PeopleQueries>();
        services.AddScoped<Plans.PlanQueries>();
        services.AddScoped<Plans.PlanService>();
        services.AddScoped<Cases.ServedOrderQueries>();
        services.AddScoped<Returns.YearReport>();
        services.AddSingleton<LawBook.LawLibrary>();
        services.AddScoped<Procedures.ProceedingService>();
        services.AddScoped<Registry.RegistryImport>();
        services.AddScoped<Registry.RegistryQueries>();
        services.AddScoped<CaseQueries>();
        services.AddScoped<CaseService>();
        services.AddSingleton<ClockRebuild>();
        services.AddScoped<ExitDays>();
        services.AddScoped<ExitQueries>();
        services.AddScoped<ExitService>();
        services.AddScoped<FileService>();
        services.AddSingleton<LawLibrary>();
        services.AddScoped<LineFindingQueries>();
        services.AddScoped<LineStatusService>();
        services.AddScoped<ProceedingQueries>();
        services.AddScoped<ProceedingService>();
        services.AddScoped(provider => new StepHook(ExitProcedure.Id, provider.GetRequiredService<ExitDays>().ApplyAsync));
        return services;
    }
}
