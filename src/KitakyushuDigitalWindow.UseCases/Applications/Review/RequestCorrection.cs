using System.Globalization;
using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

public sealed record RequestCorrectionCommand
{
    public string ReceiptNumber { get; init; } = "";

    /// <summary>As the page showed it.</summary>
    public int? Version { get; init; }

    public CorrectionKind? Kind { get; init; }

    public string[] QuestionKeys { get; init; } = [];

    public string? Message { get; init; }

    /// <summary>yyyy-MM-dd, as the date field sends it.</summary>
    public string? DueOn { get; init; }

    /// <summary>As it is kept and read: browsers send two characters for a line break.</summary>
    internal string MessageText => (Message ?? "").ReplaceLineEndings("\n").Trim();

    public DateOnly? DueDay =>
        DateOnly.TryParseExact(DueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

public sealed class RequestCorrectionValidator : AbstractValidator<RequestCorrectionCommand>
{
    public RequestCorrectionValidator(TimeProvider clock)
    {
        RuleFor(c => c.Kind).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("補正の種類を選んでください").IsInEnum().WithMessage("補正の種類を選んでください");
        RuleFor(c => c.QuestionKeys).NotEmpty().WithMessage("直してもらう項目を選んでください");
        RuleFor(c => c.Message).Cascade(CascadeMode.Stop)
            .Must((c, _) => c.MessageText.Length > 0).WithMessage("申請者に伝える理由を入力してください")
            .Must((c, _) => c.MessageText.Length <= Correction.MessageMaxLength)
            .WithMessage(c => $"理由は{Correction.MessageMaxLength:N0}文字以内で入力してください（いま{c.MessageText.Length:N0}文字）");
        RuleFor(c => c.DueOn).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("補正の期限を入力してください")
            .Must((c, _) => c.DueDay is not null).WithMessage("補正の期限は、年・月・日を数字で入力してください（例　2026-12-14）")
            .Must((c, _) => c.DueDay > clock.TodayInJapan()).WithMessage("補正の期限は明日以降の日付にしてください");
    }
}

/// <summary>補正を求める (行政手続法7条): history, audit and the mail in one save.</summary>
public sealed class RequestCorrectionHandler(
    IDigitalWindowDb db, ICurrentStaff staff, IPublishedProcedures procedures, CaseClockQuery clocks, TimeProvider clock, ILogger<RequestCorrectionHandler> logger)
{
    public async Task<Outcome> HandleAsync(RequestCorrectionCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var outcome = await CaseAct.RunAsync(db, staff, command.ReceiptNumber, command.Version, async application =>
        {
            var definition = (await procedures.OfVersionAsync(application.ProcedureVersionId, cancellationToken)).Definition;
            if (!CanBeNamed(definition, application, command.QuestionKeys, clock.TodayInJapan()))
            {
                return ApplicationRefusals.UnknownQuestion;
            }

            var requested = application.RequestCorrection(
                command.Kind!.Value, command.QuestionKeys, command.MessageText, command.DueDay!.Value, act);
            if (requested.Succeeded)
            {
                await clocks.ReckonAsync(application, cancellationToken);
                db.Outbox.Add(new OutboxLine(OutboxKinds.MailCorrectionRequested, application.Id, act.AtUtc));
                var correction = application.Corrections.MaxBy(c => c.Id)!; // the one just made: keys grow with time
                db.Outbox.AddRange(CorrectionDeadlineHandler.LinesOf(correction));
                db.CorrectedQuestions.AddRange(CorrectedQuestion.Of(application, correction));
                db.Audit.Add(new AuditEntry("application.request_correction", command.ReceiptNumber, act));
            }

            return requested;
        }, cancellationToken);
        CaseAct.Log(logger, "request_correction", command.ReceiptNumber, outcome);
        return outcome;
    }

    /// <summary>Only what the applicant can change: a card fact opened for correction could never be put right.</summary>
    private static bool CanBeNamed(ProcedureDefinition definition, Application application, string[] keys, DateOnly today)
    {
        var open = AnswerSection.Of(definition.Form, application.Answers, today)
            .SelectMany(s => s.Answers).Where(a => a.CanBeCorrected).Select(a => a.Key).ToHashSet();
        return Array.TrueForAll(keys, open.Contains);
    }
}
