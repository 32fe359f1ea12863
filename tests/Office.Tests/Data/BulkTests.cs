using Chuqing.Office.Data;
using Chuqing.Office.Registry;
using Chuqing.Law.Screening;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Data;

/// <summary>What is written in bulk must lie in the database exactly as a save would put it.</summary>
public sealed class BulkTests
{
    [Fact]
    public async Task A_row_written_in_bulk_is_stored_as_a_save_stores_it()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AsAsync(office.Handler, async (AppDb db) =>
        {
            var (saved, bulk) = (FactOf(office, "保存"), FactOf(office, "成批"));
            db.Add(saved);
            db.Record(office.Handler.Actor, "test.bulk", new("fact", saved.Id), saved.EnteredAt, new { });
            await db.SaveChangesAsync(TestOffice.Cancel);
            await db.LockAsync("test", TestOffice.Cancel);
            await db.InsertManyAsync([bulk], TestOffice.Cancel);
            await db.Database.CommitTransactionAsync(TestOffice.Cancel);

            // 逐列比原样存着的：类型和文字都要一样
            (await StoredAsync(db, bulk.Id)).ShouldBe(await StoredAsync(db, saved.Id));
            (await db.Set<Fact>().AsNoTracking().SingleAsync(f => f.Id == bulk.Id, TestOffice.Cancel)).ShouldBeEquivalentTo(bulk);
        });
    }

    [Fact]
    public async Task A_row_outside_the_scope_is_refused_and_without_a_transaction_nothing_is_written()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AsAsync(office.CountyHandler, async (AppDb db) =>
        {
            await Should.ThrowAsync<InvalidOperationException>(() => db.InsertManyAsync([FactOf(office, "没有事务")], TestOffice.Cancel));
            await db.LockAsync("test", TestOffice.Cancel);
            var elsewhere = FactOf(office, "别的县", "/440200/440281/");
            await Should.ThrowAsync<OutOfScopeException>(() => db.InsertManyAsync([elsewhere], TestOffice.Cancel));
            (await db.Set<Fact>().CountAsync(TestOffice.Cancel)).ShouldBe(0);
        });
    }

    [Fact]
    public async Task A_row_changed_since_it_was_read_is_a_conflict()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AsAsync(office.Handler, async (AppDb db) =>
        {
            await db.LockAsync("test", TestOffice.Cancel);
            var enterprise = new Enterprise { City = "440200", DivisionPath = "/440200/", Name = "韶关某厂（演示）" };
            await db.InsertManyAsync([enterprise], TestOffice.Cancel);
            var (first, second) = (await db.Set<Enterprise>().AsNoTracking().SingleAsync(TestOffice.Cancel), await db.Set<Enterprise>().AsNoTracking().SingleAsync(TestOffice.Cancel));
            first.Name = "韶关某厂（先改）";
            await db.UpdateManyAsync([first], TestOffice.Cancel);
            second.Name = "韶关某厂（后改）";
            await Should.ThrowAsync<ConflictException>(() => db.UpdateManyAsync([second], TestOffice.Cancel));
            var now = await db.Set<Enterprise>().AsNoTracking().SingleAsync(TestOffice.Cancel);
            (now.Name, now.Version).ShouldBe(("韶关某厂（先改）", 1));
        });
    }

    static Fact FactOf(TestOffice office, string source, string path = "/440200/440205/") => new()
    {
        City = "440200", DivisionPath = path, Subject = FactSubject.Line, SubjectId = new("01890000-0000-7000-8000-000000000001"), Name = "产能", Value = "12.50", Figure = 12.50m, Unit = "万吨/年", Year = 2025,
        ValidFrom = new(2026, 1, 31), EnteredAt = new DateTime(2026, 11, 23, 1, 2, 3, 456, DateTimeKind.Utc), Source = source, PermittedUse = PermittedUse.Basis,
    };

    static async Task<string> StoredAsync(AppDb db, Guid id)
    {
        var columns = db.Model.FindEntityType(typeof(Fact))!.GetProperties().Select(p => p.Name).Where(c => c is not ("Id" or "Source")).Order(StringComparer.Ordinal).ToList();
        var isSqlite = db.Database.IsSqlite();
        var list = string.Join(" || '|' || ", columns.Select(c => isSqlite ? $"typeof(\"{c}\") || ':' || coalesce(\"{c}\", '')" : $"coalesce(\"{c}\"::text, '')"));
#pragma warning disable EF1002 // 列名出自模型，不出自输入
        return await db.Database.SqlQueryRaw<string>($"SELECT {list} AS \"Value\" FROM \"Facts\" WHERE \"Id\" = {{0}}", id).SingleAsync(TestOffice.Cancel);
#pragma warning restore EF1002
    }
}
