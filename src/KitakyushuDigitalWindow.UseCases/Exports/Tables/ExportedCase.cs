using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Exports.Tables;

/// <param name="Content">決定の内容.</param>
internal sealed record ExportedDecision(DecisionKind Kind, DateTime DecidedAtUtc, string DocumentNumber, string Content, string? Reason);

/// <param name="State">Null when no scan of it is noted.</param>
internal sealed record ExportedFile(string QuestionKey, string FileName, string MediaType, long Length, string ContentHash, FileScanState? State);

/// <summary>One case, with what any format of export takes from it.</summary>
/// <param name="Answers">As filed: nothing off the path is in it.</param>
internal sealed record ExportedCase(
    string ReceiptNumber, PublishedProcedure Procedure, ApplicationStatus Status, DateTime ReceivedAtUtc, DateOnly? DueOn, string Applicant,
    ForWhomKind ForWhom, AnswerSet Answers, ExportedDecision? Decision)
{
    public IReadOnlyList<ExportedFile> Files { get; init; } = [];
}
