using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Corrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EndNote",
                table: "app_corrections",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Ending",
                table: "app_corrections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAtUtc",
                table: "app_corrections",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "app_corrected_questions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CorrectionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProcedureId = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ProcedureVersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    RequestedOn = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_corrected_questions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_corrected_questions_CorrectionId",
                table: "app_corrected_questions",
                column: "CorrectionId");

            migrationBuilder.CreateIndex(
                name: "IX_app_corrected_questions_RequestedOn_ProcedureId_QuestionKey_Kind",
                table: "app_corrected_questions",
                columns: new[] { "RequestedOn", "ProcedureId", "QuestionKey", "Kind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_corrected_questions");

            migrationBuilder.DropColumn(
                name: "EndNote",
                table: "app_corrections");

            migrationBuilder.DropColumn(
                name: "Ending",
                table: "app_corrections");

            migrationBuilder.DropColumn(
                name: "RemindedAtUtc",
                table: "app_corrections");
        }
    }
}
