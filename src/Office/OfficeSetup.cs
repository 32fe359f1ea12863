using Chuqing.Office.Data;
using Chuqing.Office.Data.Backups;
using Chuqing.Office.Files;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
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
        services.AddSingleton<LawBook.LawLibrary>();
        services.AddScoped<PeopleQueries>();
        services.AddScoped<Procedures.ProceedingService>();
        services.AddSingleton<Registry.ImportStaging>();
        services.AddScoped<Registry.RegistryImport>();
        services.AddScoped<Registry.RegistryQueries>();
        return services;
    }
}
