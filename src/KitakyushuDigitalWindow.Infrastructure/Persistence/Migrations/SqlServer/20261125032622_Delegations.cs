using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Delegations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_app_applications_CitizenId_ProcedureId",
                table: "app_applications");

            migrationBuilder.AddColumn<Guid>(
                name: "DelegationId",
                table: "app_applications",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ForWhomKind",
                table: "app_applications",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "RepresentedId",
                table: "app_applications",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "RepresentedName",
                table: "app_applications",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "idn_code_tries",
                columns: table => new
                {
                    CitizenId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FirstAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_code_tries", x => x.CitizenId);
                });

            migrationBuilder.CreateTable(
                name: "idn_delegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PrincipalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Purpose = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Categories = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ProcedureIds = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "date", nullable: false),
                    UntilOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Status = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    OfferedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CodeHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CodeExpiresAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_delegations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "idn_delegation_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    ActorId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DelegationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_delegation_events", x => x.Id);
                    table.ForeignKey(
                        name: "FK_idn_delegation_events_idn_delegations_DelegationId",
                        column: x => x.DelegationId,
                        principalTable: "idn_delegations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_CitizenId_ProcedureId_DelegationId",
                table: "app_applications",
                columns: new[] { "CitizenId", "ProcedureId", "DelegationId" },
                unique: true,
                filter: "Status = 'Draft' AND DelegationId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_CitizenId_ProcedureId_RepresentedId",
                table: "app_applications",
                columns: new[] { "CitizenId", "ProcedureId", "RepresentedId" },
                unique: true,
                filter: "Status = 'Draft' AND DelegationId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_DelegationId",
                table: "app_applications",
                column: "DelegationId",
                filter: "DelegationId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_RepresentedId_Sequence",
                table: "app_applications",
                columns: new[] { "RepresentedId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_idn_delegation_events_DelegationId",
                table: "idn_delegation_events",
                column: "DelegationId");

            migrationBuilder.CreateIndex(
                name: "IX_idn_delegations_AgentId_OfferedAtUtc",
                table: "idn_delegations",
                columns: new[] { "AgentId", "OfferedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_idn_delegations_CodeHash",
                table: "idn_delegations",
                column: "CodeHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_delegations_PrincipalId_OfferedAtUtc",
                table: "idn_delegations",
                columns: new[] { "PrincipalId", "OfferedAtUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "idn_code_tries");

            migrationBuilder.DropTable(
                name: "idn_delegation_events");

            migrationBuilder.DropTable(
                name: "idn_delegations");

            migrationBuilder.DropIndex(
                name: "IX_app_applications_CitizenId_ProcedureId_DelegationId",
                table: "app_applications");

            migrationBuilder.DropIndex(
                name: "IX_app_applications_CitizenId_ProcedureId_RepresentedId",
                table: "app_applications");

            migrationBuilder.DropIndex(
                name: "IX_app_applications_DelegationId",
                table: "app_applications");

            migrationBuilder.DropIndex(
                name: "IX_app_applications_RepresentedId_Sequence",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "DelegationId",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "ForWhomKind",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "RepresentedId",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "RepresentedName",
                table: "app_applications");

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_CitizenId_ProcedureId",
                table: "app_applications",
                columns: new[] { "CitizenId", "ProcedureId" },
                unique: true,
                filter: "Status = 'Draft'");
        }
    }
}
