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
                name: "IX_ProductionLines_City_DivisionPath_Id",
                table: "ProductionLines");

            migrationBuilder.DropIndex(
                name: "IX_ProductionLines_City_Sector_Id",
                table: "ProductionLines");

            migrationBuilder.DropIndex(
                name: "IX_Facts_SupersededById",
                table: "Facts");

            migrationBuilder.AddColumn<string>(
                name: "LikenessKey",
                table: "ProductionLines",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Missing",
                table: "ProductionLines",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Verdict",
                table: "ProductionLines",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

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

            migrationBuilder.AddColumn<DateTime>(
                name: "ReplacedAt",
                table: "MainEquipment",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PreparedUnder",
                table: "ListDrafts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AppointmentId",
                table: "Jobs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Input",
                table: "Jobs",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Attribution",
                table: "ImportBatches",
                type: "character varying(210)",
                maxLength: 210,
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

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Enterprises",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "DuplicateRulings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    DivisionPath = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FirstId = table.Column<Guid>(type: "uuid", nullable: false),
                    SecondId = table.Column<Guid>(type: "uuid", nullable: false),
                    Because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ActorName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicateRulings", x => x.Id);
                });

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

            migrationBuilder.CreateTable(
                name: "RegistryLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    Act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    LineId = table.Column<Guid>(type: "uuid", nullable: true),
                    CauseId = table.Column<Guid>(type: "uuid", nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Files = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistryLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegistryLinks_ProductionLines_LineId",
                        column: x => x.LineId,
                        principalTable: "ProductionLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RegistryLinks_RegistryLinks_CauseId",
                        column: x => x.CauseId,
                        principalTable: "RegistryLinks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Query = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false),
                    IsDefault = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProductionLines_City_DivisionPath_Id",
                table: "ProductionLines",
                columns: new[] { "City", "DivisionPath", "Id" },
                filter: "\"MergedIntoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ProductionLines_City_EnterpriseId_LikenessKey",
                table: "ProductionLines",
                columns: new[] { "City", "EnterpriseId", "LikenessKey" },
                filter: "\"MergedIntoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ProductionLines_City_Sector_DivisionPath_Id",
                table: "ProductionLines",
                columns: new[] { "City", "Sector", "DivisionPath", "Id" },
                filter: "\"MergedIntoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ProductionLines_City_Status_DivisionPath_Id",
                table: "ProductionLines",
                columns: new[] { "City", "Status", "DivisionPath", "Id" },
                filter: "\"MergedIntoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ProductionLines_City_Verdict_DivisionPath_Id",
                table: "ProductionLines",
                columns: new[] { "City", "Verdict", "DivisionPath", "Id" },
                filter: "\"MergedIntoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Proceedings_City_NodeOn",
                table: "Proceedings",
                columns: new[] { "City", "NodeOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_State_LeaseUntil",
                table: "Jobs",
                columns: new[] { "State", "LeaseUntil" });

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
                name: "IX_Enterprises_City_NameKey_Id",
                table: "Enterprises",
                columns: new[] { "City", "NameKey", "Id" },
                filter: "\"MergedIntoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DuplicateRulings_City_FirstId_SecondId",
                table: "DuplicateRulings",
                columns: new[] { "City", "FirstId", "SecondId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ListCorrections_City_Kind_RowId_Number",
                table: "ListCorrections",
                columns: new[] { "City", "Kind", "RowId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegistryLinks_CauseId",
                table: "RegistryLinks",
                column: "CauseId");

            migrationBuilder.CreateIndex(
                name: "IX_RegistryLinks_City_FromId",
                table: "RegistryLinks",
                columns: new[] { "City", "FromId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegistryLinks_City_LineId",
                table: "RegistryLinks",
                columns: new[] { "City", "LineId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegistryLinks_City_ToId",
                table: "RegistryLinks",
                columns: new[] { "City", "ToId" });

            migrationBuilder.CreateIndex(
                name: "IX_RegistryLinks_LineId",
                table: "RegistryLinks",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_City_OrganId",
                table: "SavedViews",
                columns: new[] { "City", "OrganId" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_City_PersonId_Name",
                table: "SavedViews",
                columns: new[] { "City", "PersonId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DuplicateRulings");

            migrationBuilder.DropTable(
                name: "ListCorrections");

            migrationBuilder.DropTable(
                name: "RegistryLinks");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_ProductionLines_City_DivisionPath_Id",
                table: "ProductionLines");

            migrationBuilder.DropIndex(
                name: "IX_ProductionLines_City_EnterpriseId_LikenessKey",
                table: "ProductionLines");

            migrationBuilder.DropIndex(
                name: "IX_ProductionLines_City_Sector_DivisionPath_Id",
                table: "ProductionLines");

            migrationBuilder.DropIndex(
                name: "IX_ProductionLines_City_Status_DivisionPath_Id",
                table: "ProductionLines");

            migrationBuilder.DropIndex(
                name: "IX_ProductionLines_City_Verdict_DivisionPath_Id",
                table: "ProductionLines");

            migrationBuilder.DropIndex(
                name: "IX_Proceedings_City_NodeOn",
                table: "Proceedings");

            migrationBuilder.DropIndex(
                name: "IX_Jobs_State_LeaseUntil",
                table: "Jobs");

            migrationBuilder.DropIndex(
                name: "IX_Facts_SupersededById",
                table: "Facts");

            migrationBuilder.DropIndex(
                name: "IX_Exits_City_SealVerifiedOn",
                table: "Exits");

            migrationBuilder.DropIndex(
                name: "IX_Enterprises_City_NameKey_Id",
                table: "Enterprises");

            migrationBuilder.DropColumn(
                name: "LikenessKey",
                table: "ProductionLines");

            migrationBuilder.DropColumn(
                name: "Missing",
                table: "ProductionLines");

            migrationBuilder.DropColumn(
                name: "Verdict",
                table: "ProductionLines");

            migrationBuilder.DropColumn(
                name: "KeptSupply",
                table: "ProceedingSteps");

            migrationBuilder.DropColumn(
                name: "NodeOn",
                table: "Proceedings");

            migrationBuilder.DropColumn(
                name: "ReplacedAt",
                table: "MainEquipment");

            migrationBuilder.DropColumn(
                name: "PreparedUnder",
                table: "ListDrafts");

            migrationBuilder.DropColumn(
                name: "AppointmentId",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "Input",
                table: "Jobs");

            migrationBuilder.DropColumn(
                name: "Attribution",
                table: "ImportBatches");

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

            migrationBuilder.DropColumn(
                name: "NameKey",
                table: "Enterprises");

            migrationBuilder.CreateIndex(
                name: "IX_ProductionLines_City_DivisionPath_Id",
                table: "ProductionLines",
                columns: new[] { "City", "DivisionPath", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ProductionLines_City_Sector_Id",
                table: "ProductionLines",
                columns: new[] { "City", "Sector", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Facts_SupersededById",
                table: "Facts",
                column: "SupersededById");
        }
    }
}
