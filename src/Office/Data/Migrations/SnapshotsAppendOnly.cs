using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Chuqing.Office.Data.Migrations;

/// <summary>What a decision rests on does not change either: the snapshots of determinations and cases.</summary>
static class Snapshots
{
    public static readonly string[] Tables = ["Determinations", "CaseFiles"];
}

[DbContext(typeof(SqliteDb)), Migration("20261123000000_SnapshotsAppendOnly")]
sealed class SqliteSnapshotsAppendOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Snapshots.Tables) AppendOnly.Guard(migrationBuilder, table);
    }
}

[DbContext(typeof(PostgresDb)), Migration("20261123000000_SnapshotsAppendOnly")]
sealed class PostgresSnapshotsAppendOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Snapshots.Tables) migrationBuilder.Sql($"REVOKE UPDATE, DELETE ON \"{table}\" FROM chuqing_app;");
    }
}
