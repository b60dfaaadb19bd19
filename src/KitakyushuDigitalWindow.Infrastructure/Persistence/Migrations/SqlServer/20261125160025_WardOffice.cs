using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class WardOffice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Post",
                table: "idn_staff",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "Member");

            migrationBuilder.AddColumn<string>(
                name: "NoticeWish",
                table: "idn_citizens",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsDelegated",
                table: "apv_proposals",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Reference",
                table: "apv_proposals",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "RouteName",
                table: "apv_proposals",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

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

            migrationBuilder.AddColumn<bool>(
                name: "IsPulledBack",
                table: "app_decisions",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "AwaitsReply",
                table: "app_applications",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "NewQuestions",
                table: "app_applications",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "app_case_notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    By = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_case_notes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "app_check_marks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Result = table.Column<int>(type: "int", nullable: false),
                    By = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_check_marks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "app_messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Direction = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    AsksReply = table.Column<bool>(type: "bit", nullable: false),
                    AuthorId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Office = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: true),
                    StartedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReadAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_messages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_messages_app_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "app_notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    LineId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    About = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    IsUrgent = table.Column<bool>(type: "bit", nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    State = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    IsGivenUp = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_notices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_notices_app_applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "app_applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "app_office_records",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Answers = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SavedBy = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    SavedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_office_records", x => x.Id);
                });

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

            migrationBuilder.CreateTable(
                name: "apv_acting",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StepId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HolderId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ActedBy = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ActedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SeenAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ProposalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_apv_acting", x => x.Id);
                    table.ForeignKey(
                        name: "FK_apv_acting_apv_proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "apv_proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "apv_documents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    AddedBy = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    AddedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_apv_documents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_apv_documents_apv_proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "apv_proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "apv_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Post = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    ActedFor = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    ActorId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    AtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ProposalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_apv_events", x => x.Id);
                    table.ForeignKey(
                        name: "FK_apv_events_apv_proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "apv_proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "apv_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Post = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Ward = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    SectionCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ActingPost = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    State = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    ActorId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    ActorPost = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    ActedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ActingReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    ProposalId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_apv_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_apv_steps_apv_proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "apv_proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "exp_exports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    StaffId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestKey = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ActorId = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    ActorRole = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Ward = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    SectionCode = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Format = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    ProcedureId = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    ProcedureName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Filter = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Status = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Failure = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: true),
                    RequestedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DueAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    DoneCount = table.Column<int>(type: "int", nullable: false),
                    TotalCount = table.Column<int>(type: "int", nullable: true),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    FinishedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ExpiresAtUtc = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exp_exports", x => x.Id)
                        .Annotation("SqlServer:Clustered", false);
                    table.ForeignKey(
                        name: "FK_exp_exports_idn_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "idn_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "app_message_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    ContentType = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    AddedAtUtc = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MessageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_message_files", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_message_files_app_messages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "app_messages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_apv_proposals_DrafterId_ProposedAtUtc",
                table: "apv_proposals",
                columns: new[] { "DrafterId", "ProposedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_app_letters_to_post",
                table: "app_letters",
                column: "IssuedAtUtc",
                filter: "GoesByPost = 1 AND PostedOn IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_questions",
                table: "app_applications",
                columns: new[] { "Ward", "SectionCode", "IsOpen", "DueOn", "Sequence" },
                filter: "NewQuestions > 0");

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_Ward_SectionCode_ProcedureId_ReceivedAtUtc_Sequence_Status",
                table: "app_applications",
                columns: new[] { "Ward", "SectionCode", "ProcedureId", "ReceivedAtUtc", "Sequence", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_app_case_notes_ApplicationId_AtUtc",
                table: "app_case_notes",
                columns: new[] { "ApplicationId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_app_check_marks_ApplicationId_AtUtc",
                table: "app_check_marks",
                columns: new[] { "ApplicationId", "AtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_app_message_files_ContentHash",
                table: "app_message_files",
                column: "ContentHash");

            migrationBuilder.CreateIndex(
                name: "IX_app_message_files_MessageId",
                table: "app_message_files",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_app_messages_ApplicationId_SentAtUtc",
                table: "app_messages",
                columns: new[] { "ApplicationId", "SentAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_app_messages_StartedAtUtc",
                table: "app_messages",
                column: "StartedAtUtc",
                filter: "SentAtUtc IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_app_notices_ApplicationId_CreatedAtUtc",
                table: "app_notices",
                columns: new[] { "ApplicationId", "CreatedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_app_notices_LineId_Channel",
                table: "app_notices",
                columns: new[] { "LineId", "Channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_app_notices_State_ChangedAtUtc",
                table: "app_notices",
                columns: new[] { "State", "ChangedAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_app_verifiable_letters_Code",
                table: "app_verifiable_letters",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_apv_acting_HolderId_SeenAtUtc",
                table: "apv_acting",
                columns: new[] { "HolderId", "SeenAtUtc" });

            migrationBuilder.CreateIndex(
                name: "IX_apv_acting_ProposalId",
                table: "apv_acting",
                column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_apv_documents_ContentHash",
                table: "apv_documents",
                column: "ContentHash");

            migrationBuilder.CreateIndex(
                name: "IX_apv_documents_ProposalId",
                table: "apv_documents",
                column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_apv_events_ProposalId",
                table: "apv_events",
                column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_apv_steps_ProposalId",
                table: "apv_steps",
                column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_apv_steps_Ward_SectionCode_State",
                table: "apv_steps",
                columns: new[] { "Ward", "SectionCode", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_exp_exports_ContentHash",
                table: "exp_exports",
                column: "ContentHash",
                filter: "ContentHash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_exp_exports_DueAtUtc",
                table: "exp_exports",
                column: "DueAtUtc",
                filter: "Status IN ('Waiting', 'Running')");

            migrationBuilder.CreateIndex(
                name: "IX_exp_exports_ExpiresAtUtc",
                table: "exp_exports",
                column: "ExpiresAtUtc",
                filter: "Status = 'Done'");

            migrationBuilder.CreateIndex(
                name: "IX_exp_exports_Sequence",
                table: "exp_exports",
                column: "Sequence")
                .Annotation("SqlServer:Clustered", true);

            migrationBuilder.CreateIndex(
                name: "IX_exp_exports_StaffId_RequestKey",
                table: "exp_exports",
                columns: new[] { "StaffId", "RequestKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_exp_exports_StaffId_Sequence",
                table: "exp_exports",
                columns: new[] { "StaffId", "Sequence" });

            // what was there before posts and routes: approvers are section chiefs, and what waits has one step, theirs (docs/adr/0012)
            migrationBuilder.Sql("UPDATE idn_staff SET Post = 'SectionChief' WHERE Roles LIKE '%approver%';");
            migrationBuilder.Sql("UPDATE apv_proposals SET RouteName = N'課長決裁', Reference = COALESCE((SELECT a.ReceiptNumber FROM app_applications a WHERE a.Id = apv_proposals.SubjectId), '');");
            migrationBuilder.Sql("INSERT INTO apv_steps (Id, [Order], Kind, Post, Ward, SectionCode, ActingPost, State, ProposalId) SELECT Id, 1, 'Approval', 'SectionChief', Ward, SectionCode, 'UnitHead', 'Open', Id FROM apv_proposals WHERE Status = 'Pending';");
            migrationBuilder.Sql("INSERT INTO apv_events (Id, [Order], Kind, ActorId, AtUtc, ProposalId) SELECT Id, 0, 'Proposed', DrafterId, ProposedAtUtc, Id FROM apv_proposals;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_case_notes");

            migrationBuilder.DropTable(
                name: "app_check_marks");

            migrationBuilder.DropTable(
                name: "app_message_files");

            migrationBuilder.DropTable(
                name: "app_notices");

            migrationBuilder.DropTable(
                name: "app_office_records");

            migrationBuilder.DropTable(
                name: "app_verifiable_letters");

            migrationBuilder.DropTable(
                name: "apv_acting");

            migrationBuilder.DropTable(
                name: "apv_documents");

            migrationBuilder.DropTable(
                name: "apv_events");

            migrationBuilder.DropTable(
                name: "apv_steps");

            migrationBuilder.DropTable(
                name: "exp_exports");

            migrationBuilder.DropTable(
                name: "app_messages");

            migrationBuilder.DropIndex(
                name: "IX_apv_proposals_DrafterId_ProposedAtUtc",
                table: "apv_proposals");

            migrationBuilder.DropIndex(
                name: "IX_app_letters_to_post",
                table: "app_letters");

            migrationBuilder.DropIndex(
                name: "IX_app_applications_questions",
                table: "app_applications");

            migrationBuilder.DropIndex(
                name: "IX_app_applications_Ward_SectionCode_ProcedureId_ReceivedAtUtc_Sequence_Status",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "Post",
                table: "idn_staff");

            migrationBuilder.DropColumn(
                name: "NoticeWish",
                table: "idn_citizens");

            migrationBuilder.DropColumn(
                name: "IsDelegated",
                table: "apv_proposals");

            migrationBuilder.DropColumn(
                name: "Reference",
                table: "apv_proposals");

            migrationBuilder.DropColumn(
                name: "RouteName",
                table: "apv_proposals");

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

            migrationBuilder.DropColumn(
                name: "IsPulledBack",
                table: "app_decisions");

            migrationBuilder.DropColumn(
                name: "AwaitsReply",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "NewQuestions",
                table: "app_applications");
        }
    }
}
