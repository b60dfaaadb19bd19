using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications;
using QuestionError = KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions.FieldError;

namespace KitakyushuDigitalWindow.Web.Apply;

/// <summary>The questions of a page as it shows them, and the lines of its error summary.</summary>
public static class QuestionViews
{
    /// <param name="typed">The posted values, when the page is shown again; null shows what is stored or known.</param>
    /// <param name="found">What a look-up found, and the input that it is for.</param>
    /// <param name="awaitedEmail">The address that a code was sent to.</param>
    public static IReadOnlyList<QuestionView> Of(
        DraftRow draft,
        JourneyStep step,
        Func<string, IReadOnlyList<string>>? typed,
        IReadOnlyCollection<(string Key, QuestionError Error)> errors,
        Found found,
        string? awaitedEmail)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(step);
        var heading = step.Questions is [{ IsFixed: false, Question: { Asks: true } only }] && only is not ConsentQuestion;
        return
        [
            .. step.Questions.Select(q => new QuestionView(
                q, q.Question.Key, typed, [.. errors.Where(e => e.Key == q.Key).Select(e => e.Error), .. RejectedFiles(draft.Attachments.Where(a => a.QuestionKey == q.Key))],
                [.. draft.Attachments.Where(a => a.QuestionKey == q.Key)], heading)
            {
                Today = draft.Context.Today,
                Found = found,
                AwaitedEmail = awaitedEmail,
                Warning = AccountHolder.Warning(q, draft.Journey, draft.Context),
                FileUrl = id => ApplyRoutes.DraftFile(draft.Id, id),
                KnownSince = q is { Answer: null, Known: not null, Question.PrefillFrom: { } name } ? draft.Known.KnownSince(name) : null,
            }),
        ];
    }

    /// <summary>What the scanner did not let pass is an error of its question, from the first showing on.</summary>
    public static IEnumerable<QuestionError> RejectedFiles(IEnumerable<AttachmentRow> files) =>
        files.Where(f => f.Check.IsRejected()).Select(f => new QuestionError("", f.Check.WhyRejected(f.FileName)!));

    /// <summary>Each line leads to the input that is wrong; to the first one where the whole question is.</summary>
    public static IReadOnlyList<Shell.FieldError> ErrorsOf(IEnumerable<QuestionView> questions) =>
    [
        .. questions.SelectMany(q => q.Errors.Select(e => new Shell.FieldError(q.InputId(e.Field), e.Message) { Label = q.Question.Label })),
    ];
}
