using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Chuqing.Office.Data.Migrations;

/// <summary>After “Wide”: what of its tables never changes, who sees their rows, and how exits of the first branch are told.</summary>
static class Wide
{
    public static readonly string[] AppendOnlyTables = ["ListCorrections", "RegistryLinks"];

    public const string ModeOfOldExits = """UPDATE "Exits" SET "Mode" = 'Dismantling' WHERE "Mode" IS NULL AND "DismantledOn" IS NOT NULL;""";
}

[DbContext(typeof(SqliteDb)), Migration("20261123235900_WideGuards")]
sealed class SqliteWideGuards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Wide.ModeOfOldExits);
        foreach (var table in Wide.AppendOnlyTables) AppendOnly.Guard(migrationBuilder, table);
    }
}

[DbContext(typeof(PostgresDb)), Migration("20261123235900_WideGuards")]
sealed class PostgresWideGuards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Wide.ModeOfOldExits);
        foreach (var table in Wide.AppendOnlyTables) migrationBuilder.Sql($"REVOKE UPDATE, DELETE ON \"{table}\" FROM chuqing_app;");
        migrationBuilder.Sql(AppendOnly.RowPolicies);
    }
}
