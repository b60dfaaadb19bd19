using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Messages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "NoticeWish",
                table: "idn_citizens",
                type: "TEXT",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AwaitsReply",
                table: "app_applications",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "NewQuestions",
                table: "app_applications",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "app_messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Direction = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AsksReply = table.Column<bool>(type: "INTEGER", nullable: false),
                    AuthorId = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Office = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    StartedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReadAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ApplicationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    IsUrgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    IsGivenUp = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "app_message_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    AddedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false)
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
                name: "IX_app_applications_questions",
                table: "app_applications",
                columns: new[] { "Ward", "SectionCode", "IsOpen", "DueOn", "Sequence" },
                filter: "NewQuestions > 0");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_message_files");

            migrationBuilder.DropTable(
                name: "app_notices");

            migrationBuilder.DropTable(
                name: "app_messages");

            migrationBuilder.DropIndex(
                name: "IX_app_applications_questions",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "NoticeWish",
                table: "idn_citizens");

            migrationBuilder.DropColumn(
                name: "AwaitsReply",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "NewQuestions",
                table: "app_applications");
        }
    }
}
