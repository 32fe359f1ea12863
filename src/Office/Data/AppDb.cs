using System.Linq.Expressions;
using System.Reflection;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Chuqing.Office.Data;

/// <summary>The one database of the house. All mapping is here and in the features' <c>…Map</c> files; the two subclasses only name the provider.</summary>
/// <remarks>Every query is cut to the scope it was opened with; every save of business rows carries the act that caused it.</remarks>
public abstract class AppDb(DbContextOptions options, DataScope scope) : DbContext(options)
{
    public DataScope Scope { get; } = scope;

    // 查询过滤器只认上下文的成员，EF 才会每次取当前值
    string City => Scope.City;
    string PathFrom => Scope.PathFrom;
    string PathTo => Scope.PathTo;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => t.BaseType is null && !t.IsOwned()).ToList())
        {
            var entity = modelBuilder.Entity(type.ClrType);
            if (typeof(ICityOwned).IsAssignableFrom(type.ClrType))
            {
                entity.Property(nameof(ICityOwned.City)).HasMaxLength(6).IsRequired();
                if (!Scope.IsSystem) entity.HasQueryFilter(Filter(type.ClrType));
            }
            if (typeof(IDivisionScoped).IsAssignableFrom(type.ClrType))
                entity.Property(nameof(IDivisionScoped.DivisionPath)).HasMaxLength(60).IsRequired().UseCollation(OrdinalCollation);
            if (typeof(IVersioned).IsAssignableFrom(type.ClrType))
                entity.Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }

    /// <summary>The collation under which strings compare by code unit, as <see cref="DataScope"/> does.</summary>
    protected abstract string OrdinalCollation { get; }

    /// <summary>Opens a transaction that holds the city's write lock until it ends: for chains and numbers without gaps.</summary>
    public abstract Task LockAsync(string name, CancellationToken cancel);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(28, 10);
    }

    /// <summary>Writes an act into the ledger, in the same transaction as what it changed.</summary>
    /// <param name="actor">Who did it, under which appointment.</param>
    /// <param name="act">What was done, e.g. <c>registry.import</c>.</param>
    /// <param name="subject">What it was done to.</param>
    /// <param name="at">The instant; cut to microseconds.</param>
    /// <param name="content">The facts of the act, without personal data.</param>
    public LedgerEntry Record(Actor actor, string act, LedgerSubject subject, DateTime at, object content)
    {
        var entry = LedgerEntry.Of(actor, act, subject, at, content);
        Add(entry);
        Add(new PendingSeal { EntryId = entry.Id, City = entry.City });
        return entry;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Guard();
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Guard();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    void Guard()
    {
        var changes = ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (changes.Count == 0) return;
        foreach (var change in changes)
        {
            if (change.Entity is IVersioned versioned && change.State == EntityState.Modified) versioned.Version++;
            if (!Scope.IsSystem) KeepInside(change);
        }
        if (changes.Exists(c => c.Entity is not IUnrecorded) && !changes.Exists(c => c is { Entity: LedgerEntry, State: EntityState.Added }))
            throw new InvalidOperationException("有业务数据要写，却没有留痕。先调用 Record。");
    }

    void KeepInside(EntityEntry change)
    {
        if (change.Entity is ICityOwned owned && owned.City != City)
            throw new OutOfScopeException($"不能写别的市的数据（{owned.City}）。没有保存任何改动。");
        if (change.Entity is IDivisionScoped scoped && !Scope.Contains(scoped.DivisionPath))
            throw new OutOfScopeException("这条数据不在您的辖区内。没有保存任何改动。");
    }

    LambdaExpression Filter(Type type) =>
        (LambdaExpression)typeof(AppDb)
            .GetMethod(typeof(IDivisionScoped).IsAssignableFrom(type) ? nameof(InDivision) : nameof(InCity), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(type).Invoke(this, null)!;

    Expression<Func<T, bool>> InCity<T>() where T : class, ICityOwned => row => row.City == City;

#pragma warning disable CA1309 // 翻译成 SQL 比较，排序规则由列的 collation 定
    Expression<Func<T, bool>> InDivision<T>() where T : class, IDivisionScoped =>
        row => row.City == City && string.Compare(row.DivisionPath, PathFrom) >= 0 && string.Compare(row.DivisionPath, PathTo) < 0;
#pragma warning restore CA1309
}

/// <summary>One model for people, with the scope filters, and one for the system's own jobs, without.</summary>
/// <remarks>A filter that also had to answer for the system (“system or in scope”) would keep SQLite from every index: with half a million lines a page took three hundred milliseconds instead of one.</remarks>
sealed class ModelPerScope : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), designTime, context is AppDb { Scope.IsSystem: true });
}
