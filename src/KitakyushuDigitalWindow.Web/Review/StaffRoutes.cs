using System.Globalization;

namespace KitakyushuDigitalWindow.Web.Review;

/// <summary>Addresses of the ward office's pages. Receipt numbers and keys only: a name that is searched for is posted, never part of an address.</summary>
public static class StaffRoutes
{
    public const string Queue = "/staff/queue";
    public const string Assign = "/staff/queue/assign";
    public const string Views = "/staff/queue/views";
    public const string Absences = "/staff/absences";
    public const string Exports = "/staff/exports";
    public const string Letters = "/staff/letters";
    public const string Approvals = "/staff/approvals";

    public static string Case(string receiptNumber) => "/staff/applications/" + receiptNumber;

    public static string Case(string receiptNumber, string tab) => $"/staff/applications/{receiptNumber}/{tab}";

    public static string RequestCorrection(string receiptNumber) => Case(receiptNumber, "request-correction");

    public static string WithdrawCorrection(string receiptNumber, Guid id) => $"/staff/applications/{receiptNumber}/corrections/{id}/withdraw";

    public static string Transfer(string receiptNumber) => Case(receiptNumber, "transfer");

    public static string Propose(string receiptNumber) => Case(receiptNumber, "propose");

    public static string Checks(string receiptNumber) => Case(receiptNumber, "check");

    public static string OfficeForm(string receiptNumber) => Case(receiptNumber, "office-form");

    public static string Notes(string receiptNumber) => Case(receiptNumber, "notes");

    public static string Viewers(string receiptNumber) => Case(receiptNumber, "views");

    /// <summary>The viewer; page, turn and zoom are in the address, so that it works without a script.</summary>
    public static string ViewFile(string receiptNumber, Guid id, int page = 1, int turn = 0, int zoom = 100) => string.Create(
        CultureInfo.InvariantCulture, $"/staff/applications/{receiptNumber}/files/{id}/view{(page, turn, zoom) switch { (1, 0, 100) => "", _ => $"?sheet={page}&turn={turn}&zoom={zoom}" }}");

    public static string FileImage(string receiptNumber, Guid id, int page) => string.Create(
        CultureInfo.InvariantCulture, $"/staff/applications/{receiptNumber}/files/{id}/image/{page}");

    public static string Messages(string receiptNumber) => Case(receiptNumber, "messages");

    public static string MessageFile(string receiptNumber, Guid fileId) => $"{Messages(receiptNumber)}/files/{fileId}";

    public static string Attachment(string receiptNumber, Guid id) => $"/staff/applications/{receiptNumber}/files/{id}";

    public static string Letter(string receiptNumber, Guid id) => $"/staff/applications/{receiptNumber}/letters/{id}";

    public static string ExportFile(Guid id) => $"{Exports}/file?id={id:N}";

    public static string Approval(Guid id) => $"/staff/approvals/{id}";

    public static string PullBack(Guid id) => Approval(id) + "/pull-back";

    public static string AddDocument(Guid id) => Approval(id) + "/documents";

    public static string ApprovalDocument(Guid id, Guid documentId) => $"{Approval(id)}/documents/{documentId}";

    public static string ApprovalPreview(Guid id) => $"/staff/approvals/{id}/preview";
}
