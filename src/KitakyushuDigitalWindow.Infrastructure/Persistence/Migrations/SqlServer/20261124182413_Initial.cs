using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "app_applications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    CitizenId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProcedureId = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ProcedureVersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProcedureName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    IsOpen = table.Column<bool>(type: "bit", nullable: false),
                    Ward = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    SectionCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ReceiptNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    ApplicantName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ApplicantNameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Answers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SavedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReceivedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AssigneeId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_applications", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                });

            migrationBuilder.CreateTable(
                name: "apv_document_numbers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ward = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    SectionCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    FiscalYear = table.Column<int>(type: "int", nullable: false),
                    Last = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_apv_document_numbers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "apv_proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ward = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    SectionCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    DrafterId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ProposedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    DecidedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Comment = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_apv_proposals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "aud_entries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    What = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ActorId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_aud_entries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "idn_citizens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    BirthOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BirthRaw = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Sex = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    NameKana = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Phone = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    LastSignedInAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_citizens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "idn_staff",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Ward = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    SectionCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Roles = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsInService = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_staff", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "prc_versions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ProcedureId = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Definition = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    PublishedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsCurrent = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_prc_versions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sys_data_protection_keys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FriendlyName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Xml = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_data_protection_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sys_outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DueAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DoneAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    LastError = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sys_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "app_attachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    QuestionKey = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    AddedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_attachments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_attachments_app_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "app_corrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    QuestionKeys = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Message = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OpenedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Before = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Draft = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_corrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_corrections_app_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "app_decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Content = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Letter = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    LetterHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ProposedBy = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ProposedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DocumentNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    DecidedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    IsSentBack = table.Column<bool>(type: "bit", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_decisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_decisions_app_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "app_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    ActorId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_events", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_events_app_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "app_letters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    DocumentNumber = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    IssuedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_letters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_letters_app_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_CitizenId_ProcedureId",
                table: "app_applications",
                columns: new[] { "CitizenId", "ProcedureId" },
                unique: true,
                filter: "Status = 'Draft'");

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_CitizenId_Sequence",
                table: "app_applications",
                columns: new[] { "CitizenId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_ReceiptNumber",
                table: "app_applications",
                column: "ReceiptNumber",
                unique: true,
                filter: "ReceiptNumber IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_Sequence",
                table: "app_applications",
                column: "Sequence")
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_Ward_SectionCode_ApplicantNameKey",
                table: "app_applications",
                columns: new[] { "Ward", "SectionCode", "ApplicantNameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_Ward_SectionCode_IsOpen_DueOn_Sequence",
                table: "app_applications",
                columns: new[] { "Ward", "SectionCode", "IsOpen", "DueOn", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_app_attachments_ApplicationId",
                table: "app_attachments",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_app_corrections_ApplicationId",
                table: "app_corrections",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_app_decisions_ApplicationId",
                table: "app_decisions",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_app_events_ApplicationId",
                table: "app_events",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_app_letters_ApplicationId",
                table: "app_letters",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_apv_document_numbers_Ward_SectionCode_FiscalYear",
                table: "apv_document_numbers",
                columns: new[] { "Ward", "SectionCode", "FiscalYear" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_apv_proposals_SubjectId",
                table: "apv_proposals",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_apv_proposals_Ward_SectionCode_Status_ProposedAtUtc",
                table: "apv_proposals",
                columns: new[] { "Ward", "SectionCode", "Status", "ProposedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_aud_entries_Subject_AtUtc",
                table: "aud_entries",
                columns: new[] { "Subject", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_idn_citizens_Subject",
                table: "idn_citizens",
                column: "Subject",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_staff_Subject",
                table: "idn_staff",
                column: "Subject",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_prc_versions_ProcedureId_Number",
                table: "prc_versions",
                columns: new[] { "ProcedureId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sys_outbox_DoneAtUtc_DueAtUtc",
                table: "sys_outbox",
                columns: new[] { "DoneAtUtc", "DueAtUtc" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_attachments");

            migrationBuilder.DropTable(
                name: "app_corrections");

            migrationBuilder.DropTable(
                name: "app_decisions");

            migrationBuilder.DropTable(
                name: "app_events");

            migrationBuilder.DropTable(
                name: "app_letters");

            migrationBuilder.DropTable(
                name: "apv_document_numbers");

            migrationBuilder.DropTable(
                name: "apv_proposals");

            migrationBuilder.DropTable(
                name: "aud_entries");

            migrationBuilder.DropTable(
                name: "idn_citizens");

            migrationBuilder.DropTable(
                name: "idn_staff");

            migrationBuilder.DropTable(
                name: "prc_versions");

            migrationBuilder.DropTable(
                name: "sys_data_protection_keys");

            migrationBuilder.DropTable(
                name: "sys_outbox");

            migrationBuilder.DropTable(
                name: "app_applications");
        }
    }
}
