using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Chuqing.Office.Data.Migrations;

/// <summary>After “Wide”: what of its tables never changes, who sees their rows, and how exits of the first branch are told.</summary>
static class Wide
{
    public static readonly string[] AppendOnlyTables = ["ListCorrections", "RegistryLinks", "DuplicateRulings"];

    /// <summary>The list shows the newest answers of the law; those of an older version stood beside it.</summary>
    public const string AnswersOfOldLines = """
        UPDATE "ProductionLines" SET "Verdict" = (SELECT s."Verdict" FROM "LineScreenings" s WHERE s."LineId" = "ProductionLines"."Id"),
          "Missing" = (SELECT s."Missing" FROM "LineScreenings" s WHERE s."LineId" = "ProductionLines"."Id")
        WHERE "Id" IN (SELECT "LineId" FROM "LineScreenings");
        """;

    /// <summary>Words are found by an index over the pieces of the search column.</summary>
    public static readonly string[] Searched = ["Enterprises", "ProductionLines"];

    public const string ModeOfOldExits = """UPDATE "Exits" SET "Mode" = 'Dismantling' WHERE "Mode" IS NULL AND "DismantledOn" IS NOT NULL;""";
}

[DbContext(typeof(SqliteDb)), Migration("20261123235900_WideGuards")]
sealed class SqliteWideGuards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Wide.ModeOfOldExits);
        migrationBuilder.Sql(Wide.AnswersOfOldLines);
        foreach (var table in Wide.AppendOnlyTables) AppendOnly.Guard(migrationBuilder, table);
    }
}

[DbContext(typeof(PostgresDb)), Migration("20261123235900_WideGuards")]
sealed class PostgresWideGuards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Wide.ModeOfOldExits);
        migrationBuilder.Sql(Wide.AnswersOfOldLines);
        foreach (var table in Wide.AppendOnlyTables) migrationBuilder.Sql($"REVOKE UPDATE, DELETE ON \"{table}\" FROM chuqing_app;");
        foreach (var table in Wide.Searched) migrationBuilder.Sql($"CREATE INDEX \"IX_{table}_Grams\" ON \"{table}\" USING gin (to_tsvector('simple', \"SearchText\"));");
        migrationBuilder.Sql(AppendOnly.RowPolicies);
    }
}
