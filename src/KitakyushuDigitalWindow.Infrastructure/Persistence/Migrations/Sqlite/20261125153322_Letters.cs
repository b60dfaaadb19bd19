using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Letters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "GoesByPost",
                table: "app_letters",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "PostedBy",
                table: "app_letters",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PostedOn",
                table: "app_letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "GoesByPost",
                table: "app_decisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "app_verifiable_letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 14, nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DatedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Issuer = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IssuedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_verifiable_letters", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_letters_to_post",
                table: "app_letters",
                column: "IssuedAtUtc",
                filter: "GoesByPost = 1 AND PostedOn IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_app_verifiable_letters_Code",
                table: "app_verifiable_letters",
                column: "Code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_verifiable_letters");

            migrationBuilder.DropIndex(
                name: "IX_app_letters_to_post",
                table: "app_letters");

            migrationBuilder.DropColumn(
                name: "GoesByPost",
                table: "app_letters");

            migrationBuilder.DropColumn(
                name: "PostedBy",
                table: "app_letters");

            migrationBuilder.DropColumn(
                name: "PostedOn",
                table: "app_letters");

            migrationBuilder.DropColumn(
                name: "GoesByPost",
                table: "app_decisions");
        }
    }
}
