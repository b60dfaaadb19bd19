using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.SqlServer
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
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "PostedBy",
                table: "app_letters",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PostedOn",
                table: "app_letters",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "GoesByPost",
                table: "app_decisions",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "app_verifiable_letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(14)", maxLength: 14, nullable: false),
                    DocumentNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    DatedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Issuer = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    FileHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    IssuedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
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
