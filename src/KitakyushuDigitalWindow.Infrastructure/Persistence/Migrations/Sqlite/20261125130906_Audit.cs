using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_aud_entries_Subject_AtUtc",
                table: "aud_entries");

            migrationBuilder.AddColumn<string>(
                name: "ActorOffice",
                table: "aud_entries",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ActorRole",
                table: "aud_entries",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "BlockNumber",
                table: "aud_entries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Position",
                table: "aud_entries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "aud_entries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "aud_blocks",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstEntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastEntryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    MerkleRoot = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SealedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_aud_blocks", x => x.Number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_aud_entries_ActorId_Sequence",
                table: "aud_entries",
                columns: new[] { "ActorId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_aud_entries_BlockNumber_Position",
                table: "aud_entries",
                columns: new[] { "BlockNumber", "Position" },
                unique: true,
                filter: "BlockNumber IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_aud_entries_Sequence",
                table: "aud_entries",
                column: "Sequence");

            migrationBuilder.CreateIndex(
                name: "IX_aud_entries_Subject_Sequence",
                table: "aud_entries",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_aud_entries_unsealed",
                table: "aud_entries",
                column: "Sequence",
                filter: "BlockNumber IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_aud_entries_What_Sequence",
                table: "aud_entries",
                columns: new[] { "What", "Sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "aud_blocks");

            migrationBuilder.DropIndex(
                name: "IX_aud_entries_ActorId_Sequence",
                table: "aud_entries");

            migrationBuilder.DropIndex(
                name: "IX_aud_entries_BlockNumber_Position",
                table: "aud_entries");

            migrationBuilder.DropIndex(
                name: "IX_aud_entries_Sequence",
                table: "aud_entries");

            migrationBuilder.DropIndex(
                name: "IX_aud_entries_Subject_Sequence",
                table: "aud_entries");

            migrationBuilder.DropIndex(
                name: "IX_aud_entries_unsealed",
                table: "aud_entries");

            migrationBuilder.DropIndex(
                name: "IX_aud_entries_What_Sequence",
                table: "aud_entries");

            migrationBuilder.DropColumn(
                name: "ActorOffice",
                table: "aud_entries");

            migrationBuilder.DropColumn(
                name: "ActorRole",
                table: "aud_entries");

            migrationBuilder.DropColumn(
                name: "BlockNumber",
                table: "aud_entries");

            migrationBuilder.DropColumn(
                name: "Position",
                table: "aud_entries");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "aud_entries");

            migrationBuilder.CreateIndex(
                name: "IX_aud_entries_Subject_AtUtc",
                table: "aud_entries",
                columns: new[] { "Subject", "AtUtc" });
        }
    }
}
