namespace KitakyushuDigitalWindow.Web.My;

/// <summary>Addresses of 申請の状況.</summary>
public static class MyRoutes
{
    public const string Applications = "/my/applications";
    public const string NewPackage = "/my/packages/new";

    public static string Application(string receiptNumber) => $"{Applications}/{receiptNumber}";

    public static string Slip(string receiptNumber) => Application(receiptNumber) + "/slip";

    public static string Views(string receiptNumber) => Application(receiptNumber) + "/views";

    public static string Withdraw(string receiptNumber) => Application(receiptNumber) + "/withdraw";

    public static string StartAgain(string receiptNumber) => Application(receiptNumber) + "/start-again";

    public static string Correct(string receiptNumber) => Application(receiptNumber) + "/correct";

    public static string CheckCorrection(string receiptNumber) => Correct(receiptNumber) + "/check";

    public static string Messages(string receiptNumber) => Application(receiptNumber) + "/messages";

    public static string MessageFile(string receiptNumber, Guid fileId) => $"{Messages(receiptNumber)}/files/{fileId}";

    public static string Attachment(string receiptNumber, Guid attachmentId) => $"{Application(receiptNumber)}/files/{attachmentId}";

    public static string Letter(string receiptNumber, Guid letterId) => $"{Application(receiptNumber)}/letters/{letterId}";

    public static string Package(Guid id) => $"/my/packages/{id}";

    public static string DiscardPackage(Guid id) => Package(id) + "/discard";

    public static string Discard(Guid draftId) => $"{Applications}/drafts/{draftId}/discard";
}
