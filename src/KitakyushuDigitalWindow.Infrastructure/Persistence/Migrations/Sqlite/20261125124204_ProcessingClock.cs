using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ProcessingClock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ClockStoppedOn",
                table: "app_applications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "app_decided_cases",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    ProcedureId = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenDays = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_decided_cases", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "cal_closed_days",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    IsRemoved = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ChangedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cal_closed_days", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_decided_cases_DecidedOn_ProcedureId_OpenDays",
                table: "app_decided_cases",
                columns: new[] { "DecidedOn", "ProcedureId", "OpenDays" });

            migrationBuilder.CreateIndex(
                name: "IX_cal_closed_days_ClosedOn",
                table: "cal_closed_days",
                column: "ClosedOn",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_decided_cases");

            migrationBuilder.DropTable(
                name: "cal_closed_days");

            migrationBuilder.DropColumn(
                name: "ClockStoppedOn",
                table: "app_applications");
        }
    }
}
