using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KitakyushuDigitalWindow.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QueueWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_app_applications_Ward_SectionCode_IsOpen_DueOn_Sequence",
                table: "app_applications");

            migrationBuilder.AddColumn<bool>(
                name: "HasNewAnswer",
                table: "app_applications",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsTransferred",
                table: "app_applications",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "app_saved_views",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Filter = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    SavedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_saved_views", x => x.Id);
                    table.ForeignKey(
                        name: "FK_app_saved_views_idn_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "idn_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "idn_absences",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MarkedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    MarkedAtUtc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CancelledAtUtc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idn_absences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_idn_absences_idn_staff_StaffId",
                        column: x => x.StaffId,
                        principalTable: "idn_staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_idn_staff_Ward_SectionCode",
                table: "idn_staff",
                columns: new[] { "Ward", "SectionCode" });

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_queue",
                table: "app_applications",
                columns: new[] { "Ward", "SectionCode", "IsOpen", "DueOn", "Sequence", "Status", "ProcedureId", "ForWhomKind", "HasNewAnswer", "IsTransferred" });

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_Ward_SectionCode_AssigneeId_IsOpen_DueOn_Sequence",
                table: "app_applications",
                columns: new[] { "Ward", "SectionCode", "AssigneeId", "IsOpen", "DueOn", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_Ward_SectionCode_DueOn_Sequence",
                table: "app_applications",
                columns: new[] { "Ward", "SectionCode", "DueOn", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_app_saved_views_StaffId_Name",
                table: "app_saved_views",
                columns: new[] { "StaffId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idn_absences_StaffId_ToOn",
                table: "idn_absences",
                columns: new[] { "StaffId", "ToOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "app_saved_views");

            migrationBuilder.DropTable(
                name: "idn_absences");

            migrationBuilder.DropIndex(
                name: "IX_idn_staff_Ward_SectionCode",
                table: "idn_staff");

            migrationBuilder.DropIndex(
                name: "IX_app_applications_queue",
                table: "app_applications");

            migrationBuilder.DropIndex(
                name: "IX_app_applications_Ward_SectionCode_AssigneeId_IsOpen_DueOn_Sequence",
                table: "app_applications");

            migrationBuilder.DropIndex(
                name: "IX_app_applications_Ward_SectionCode_DueOn_Sequence",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "HasNewAnswer",
                table: "app_applications");

            migrationBuilder.DropColumn(
                name: "IsTransferred",
                table: "app_applications");

            migrationBuilder.CreateIndex(
                name: "IX_app_applications_Ward_SectionCode_IsOpen_DueOn_Sequence",
                table: "app_applications",
                columns: new[] { "Ward", "SectionCode", "IsOpen", "DueOn", "Sequence" });
        }
    }
}
