using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.SqlServer
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
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "app_decided_cases",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    ProcedureId = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenDays = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_decided_cases", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "cal_closed_days",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    IsRemoved = table.Column<bool>(type: "bit", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ChangedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
