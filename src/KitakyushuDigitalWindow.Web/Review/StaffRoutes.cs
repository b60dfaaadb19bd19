namespace KitakyushuDigitalWindow.Web.Review;

/// <summary>Addresses of the ward office's pages. Receipt numbers and keys only: a name that is searched for is posted, never part of an address.</summary>
public static class StaffRoutes
{
    public const string Queue = "/staff/queue";
    public const string Assign = "/staff/queue/assign";
    public const string Views = "/staff/queue/views";
    public const string Absences = "/staff/absences";
    public const string Exports = "/staff/exports";
    public const string Approvals = "/staff/approvals";

    public static string Case(string receiptNumber) => "/staff/applications/" + receiptNumber;

    public static string Case(string receiptNumber, string tab) => $"/staff/applications/{receiptNumber}/{tab}";

    public static string RequestCorrection(string receiptNumber) => Case(receiptNumber, "request-correction");

    public static string WithdrawCorrection(string receiptNumber, Guid id) => $"/staff/applications/{receiptNumber}/corrections/{id}/withdraw";

    public static string Transfer(string receiptNumber) => Case(receiptNumber, "transfer");

    public static string Propose(string receiptNumber) => Case(receiptNumber, "propose");

    public static string Attachment(string receiptNumber, Guid id) => $"/staff/applications/{receiptNumber}/files/{id}";

    public static string Letter(string receiptNumber, Guid id) => $"/staff/applications/{receiptNumber}/letters/{id}";

    public static string ExportFile(Guid id) => $"{Exports}/file?id={id:N}";

    public static string Approval(Guid id) => $"/staff/approvals/{id}";

    public static string ApprovalPreview(Guid id) => $"/staff/approvals/{id}/preview";
}
