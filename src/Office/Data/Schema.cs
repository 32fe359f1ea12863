using Chuqing.Law.Procedures;
using Chuqing.Office.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Data;

/// <summary>What a feature fills in rows of an older version, where SQL alone cannot; may run again without harm.</summary>
public sealed record RowFilling(Func<AppDb, CancellationToken, Task> FillAsync);

/// <summary>Brings a database to this version. Only <c>demo</c> and <c>db migrate</c> call it.</summary>
public sealed class Schema(AppDbFactory databases, IEnumerable<RowFilling>? fillings = null)
{
    public async Task MigrateAsync(CancellationToken cancel)
    {
        await using var db = databases.Open(DataScope.System);
        await db.Database.MigrateAsync(cancel);
        await WriteTablesAsync(db, cancel);
        foreach (var filling in fillings ?? []) await filling.FillAsync(db, cancel);
    }

    /// <summary>Whether the database is there and at this version.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancel) => await StateAsync(cancel) == SchemaState.Current;

    /// <summary>How the database stands to this program. Never creates one.</summary>
    public async Task<SchemaState> StateAsync(CancellationToken cancel)
    {
        await using var db = databases.Open(DataScope.System);
        if (!await db.Database.CanConnectAsync(cancel)) return SchemaState.Unreachable;
        var (applied, known) = ((await db.Database.GetAppliedMigrationsAsync(cancel)).ToHashSet(), db.Database.GetMigrations().ToHashSet());
        return applied.Count == 0 ? SchemaState.Empty
            : !applied.IsSubsetOf(known) ? SchemaState.Newer
            : applied.Count < known.Count ? SchemaState.Older
            : SchemaState.Current;
    }

    // 程序表的每一行也写进库，步骤的外键指着它：表里没有的一步，库不收
    static async Task WriteTablesAsync(AppDb db, CancellationToken cancel)
    {
        var known = await db.Set<ProcedureTransition>().AsNoTracking().Select(t => new { t.Procedure, t.Version, t.From, t.Act, t.To }).ToListAsync(cancel);
        var all = AllProcedures.Tables.SelectMany(p => p.Transitions.Select(t => new { Procedure = p.Id, p.Version, t.From, t.Act, t.To })
            .Append(new { Procedure = p.Id, p.Version, From = "", Act = ProceedingStep.Open, To = p.Initial }));
        foreach (var row in all.Where(row => !known.Contains(row)))
            db.Add(new ProcedureTransition { Procedure = row.Procedure, Version = row.Version, From = row.From, Act = row.Act, To = row.To });
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>How a database stands to this program.</summary>
public enum SchemaState
{
    /// <summary>All migrations of this program, no other.</summary>
    Current,

    /// <summary>No file, no server, or no permission.</summary>
    Unreachable,

    /// <summary>No migration was ever applied.</summary>
    Empty,

    /// <summary>Some migrations of this program are missing.</summary>
    Older,

    /// <summary>It has migrations that this program does not know.</summary>
    Newer,
}
