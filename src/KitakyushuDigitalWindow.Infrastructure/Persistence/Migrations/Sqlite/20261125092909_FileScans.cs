using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FileScans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "app_file_scans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ScannedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_file_scans", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_file_scans_ContentHash",
                table: "app_file_scans",
                column: "ContentHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_file_scans_State_DueAtUtc",
                table: "app_file_scans",
                columns: new[] { "State", "DueAtUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_file_scans");
        }
    }
}
