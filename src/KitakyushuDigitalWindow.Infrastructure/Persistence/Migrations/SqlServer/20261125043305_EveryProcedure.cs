using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class EveryProcedure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_app_applications_CitizenId_ProcedureId",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "Email",
                table: "idn_citizens");

            migrationBuilder.DropColumn(
                name: "NameKana",
                table: "idn_citizens");

            migrationBuilder.DropColumn(
                name: "Phone",
                table: "idn_citizens");

            migrationBuilder.AddColumn<bool>(
                name: "IsWithdrawn",
                table: "prc_versions",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "ConfirmedEmails",
                table: "idn_citizens",
                type: "nvarchar(1275)",
                maxLength: 1275,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ApplicantKanaKey",
                table: "app_applications",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "DelegationId",
                table: "app_applications",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "DraftNoticedDaysBefore",
                table: "app_applications",
                type: "int",
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

            // every application that was there before is the applicant's own
            migrationBuilder.Sql("UPDATE app_applications SET RepresentedId = CitizenId, ForWhomKind = 'Self';");

            migrationBuilder.CreateTable(
                name: "app_packages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    CitizenId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    EventOn = table.Column<DateOnly>(type: "date", nullable: true),
                    MadeAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_packages", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "app_released_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_released_files", x => x.Id);
                });

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
                name: "idn_consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CitizenId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    WordingVersion = table.Column<int>(type: "int", nullable: false),
                    GivenAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReceiptNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    WithdrawnAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "idn_delegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PrincipalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AgentId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PrincipalEmail = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
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
                name: "idn_email_confirmations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CitizenId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    CodeHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SealedCode = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    SentAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    CountedFromAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentCount = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_email_confirmations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_idn_email_confirmations_idn_citizens_CitizenId",
                        column: x => x.CitizenId,
                        principalTable: "idn_citizens",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "idn_profiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ConsentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ConsentedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Values = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Members = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_profiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "prc_windows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProcedureId = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    OpensAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosesAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    OpenedBy = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    OpenedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedBy = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    ClosingReason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prc_windows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "app_package_items",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    ProcedureId = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsAtCounter = table.Column<bool>(type: "bit", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    PackageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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
                name: "IX_app_letters_ContentHash",
                table: "app_letters",
                column: "ContentHash");

            migrationBuilder.CreateIndex(
                name: "IX_app_attachments_ContentHash",
                table: "app_attachments",
                column: "ContentHash");

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
                name: "IX_app_applications_SavedAtUtc",
                table: "app_applications",
                column: "SavedAtUtc",
                filter: "Status = 'Draft'");

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
                name: "IX_app_packages_Sequence",
                table: "app_packages",
                column: "Sequence")
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "IX_app_released_files_ContentHash",
                table: "app_released_files",
                column: "ContentHash");

            migrationBuilder.CreateIndex(
                name: "IX_idn_consents_CitizenId_Purpose",
                table: "idn_consents",
                columns: new[] { "CitizenId", "Purpose" },
                unique: true,
                filter: "WithdrawnAtUtc IS NULL");

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

            migrationBuilder.CreateIndex(
                name: "IX_idn_email_confirmations_CitizenId",
                table: "idn_email_confirmations",
                column: "CitizenId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_prc_windows_ProcedureId",
                table: "prc_windows",
                column: "ProcedureId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_package_items");

            migrationBuilder.DropTable(
                name: "app_released_files");

            migrationBuilder.DropTable(
                name: "idn_code_tries");

            migrationBuilder.DropTable(
                name: "idn_consents");

            migrationBuilder.DropTable(
                name: "idn_delegation_events");

            migrationBuilder.DropTable(
                name: "idn_email_confirmations");

            migrationBuilder.DropTable(
                name: "idn_profiles");

            migrationBuilder.DropTable(
                name: "prc_windows");

            migrationBuilder.DropTable(
                name: "app_packages");

            migrationBuilder.DropTable(
                name: "idn_delegations");

            migrationBuilder.DropIndex(
                name: "IX_app_letters_ContentHash",
                table: "app_letters");

            migrationBuilder.DropIndex(
                name: "IX_app_attachments_ContentHash",
                table: "app_attachments");

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

            migrationBuilder.DropIndex(
                name: "IX_app_applications_SavedAtUtc",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "IsWithdrawn",
                table: "prc_versions");

            migrationBuilder.DropColumn(
                name: "ConfirmedEmails",
                table: "idn_citizens");

            migrationBuilder.DropColumn(
                name: "ApplicantKanaKey",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "DelegationId",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "DraftNoticedDaysBefore",
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

            migrationBuilder.AddColumn<string>(
                name: "Email",
                table: "idn_citizens",
                type: "nvarchar(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameKana",
                table: "idn_citizens",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "idn_citizens",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_CitizenId_ProcedureId",
                table: "app_applications",
                columns: new[] { "CitizenId", "ProcedureId" },
                unique: true,
                filter: "Status = 'Draft'");
        }
    }
}
