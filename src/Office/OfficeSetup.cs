using Chuqing.Law.Procedures;
using Chuqing.Office.Cases;
using Chuqing.Office.Contradictions;
using Chuqing.Office.Data.Backups;
using Chuqing.Office.Data;
using Chuqing.Office.Exits;
using Chuqing.Office.Files;
using Chuqing.Office.Jobs;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.Lists;
using Chuqing.Office.People;
using Chuqing.Office.Plans;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;
using Chuqing.Office.Returns;
using Chuqing.Office.Screening;
using Chuqing.Office.Search;
using Chuqing.Office.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;

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
        services.AddSingleton<Today>();

        services.AddSingleton(new AppDbFactory(settings.Database));
        services.AddScoped<CurrentActor>();
        services.AddScoped(provider => provider.GetRequiredService<AppDbFactory>().Open(provider.GetRequiredService<CurrentActor>().Scope));
        services.AddSingleton<Schema>();
        services.AddSingleton(new RowFilling(SearchTexts.FillAsync));
        services.AddSingleton(new RowFilling(DueDays.FillAsync));
        services.AddSingleton<BackupService>();
        services.AddSingleton<Readiness>();

        services.AddSingleton(provider => new FileStore(settings.FilesFolder, provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<FileService>();
        services.AddSingleton<JobRunner>();
        services.AddScoped<JobService>();
        services.AddScoped<JobQueries>();
        services.AddSingleton<LedgerSealer>();
        services.AddSingleton<LedgerProof>();
        services.AddScoped<PeopleQueries>();

        services.AddSingleton<LawLibrary>();
        services.AddSingleton<CompiledLaws>();
        services.AddSingleton<CurrentLaws>();
        services.AddScoped<LawBookQueries>();
        services.AddScoped<LawBookService>();
        services.AddScoped<LawOriginalService>();
        services.AddScoped<ConfirmingQueries>();
        services.AddScoped<ConfirmingService>();
        services.AddScoped<LawSuspensionService>();
        services.AddScoped<EditionQueries>();
        services.AddScoped<EditionService>();

        services.AddScoped<ProceedingQueries>();
        services.AddScoped<ProceedingService>();
        services.AddScoped<DocumentQueries>();
        services.AddSingleton<ClockRebuild>();

        services.AddSingleton<ImportStaging>();
        services.AddScoped<RegistryImport>();
        services.AddScoped<SheetIntake>();
        services.AddScoped<StagedImportWork>();
        services.AddSingleton(StagedImportWork.Reading);
        services.AddSingleton(StagedImportWork.Writing);
        services.AddScoped<LineListQueries>();
        services.AddScoped<RegistryQueries>();
        services.AddScoped<LineStatusService>();
        services.AddScoped<RegistryActs>();
        services.AddScoped<FactService>();
        services.AddScoped<EnterpriseService>();
        services.AddScoped<LineService>();
        services.AddScoped<LineSplitService>();
        services.AddScoped<BulkService>();
        services.AddScoped<SavedViewService>();
        services.AddScoped<DuplicateQueries>();
        services.AddScoped<DuplicateService>();
        services.AddScoped<RegistrySearch>();
        services.AddScoped<AttributionQueries>();

        services.AddScoped<LineFactsReader>();
        services.AddScoped<ScreeningQueries>();
        services.AddScoped<ScreeningService>();
        services.AddScoped<MissingQueries>();
        services.AddScoped<ContradictionQueries>();
        services.AddScoped<ContradictionService>();
        services.AddSingleton<TouchedRuleCounts>();
        services.AddScoped<TouchedRuleQueries>();
        services.AddScoped<ManualCitationQueries>();
        services.AddScoped<ManualCitationService>();
        services.AddScoped<DeterminationQueries>();
        services.AddScoped<DeterminationService>();
        services.AddScoped<ReplayService>();
        services.AddScoped<LawComparer>();
        services.AddScoped<LawSides>();
        services.AddScoped<LawPreviewQueries>();
        services.AddScoped<LawPreviewService>();
        services.AddScoped<LawJobs>();
        services.AddSingleton(LawPreviewService.Work);

        services.AddScoped<CaseQueries>();
        services.AddScoped<CaseService>();
        services.AddScoped<ServedOrderQueries>();
        services.AddScoped<ClosureQueries>();

        services.AddScoped<ExitDays>();
        services.AddScoped<ExitQueries>();
        services.AddScoped<ExitService>();
        services.AddScoped<ExitYearQueries>();
        services.AddScoped<SealedExitQueries>();
        services.AddScoped(provider => new StepHook(ExitProcedure.Id, provider.GetRequiredService<ExitDays>().ApplyAsync));

        services.AddScoped<ListQueries>();
        services.AddScoped<ListDrafting>();
        services.AddScoped<CorrectionService>();
        services.AddScoped<ListService>();
        services.AddScoped<PlanQueries>();
        services.AddScoped<PlanService>();
        services.AddScoped<SearchQueries>();
        services.AddScoped<YearReport>();
        services.AddScoped<YearRowQueries>();
        services.AddScoped<YearSummary>();
        services.AddScoped<YearReturn>();
        return services;
    }
}
