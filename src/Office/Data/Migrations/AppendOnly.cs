using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Chuqing.Office.Data.Migrations;

/// <summary>What must never change once written: enforced by the database itself, so that no bug and no clever officer can.</summary>
static class AppendOnly
{
    public static readonly string[] Tables = ["LedgerEntries", "LedgerSeals", "ProceedingSteps", "ListReleases", "AcceptedPacks", "LawConfirmations"];

    /// <summary>Row policies for the tables that have none yet: each connection keeps to its city and divisions. Every migration that adds a table ends with it.</summary>
    public const string RowPolicies = """
        DO $$
        DECLARE t record; condition text;
        BEGIN
          FOR t IN SELECT table_name, bool_or(column_name = 'DivisionPath' AND is_nullable = 'NO' AND table_name <> 'Appointments') AS scoped
                   FROM information_schema.columns c WHERE table_schema = 'public' AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.table_name)
                   GROUP BY table_name HAVING bool_or(column_name = 'City') LOOP
            condition := $c$(current_setting('chuqing.city', true) = '*' OR "City" = current_setting('chuqing.city', true))$c$;
            IF t.scoped THEN
              condition := condition || $c$ AND ("DivisionPath" COLLATE "C" >= current_setting('chuqing.path_from', true) AND "DivisionPath" COLLATE "C" < current_setting('chuqing.path_to', true))$c$;
            END IF;
            EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t.table_name);
            EXECUTE format('CREATE POLICY scope ON %I TO chuqing_app, chuqing_reader USING (%s)', t.table_name, condition);
          END LOOP;
        END $$;
        """;

    /// <summary>Triggers by which SQLite refuses to change or delete rows of a table.</summary>
    public static void Guard(MigrationBuilder migrationBuilder, string table)
    {
        foreach (var act in new[] { "UPDATE", "DELETE" })
            migrationBuilder.Sql($"CREATE TRIGGER \"{table}_No{act}\" BEFORE {act} ON \"{table}\" BEGIN SELECT RAISE(ABORT, '{table} 只增不改'); END;");
    }
}

[DbContext(typeof(SqliteDb)), Migration("20261101000001_AppendOnly")]
sealed class SqliteAppendOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in AppendOnly.Tables) AppendOnly.Guard(migrationBuilder, table);
    }
}

/// <summary>Three roles: the owner migrates; the app has no DDL and cannot change what is written once; the reader reads. Row policies keep each connection to its scope.</summary>
[DbContext(typeof(PostgresDb)), Migration("20261101000001_AppendOnly")]
sealed class PostgresAppendOnly : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            DO $$
            DECLARE name text;
            BEGIN
              FOREACH name IN ARRAY ARRAY['chuqing_owner', 'chuqing_app', 'chuqing_reader'] LOOP
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', name); END IF;
              END LOOP;
            END $$;
            GRANT USAGE ON SCHEMA public TO chuqing_owner, chuqing_app, chuqing_reader;
            GRANT ALL ON ALL TABLES IN SCHEMA public TO chuqing_owner;
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO chuqing_app;
            GRANT SELECT ON ALL TABLES IN SCHEMA public TO chuqing_reader;
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO chuqing_app;
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO chuqing_reader;
            """);
        foreach (var table in AppendOnly.Tables)
            migrationBuilder.Sql($"REVOKE UPDATE, DELETE ON \"{table}\" FROM chuqing_app;");
        migrationBuilder.Sql(AppendOnly.RowPolicies);
    }
}
