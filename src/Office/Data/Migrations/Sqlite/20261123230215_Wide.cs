using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chuqing.Office.Data.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Missing",
                table: "ProductionLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Verdict",
                table: "ProductionLines",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "KeptSupply",
                table: "ProceedingSteps",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NodeOn",
                table: "Proceedings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReplacedAt",
                table: "MainEquipment",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PreparedUnder",
                table: "ListDrafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AppointmentId",
                table: "Jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Input",
                table: "Jobs",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Attribution",
                table: "ImportBatches",
                type: "TEXT",
                maxLength: 210,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "CutOffOn",
                table: "Exits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DismantleBy",
                table: "Exits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EnterprisePromisedOn",
                table: "Exits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "GovernmentPromisedOn",
                table: "Exits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mode",
                table: "Exits",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PowerGearRemovedOn",
                table: "Exits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ProvinceAnnouncedOn",
                table: "Exits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SealVerifiedOn",
                table: "Exits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SealedOn",
                table: "Exits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SealingReason",
                table: "Exits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKey",
                table: "Enterprises",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "DuplicateRulings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    City = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    DivisionPath = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "BINARY"),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FirstId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecondId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicateRulings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ListCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    City = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    RowId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Changes = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    EnteredBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnteredUnder = table.Column<Guid>(type: "TEXT", nullable: false),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListCorrections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RegistryLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    City = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FromId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ToId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CauseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Files = table.Column<string>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    City = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsDefault = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
