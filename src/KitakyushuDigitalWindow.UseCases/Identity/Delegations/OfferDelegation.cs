using System.Globalization;
using System.Security.Cryptography;
using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.Domain.Text;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Identity.Delegations;

public sealed record OfferDelegationCommand
{
    public const string OtherDay = "other";

    public string[] Categories { get; init; } = [];

    public string[] ProcedureIds { get; init; } = [];

    public string? Purpose { get; init; }

    /// <summary>Months from today, or <see cref="OtherDay"/>.</summary>
    public string? Period { get; init; }

    public string? Year { get; init; }

    public string? Month { get; init; }

    public string? Day { get; init; }

    public string? Email { get; init; }

    /// <summary>Null when none was typed.</summary>
    public string? EmailText => EmailAddress.TryParse(Email, out var address) ? address.Value : null;

    public string PurposeText => (Purpose ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>The last day; null when none is named.</summary>
    public DateOnly? UntilOn(DateOnly today) => Period == OtherDay
        ? EraDate.ParseWestern(Year, Month, Day).Day
        : int.TryParse(Period, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && OfferDelegationValidator.Months.Contains(months) ? today.AddMonths(months)
        : null;
}

public sealed class OfferDelegationValidator : AbstractValidator<OfferDelegationCommand>
{
    public OfferDelegationValidator(DelegationChoicesQuery choices, TimeProvider clock)
    {
        RuleFor(c => c.ProcedureIds).Must((c, _) => IsGood(c, choices.Read())).WithMessage(DelegationRefusals.NothingChosen.Message);
        RuleFor(c => c.Period)
            .Must(p => p is not null && (p == OfferDelegationCommand.OtherDay || Months.Any(m => p == m.ToString(CultureInfo.InvariantCulture))))
            .WithMessage("いつまで任せるかを選んでください");
        RuleFor(c => c.Year).Cascade(CascadeMode.Stop)
            .Must((c, _) => EraDate.ParseWestern(c.Year, c.Month, c.Day).Problem != EraDateProblem.Empty).WithMessage("委任の終わりの日を入力してください")
            .Must((c, _) => EraDate.ParseWestern(c.Year, c.Month, c.Day).Problem != EraDateProblem.NoSuchDay).WithMessage("この日はありません。委任の終わりの日を確認してください")
            .Must((c, _) => EraDate.ParseWestern(c.Year, c.Month, c.Day).Day is not null).WithMessage("委任の終わりの日は、年・月・日を数字で入力してください")
            .Must((c, _) => c.UntilOn(clock.TodayInJapan()) is { } day && day >= clock.TodayInJapan() && day <= Delegation.LatestDay(clock.TodayInJapan()))
            .WithMessage(_ => $"委任の終わりの日は、今日から{EraDate.Format(Delegation.LatestDay(clock.TodayInJapan()))}までの日にしてください")
            .When(c => c.Period == OfferDelegationCommand.OtherDay);
        RuleFor(c => c.Email)
            .Must((c, _) => string.IsNullOrWhiteSpace(c.Email) || c.EmailText is not null)
            .WithMessage("メールアドレスは「name@example.jp」の形で入力してください");
        RuleFor(c => c.Purpose).Cascade(CascadeMode.Stop)
            .Must((c, _) => TextElements.Count(c.PurposeText) <= PurposeMaxCharacters && c.PurposeText.Length <= Delegation.PurposeMaxLength)
            .WithMessage(c => $"相手に伝えることは{PurposeMaxCharacters}文字以内で入力してください（いま{TextElements.Count(c.PurposeText):#,0}文字）")
            .Must((c, _) => !MyNumberDetector.IsFoundIn(c.PurposeText)).WithMessage("相手に伝えることから、マイナンバー（個人番号）を消してください");
    }

    /// <summary>Counted as people count; kept in at most twice as many UTF-16 units.</summary>
    public const int PurposeMaxCharacters = 100;

    /// <summary>The periods that need no typing.</summary>
    public static IReadOnlyList<int> Months { get; } = [1, 3, 6, 12];

    private static bool IsGood(OfferDelegationCommand command, IReadOnlyList<DelegableCategory> choices) =>
        command.Categories.Length + command.ProcedureIds.Length > 0
        && command.Categories.All(c => choices.Any(x => x.Category == c))
        && command.ProcedureIds.All(id => choices.Any(x => x.Procedures.Any(p => p.Id == id)));
}

/// <param name="Code">To be shown to the principal now; only its hash is kept.</param>
public sealed record OfferedDelegation(Guid Id, InvitationCode Code);

/// <summary>委任の申し出. The agent's account is not known: the principal hands over the code.</summary>
public sealed partial class OfferDelegationHandler(
    IDigitalWindowDb db, ICurrentCitizen citizen, DelegationChoicesQuery choices, TimeProvider clock, ILogger<OfferDelegationHandler> logger)
{
    public async Task<Outcome<OfferedDelegation>> HandleAsync(OfferDelegationCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (act, code) = (clock.ActBy(citizen), InvitationCode.Create(RandomNumberGenerator.GetInt32));
        var offered = Delegation.Offer(
            citizen.Id, command.Categories, choices.Beyond(command.Categories, command.ProcedureIds), command.PurposeText,
            command.UntilOn(clock.TodayInJapan()) ?? DateOnly.MinValue, code, act, command.EmailText);
        if (offered.Value is not { } delegation)
        {
            return offered.Refusal!;
        }

        db.Delegations.Add(delegation);
        db.Outbox.Add(new OutboxLine(OutboxKinds.ExpireDelegation, delegation.Id, act.AtUtc, delegation.EndsAtUtc));
        db.Audit.Add(new AuditEntry("delegation.offer", delegation.Id.ToString("N"), act));
        await db.SaveChangesAsync(cancellationToken);
        LogOffered(logger, delegation.Id);
        return new OfferedDelegation(delegation.Id, code);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Delegation offered: {DelegationId}")]
    private static partial void LogOffered(ILogger logger, Guid delegationId);
}
