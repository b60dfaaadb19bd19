using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EveryProcedure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Email",
                table: "idn_citizens");

            migrationBuilder.DropColumn(
                name: "NameKana",
                table: "idn_citizens");

            migrationBuilder.DropColumn(
                name: "Phone",
                table: "idn_citizens");

            migrationBuilder.AddColumn<string>(
                name: "ApplicantKanaKey",
                table: "app_applications",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "app_packages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    CitizenId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RunId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    EventOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MadeAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_packages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "idn_consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CitizenId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    WordingVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    GivenAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReceiptNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    WithdrawnAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "idn_profiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConsentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConsentedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: false),
                    Members = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_profiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "app_package_items",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    ProcedureId = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsAtCounter = table.Column<bool>(type: "INTEGER", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PackageId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_package_items", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_package_items_app_packages_PackageId",
                        column: x => x.PackageId,
                        principalTable: "app_packages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_package_items_ApplicationId",
                table: "app_package_items",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_app_package_items_PackageId",
                table: "app_package_items",
                column: "PackageId");

            migrationBuilder.CreateIndex(
                name: "IX_app_packages_CitizenId_RunId",
                table: "app_packages",
                columns: new[] { "CitizenId", "RunId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_packages_CitizenId_Sequence",
                table: "app_packages",
                columns: new[] { "CitizenId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_idn_consents_CitizenId_Purpose",
                table: "idn_consents",
                columns: new[] { "CitizenId", "Purpose" },
                unique: true,
                filter: "WithdrawnAtUtc IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_package_items");

            migrationBuilder.DropTable(
                name: "idn_consents");

            migrationBuilder.DropTable(
                name: "idn_profiles");

            migrationBuilder.DropTable(
                name: "app_packages");

            migrationBuilder.DropColumn(
                name: "ApplicantKanaKey",
                table: "app_applications");

            migrationBuilder.AddColumn<string>(
                name: "Email",
                table: "idn_citizens",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKana",
                table: "idn_citizens",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "idn_citizens",
                type: "TEXT",
                maxLength: 20,
                nullable: true);
        }
    }
}
