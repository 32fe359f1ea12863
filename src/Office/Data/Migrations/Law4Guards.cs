using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Chuqing.Office.Data.Migrations;

/// <summary>After “Law4”: what officers said of the law, and what was sent as law, never changes; words are found by the vector that stands beside the search column.</summary>
static class Law4
{
    public static readonly string[] AppendOnlyTables =
    [
        "LawOriginals", "LawSuspensions", "LawCorrections", "ManualCitations", "ManualCitationChecks", "LawEditions", "LawPreviews", "EditionSignatures", "ContradictionRulings",
    ];
}

[DbContext(typeof(SqliteDb)), Migration("20261124235900_Law4Guards")]
sealed class SqliteLaw4Guards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Law4.AppendOnlyTables) AppendOnly.Guard(migrationBuilder, table);
    }
}

[DbContext(typeof(PostgresDb)), Migration("20261124235900_Law4Guards")]
sealed class PostgresLaw4Guards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in Law4.AppendOnlyTables) migrationBuilder.Sql($"REVOKE UPDATE, DELETE ON \"{table}\" FROM chuqing_app;");
        foreach (var table in Wide.Searched) migrationBuilder.Sql($"DROP INDEX \"IX_{table}_Grams\";");
        migrationBuilder.Sql(AppendOnly.RowPolicies);
    }
}
