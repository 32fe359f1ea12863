using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chuqing.Office.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Cases5 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clocks_City_ProceedingId",
                table: "Clocks");

            migrationBuilder.AddColumn<string>(
                name: "Link",
                table: "ProceedingSteps",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NoticeOn",
                table: "ProceedingSteps",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PaperOn",
                table: "ProceedingSteps",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ConductOn",
                table: "Proceedings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "Proceedings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ParentId",
                table: "Proceedings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Provisional",
                table: "Proceedings",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_Proceedings_City_IsEnded_DueOn_Id",
                table: "Proceedings",
                columns: new[] { "City", "IsEnded", "DueOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Proceedings_City_ParentId",
                table: "Proceedings",
                columns: new[] { "City", "ParentId" });

            migrationBuilder.CreateIndex(
                name: "IX_Proceedings_ParentId",
                table: "Proceedings",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_City_ProceedingId_Term_StartOn",
                table: "Clocks",
                columns: new[] { "City", "ProceedingId", "Term", "StartOn" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Proceedings_Proceedings_ParentId",
                table: "Proceedings",
                column: "ParentId",
                principalTable: "Proceedings",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Proceedings_Proceedings_ParentId",
                table: "Proceedings");

            migrationBuilder.DropIndex(
                name: "IX_Proceedings_City_IsEnded_DueOn_Id",
                table: "Proceedings");

            migrationBuilder.DropIndex(
                name: "IX_Proceedings_City_ParentId",
                table: "Proceedings");

            migrationBuilder.DropIndex(
                name: "IX_Proceedings_ParentId",
                table: "Proceedings");

            migrationBuilder.DropIndex(
                name: "IX_Clocks_City_ProceedingId_Term_StartOn",
                table: "Clocks");

            migrationBuilder.DropColumn(
                name: "Link",
                table: "ProceedingSteps");

            migrationBuilder.DropColumn(
                name: "NoticeOn",
                table: "ProceedingSteps");

            migrationBuilder.DropColumn(
                name: "PaperOn",
                table: "ProceedingSteps");

            migrationBuilder.DropColumn(
                name: "ConductOn",
                table: "Proceedings");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "Proceedings");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "Proceedings");

            migrationBuilder.DropColumn(
                name: "Provisional",
                table: "Proceedings");

            migrationBuilder.CreateIndex(
                name: "IX_Clocks_City_ProceedingId",
                table: "Clocks",
                columns: new[] { "City", "ProceedingId" });
        }
    }
}
