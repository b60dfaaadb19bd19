using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using QuestionError = KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions.FieldError;

namespace KitakyushuDigitalWindow.Web.Apply;

/// <summary>What became of the addresses on a posted page.</summary>
/// <param name="IsAsked">A code is awaited: the page comes back with a field for it.</param>
/// <param name="IsConfirmed">An address was confirmed just now.</param>
public sealed record EmailOutcome(bool IsAsked, bool IsConfirmed, IReadOnlyList<(string Key, QuestionError Error)> Errors)
{
    public static EmailOutcome Nothing { get; } = new(false, false, []);
}

/// <summary>メールアドレスの確認 on the page that asks for the address: the answer is saved first, then a code is sent, then it is typed.</summary>
public sealed class EmailStep(SendEmailCodeHandler send, ConfirmEmailHandler confirm, AwaitedEmailQuery awaited)
{
    /// <summary>Goes on without an address where it is optional: the answer to this question is left blank.</summary>
    public static Func<string, IReadOnlyList<string>> Without(string? question, Func<string, IReadOnlyList<string>> typed) =>
        string.IsNullOrEmpty(question) ? typed : name => name == question ? [""] : typed(name);

    /// <summary>The address that a code is awaited from, when the page shows one that is not confirmed.</summary>
    public async Task<string?> AwaitedAsync(JourneyStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Questions.Any(q => q.NeedsConfirmation) ? await awaited.ReadAsync(cancellationToken) : null;
    }

    /// <param name="step">The page as it is now that it is saved.</param>
    /// <param name="resend">Name of the question whose code is to be sent once more.</param>
    public async Task<EmailOutcome> TakeAsync(JourneyStep step, Func<string, IReadOnlyList<string>> typed, string? resend, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(typed);
        var (isAsked, isConfirmed) = (false, false);
        var errors = new List<(string Key, QuestionError Error)>();
        foreach (var asked in step.Questions.Where(q => q.NeedsConfirmation))
        {
            var address = asked.Answer!.Value;
            var codes = typed(PageChange.InputName(asked.Question.Key, EmailQuestion.CodeField));
            var isAwaited = codes.Count > 0 && await awaited.ReadAsync(cancellationToken) == address;
            var isTyped = isAwaited && resend != asked.Question.Key;
            var outcome = isTyped
                ? await confirm.HandleAsync(new ConfirmEmailCommand(address, codes[0]), cancellationToken)
                : await send.HandleAsync(new SendEmailCodeCommand(address, Again: isAwaited), cancellationToken);
            if (!outcome.Succeeded)
            {
                errors.Add((asked.Key, new QuestionError(isAwaited ? EmailQuestion.CodeField : "", outcome.Refusal!.Message)));
            }

            isConfirmed |= isTyped && outcome.Succeeded;
            isAsked |= !isTyped;
        }

        return errors.Count > 0 || isAsked || isConfirmed ? new EmailOutcome(isAsked, isConfirmed, errors) : EmailOutcome.Nothing;
    }
}
