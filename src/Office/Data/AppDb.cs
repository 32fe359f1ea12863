using System.Linq.Expressions;
using System.Reflection;
using Chuqing.Office.Data.Bulk;
using Chuqing.Office.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Chuqing.Office.Data;

/// <summary>The one database of the house. All mapping is here and in the features' <c>…Map</c> files; the two subclasses only name the provider.</summary>
/// <remarks>Every query is cut to the scope it was opened with; every save of business rows carries the act that caused it.</remarks>
public abstract class AppDb(DbContextOptions options, DataScope scope) : DbContext(options)
{
    public DataScope Scope { get; } = scope;

    readonly Dictionary<Type, BulkTable> bulk = [];

    // 查询过滤器只认上下文的成员，EF 才会每次取当前值
    string City => Scope.City;
    bool IsSystem => Scope.IsSystem;
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
                // 系统范围另有一份没有过滤器的模型：条件里带着“或者是系统”，索引就用不上了
                if (!IsSystem) entity.HasQueryFilter(Filter(type.ClrType));
            }
            if (typeof(IDivisionScoped).IsAssignableFrom(type.ClrType))
                entity.Property(nameof(IDivisionScoped.DivisionPath)).HasMaxLength(60).IsRequired().UseCollation(OrdinalCollation);
            if (typeof(IVersioned).IsAssignableFrom(type.ClrType))
                entity.Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        }
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.ReplaceService<IModelCacheKeyFactory, ModelOfScope>();

    /// <summary>Two models: one cut to a scope, one for the system.</summary>
    sealed class ModelOfScope : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), ((AppDb)context).IsSystem, designTime);
    }

    /// <summary>The collation under which strings compare by code unit, as <see cref="DataScope"/> does.</summary>
    protected abstract string OrdinalCollation { get; }

    /// <summary>Opens a transaction that holds the city's write lock until it ends: for chains and numbers without gaps.</summary>
    public abstract Task LockAsync(string name, CancellationToken cancel);

    /// <summary>Writes many new rows past the change tracker, into the open transaction: same columns, converters and scope as a save. The act that caused them is recorded by the caller before the commit.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open: rows without their act could stay.</exception>
    /// <exception cref="OutOfScopeException">A row lies outside the scope; nothing was written.</exception>
    public async Task InsertManyAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (TableOf(rows) is { } table) await InsertManyAsync(table, rows, cancel);
    }

    /// <summary>Writes the present values of rows that were read untracked. <inheritdoc cref="InsertManyAsync{T}"/></summary>
    /// <exception cref="ConflictException">Somebody changed one of them since; the transaction is to be rolled back.</exception>
    /// <inheritdoc cref="InsertManyAsync{T}"/>
    public async Task UpdateManyAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancel) where T : class
    {
        if (TableOf(rows) is not { } table) return;
        if (await UpdateManyAsync(table, rows, cancel) != rows.Count) throw new ConflictException("写入的同时有人改了其中的行。没有保存任何改动，请再来一次。");
        foreach (var row in rows)
            if (row is IVersioned versioned) versioned.Version++;
    }

    private protected abstract Task InsertManyAsync(BulkTable table, IReadOnlyCollection<object> rows, CancellationToken cancel);

    /// <returns>How many rows stood as they were read.</returns>
    private protected abstract Task<int> UpdateManyAsync(BulkTable table, IReadOnlyCollection<object> rows, CancellationToken cancel);

    BulkTable? TableOf<T>(IReadOnlyCollection<T> rows) where T : class
    {
        if (Database.CurrentTransaction is null) throw new InvalidOperationException("成批写入要在事务里。");
        if (!IsSystem)
            foreach (var row in rows) KeepInside(row);
        if (rows.Count == 0) return null;
        if (!bulk.TryGetValue(typeof(T), out var table)) bulk[typeof(T)] = table = new(Model, typeof(T));
        return table;
    }

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
            if (!IsSystem) KeepInside(change.Entity);
        }
        if (changes.Exists(c => c.Entity is not IUnrecorded) && !changes.Exists(c => c is { Entity: LedgerEntry, State: EntityState.Added }))
            throw new InvalidOperationException("有业务数据要写，却没有留痕。先调用 Record。");
    }

    void KeepInside(object row)
    {
        if (row is ICityOwned owned && owned.City != City)
            throw new OutOfScopeException($"不能写别的市的数据（{owned.City}）。没有保存任何改动。");
        if (row is IDivisionScoped scoped && !Scope.Contains(scoped.DivisionPath))
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
