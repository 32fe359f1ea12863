using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace Chuqing.Office.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Law4 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LawConfirmations_City_ValueId_ValueFrom_ValueDigest_PersonId",
                table: "LawConfirmations");

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "LawConfirmations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Owner",
                table: "Facts",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Period",
                table: "Facts",
                type: "character varying(7)",
                maxLength: 7,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scope",
                table: "Facts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourceKind",
                table: "Facts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ManualCitationId",
                table: "Determinations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NationalDigest",
                table: "AcceptedPacks",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "SearchVector",
                table: "ProductionLines",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "to_tsvector('simple', \"SearchText\")",
                stored: true);

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "SearchVector",
                table: "Enterprises",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "to_tsvector('simple', \"SearchText\")",
                stored: true);

            migrationBuilder.CreateTable(
                name: "ContradictionRulings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    DivisionPath = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    Rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ReferredTo = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContradictionRulings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContradictionRulings_ProductionLines_LineId",
                        column: x => x.LineId,
                        principalTable: "ProductionLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LawEditions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Area = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: true),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Whole = table.Column<bool>(type: "boolean", nullable: false),
                    Files = table.Column<byte[]>(type: "bytea", nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsDemo = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LawEditions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LawEditions_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LawEditions_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LawOriginals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    Document = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Origin = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LawOriginals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LawOriginals_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LawOriginals_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LawSuspensions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    ValueId = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ValueFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValueDigest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LawSuspensions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LawSuspensions_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ManualCitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    DivisionPath = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    ValueId = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ValueFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValueDigest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Document = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    DocumentNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Item = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Quote = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    DocumentOn = table.Column<DateOnly>(type: "date", nullable: false),
                    InForceFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManualCitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ManualCitations_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ManualCitations_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ManualCitations_ProductionLines_LineId",
                        column: x => x.LineId,
                        principalTable: "ProductionLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LawPreviews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    DivisionPath = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Base = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Candidate = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    Digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsDemo = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LawPreviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LawPreviews_LawEditions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "LawEditions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConfirmationSittings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    Document = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    OriginalId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FirstPersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstAppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    HandedOverAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SecondPersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    SecondAppointmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfirmationSittings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConfirmationSittings_LawOriginals_OriginalId",
                        column: x => x.OriginalId,
                        principalTable: "LawOriginals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LawCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    ValueId = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ValueFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValueDigest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Finding = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Page = table.Column<string>(type: "text", nullable: true),
                    Item = table.Column<string>(type: "text", nullable: true),
                    Quote = table.Column<string>(type: "text", nullable: true),
                    Corrected = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    OriginalId = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstPersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    SecondPersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LawCorrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LawCorrections_LawOriginals_OriginalId",
                        column: x => x.OriginalId,
                        principalTable: "LawOriginals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ManualCitationChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    DivisionPath = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    CitationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Agrees = table.Column<bool>(type: "boolean", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManualCitationChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ManualCitationChecks_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ManualCitationChecks_ManualCitations_CitationId",
                        column: x => x.CitationId,
                        principalTable: "ManualCitations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EditionSignatures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PreviewId = table.Column<Guid>(type: "uuid", nullable: false),
                    Act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EditionSignatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EditionSignatures_Appointments_AppointmentId",
                        column: x => x.AppointmentId,
                        principalTable: "Appointments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EditionSignatures_LawEditions_EditionId",
                        column: x => x.EditionId,
                        principalTable: "LawEditions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EditionSignatures_LawPreviews_PreviewId",
                        column: x => x.PreviewId,
                        principalTable: "LawPreviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SittingRows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    SittingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ValueId = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ValueFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValueDigest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    First = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Page = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Item = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Quote = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Corrected = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Second = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    SecondReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SittingRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SittingRows_ConfirmationSittings_SittingId",
                        column: x => x.SittingId,
                        principalTable: "ConfirmationSittings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProductionLines_SearchVector",
                table: "ProductionLines",
                column: "SearchVector")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "IX_LawConfirmations_City_ValueId_ValueFrom_ValueDigest_Round_P~",
                table: "LawConfirmations",
                columns: new[] { "City", "ValueId", "ValueFrom", "ValueDigest", "Round", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Facts_City_SubjectId",
                table: "Facts",
                columns: new[] { "City", "SubjectId" },
                filter: "\"Owner\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Enterprises_SearchVector",
                table: "Enterprises",
                column: "SearchVector")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "IX_ConfirmationSittings_City_Document_State",
                table: "ConfirmationSittings",
                columns: new[] { "City", "Document", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ConfirmationSittings_OriginalId",
                table: "ConfirmationSittings",
                column: "OriginalId");

            migrationBuilder.CreateIndex(
                name: "IX_ContradictionRulings_City_LineId",
                table: "ContradictionRulings",
                columns: new[] { "City", "LineId" });

            migrationBuilder.CreateIndex(
                name: "IX_ContradictionRulings_LineId",
                table: "ContradictionRulings",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_EditionSignatures_AppointmentId",
                table: "EditionSignatures",
                column: "AppointmentId");

            migrationBuilder.CreateIndex(
                name: "IX_EditionSignatures_City_EditionId_PreviewId_PersonId",
                table: "EditionSignatures",
                columns: new[] { "City", "EditionId", "PreviewId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EditionSignatures_EditionId",
                table: "EditionSignatures",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_EditionSignatures_PreviewId",
                table: "EditionSignatures",
                column: "PreviewId");

            migrationBuilder.CreateIndex(
                name: "IX_LawCorrections_City_ValueId",
                table: "LawCorrections",
                columns: new[] { "City", "ValueId" });

            migrationBuilder.CreateIndex(
                name: "IX_LawCorrections_OriginalId",
                table: "LawCorrections",
                column: "OriginalId");

            migrationBuilder.CreateIndex(
                name: "IX_LawEditions_AppointmentId",
                table: "LawEditions",
                column: "AppointmentId");

            migrationBuilder.CreateIndex(
                name: "IX_LawEditions_City_At",
                table: "LawEditions",
                columns: new[] { "City", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_LawEditions_FileId",
                table: "LawEditions",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_LawOriginals_AppointmentId",
                table: "LawOriginals",
                column: "AppointmentId");

            migrationBuilder.CreateIndex(
                name: "IX_LawOriginals_City_Document",
                table: "LawOriginals",
                columns: new[] { "City", "Document" });

            migrationBuilder.CreateIndex(
                name: "IX_LawOriginals_FileId",
                table: "LawOriginals",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_LawPreviews_City_EditionId_At",
                table: "LawPreviews",
                columns: new[] { "City", "EditionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_LawPreviews_EditionId",
                table: "LawPreviews",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_LawSuspensions_AppointmentId",
                table: "LawSuspensions",
                column: "AppointmentId");

            migrationBuilder.CreateIndex(
                name: "IX_LawSuspensions_City_ValueId_ValueFrom_ValueDigest_Round",
                table: "LawSuspensions",
                columns: new[] { "City", "ValueId", "ValueFrom", "ValueDigest", "Round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ManualCitationChecks_AppointmentId",
                table: "ManualCitationChecks",
                column: "AppointmentId");

            migrationBuilder.CreateIndex(
                name: "IX_ManualCitationChecks_CitationId",
                table: "ManualCitationChecks",
                column: "CitationId");

            migrationBuilder.CreateIndex(
                name: "IX_ManualCitationChecks_City_CitationId",
                table: "ManualCitationChecks",
                columns: new[] { "City", "CitationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ManualCitations_AppointmentId",
                table: "ManualCitations",
                column: "AppointmentId");

            migrationBuilder.CreateIndex(
                name: "IX_ManualCitations_City_LineId",
                table: "ManualCitations",
                columns: new[] { "City", "LineId" });

            migrationBuilder.CreateIndex(
                name: "IX_ManualCitations_FileId",
                table: "ManualCitations",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_ManualCitations_LineId",
                table: "ManualCitations",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_SittingRows_City_SittingId_Number",
                table: "SittingRows",
                columns: new[] { "City", "SittingId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SittingRows_SittingId",
                table: "SittingRows",
                column: "SittingId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContradictionRulings");

            migrationBuilder.DropTable(
                name: "EditionSignatures");

            migrationBuilder.DropTable(
                name: "LawCorrections");

            migrationBuilder.DropTable(
                name: "LawSuspensions");

            migrationBuilder.DropTable(
                name: "ManualCitationChecks");

            migrationBuilder.DropTable(
                name: "SittingRows");

            migrationBuilder.DropTable(
                name: "LawPreviews");

            migrationBuilder.DropTable(
                name: "ManualCitations");

            migrationBuilder.DropTable(
                name: "ConfirmationSittings");

            migrationBuilder.DropTable(
                name: "LawEditions");

            migrationBuilder.DropTable(
                name: "LawOriginals");

            migrationBuilder.DropIndex(
                name: "IX_ProductionLines_SearchVector",
                table: "ProductionLines");

            migrationBuilder.DropIndex(
                name: "IX_LawConfirmations_City_ValueId_ValueFrom_ValueDigest_Round_P~",
                table: "LawConfirmations");

            migrationBuilder.DropIndex(
                name: "IX_Facts_City_SubjectId",
                table: "Facts");

            migrationBuilder.DropIndex(
                name: "IX_Enterprises_SearchVector",
                table: "Enterprises");

            migrationBuilder.DropColumn(
                name: "SearchVector",
                table: "ProductionLines");

            migrationBuilder.DropColumn(
                name: "SearchVector",
                table: "Enterprises");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "LawConfirmations");

            migrationBuilder.DropColumn(
                name: "Owner",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "Period",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "Scope",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "SourceKind",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "ManualCitationId",
                table: "Determinations");

            migrationBuilder.DropColumn(
                name: "NationalDigest",
                table: "AcceptedPacks");

            migrationBuilder.CreateIndex(
                name: "IX_LawConfirmations_City_ValueId_ValueFrom_ValueDigest_PersonId",
                table: "LawConfirmations",
                columns: new[] { "City", "ValueId", "ValueFrom", "ValueDigest", "PersonId" },
                unique: true);
        }
    }
}
