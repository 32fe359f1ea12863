using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chuqing.Office.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Wide : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Facts_SupersededById",
                table: "Facts");

            migrationBuilder.AddColumn<string>(
                name: "KeptSupply",
                table: "ProceedingSteps",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NodeOn",
                table: "Proceedings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PreparedUnder",
                table: "ListDrafts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CutOffOn",
                table: "Exits",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DismantleBy",
                table: "Exits",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EnterprisePromisedOn",
                table: "Exits",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "GovernmentPromisedOn",
                table: "Exits",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mode",
                table: "Exits",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PowerGearRemovedOn",
                table: "Exits",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ProvinceAnnouncedOn",
                table: "Exits",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SealVerifiedOn",
                table: "Exits",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SealedOn",
                table: "Exits",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SealingReason",
                table: "Exits",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ListCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    RowId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Changes = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Ground = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    EnteredBy = table.Column<Guid>(type: "uuid", nullable: false),
                    EnteredUnder = table.Column<Guid>(type: "uuid", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListCorrections", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Proceedings_City_NodeOn",
                table: "Proceedings",
                columns: new[] { "City", "NodeOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_SupersededById",
                table: "Facts",
                column: "SupersededById",
                filter: "\"SupersededById\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Exits_City_SealVerifiedOn",
                table: "Exits",
                columns: new[] { "City", "SealVerifiedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_ListCorrections_City_Kind_RowId_Number",
                table: "ListCorrections",
                columns: new[] { "City", "Kind", "RowId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ListCorrections");

            migrationBuilder.DropIndex(
                name: "IX_Proceedings_City_NodeOn",
                table: "Proceedings");

            migrationBuilder.DropIndex(
                name: "IX_Facts_SupersededById",
                table: "Facts");

            migrationBuilder.DropIndex(
                name: "IX_Exits_City_SealVerifiedOn",
                table: "Exits");

            migrationBuilder.DropColumn(
                name: "KeptSupply",
                table: "ProceedingSteps");

            migrationBuilder.DropColumn(
                name: "NodeOn",
                table: "Proceedings");

            migrationBuilder.DropColumn(
                name: "PreparedUnder",
                table: "ListDrafts");

            migrationBuilder.DropColumn(
                name: "CutOffOn",
                table: "Exits");

            migrationBuilder.DropColumn(
                name: "DismantleBy",
                table: "Exits");

            migrationBuilder.DropColumn(
                name: "EnterprisePromisedOn",
                table: "Exits");

            migrationBuilder.DropColumn(
                name: "GovernmentPromisedOn",
                table: "Exits");

            migrationBuilder.DropColumn(
                name: "Mode",
                table: "Exits");

            migrationBuilder.DropColumn(
                name: "PowerGearRemovedOn",
                table: "Exits");

            migrationBuilder.DropColumn(
                name: "ProvinceAnnouncedOn",
                table: "Exits");

            migrationBuilder.DropColumn(
                name: "SealVerifiedOn",
                table: "Exits");

            migrationBuilder.DropColumn(
                name: "SealedOn",
                table: "Exits");

            migrationBuilder.DropColumn(
                name: "SealingReason",
                table: "Exits");

            migrationBuilder.CreateIndex(
                name: "IX_Facts_SupersededById",
                table: "Facts",
                column: "SupersededById");
        }
    }
}
