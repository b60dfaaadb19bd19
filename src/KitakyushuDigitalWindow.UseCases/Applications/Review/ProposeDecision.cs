using System.Globalization;
using System.Security.Cryptography;
using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Approvals;
using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

public sealed record ProposeDecisionCommand
{
    public string ReceiptNumber { get; init; } = "";

    /// <summary>As the page showed it.</summary>
    public int? Version { get; init; }

    public DecisionKind? Kind { get; init; }

    public string? Content { get; init; }

    public string? Reason { get; init; }

    /// <summary>郵送もする.</summary>
    public bool ByPost { get; init; }

    internal string ContentText => (Content ?? "").ReplaceLineEndings("\n").Trim();

    internal string? ReasonText => (Reason ?? "").ReplaceLineEndings("\n").Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>What may be decided about a procedure, and the sentence that the letter has by itself.</summary>
public static class DecisionChoices
{
    public static IReadOnlyList<DecisionKind> Of(DecisionNature nature) => nature == DecisionNature.Disposition
        ? [DecisionKind.Granted, DecisionKind.Partial, DecisionKind.Refused, DecisionKind.Dismissed]
        : [DecisionKind.Accepted, DecisionKind.Dismissed];

    public static string Sentence(DecisionKind kind) => kind switch
    {
        DecisionKind.Granted => "申請のとおり認めます。",
        DecisionKind.Partial => "申請の一部を認めます。",
        DecisionKind.Refused => "申請を認めません。",
        DecisionKind.Accepted => "申請のとおり受理しました。",
        _ => "申請を却下します。",
    };
}

public sealed class ProposeDecisionValidator : AbstractValidator<ProposeDecisionCommand>
{
    public ProposeDecisionValidator()
    {
        RuleFor(c => c.Kind).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("決定の種類を選んでください").IsInEnum().WithMessage("決定の種類を選んでください");
        RuleFor(c => c.Content).Cascade(CascadeMode.Stop)
            .Must((c, _) => c.ContentText.Length > 0).WithMessage("決定の内容を入力してください")
            .Must((c, _) => c.ContentText.Length <= Decision.ContentMaxLength)
            .WithMessage(c => $"決定の内容は{Decision.ContentMaxLength:N0}文字以内で入力してください（いま{c.ContentText.Length:N0}文字）")
            .Must((c, _) => !Contradicts(c.Kind, c.ContentText))
            .WithMessage("選んだ決定の種類と、決定の内容の文が合っていません。内容を書き直してください");
        RuleFor(c => c.Reason)
            .Must((c, _) => c.ReasonText is null || c.ReasonText.Length <= Decision.ReasonMaxLength)
            .WithMessage(c => $"理由は{Decision.ReasonMaxLength:N0}文字以内で入力してください（いま{c.ReasonText!.Length:N0}文字）");
    }

    /// <summary>The sentence of another kind was left standing: a refusal that says "granted" must not go out.</summary>
    private static bool Contradicts(DecisionKind? kind, string content) =>
        kind is not null && Enum.GetValues<DecisionKind>().Any(k => k != kind && content == DecisionChoices.Sentence(k));
}

/// <summary>The letter that a proposal would send, without keeping anything.</summary>
public sealed class DecisionLetterQuery(IDigitalWindowDb db, ICurrentStaff staff, IPublishedProcedures procedures)
{
    /// <summary>Null when there is no such application in the reader's ward and section.</summary>
    public async Task<LetterDocument?> ReadAsync(ProposeDecisionCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var application = await db.Applications.VisibleTo(staff).AsNoTracking()
            .SingleOrDefaultAsync(a => a.ReceiptNumber == command.ReceiptNumber, cancellationToken);
        return application is null ? null : DecisionLetter.Of(
            (await procedures.OfVersionAsync(application.ProcedureVersionId, cancellationToken)).Definition,
            application, command.Kind!.Value, command.ContentText, command.ReasonText);
    }
}

/// <summary>What the rules ask of a decision: kind, procedure, and the amount where they name a question for it.</summary>
public static class DecisionMatter
{
    public static ApprovalMatter Of(Application application, DecisionKind kind, ApprovalRules rules)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(rules);
        Yen? amount = rules.AmountQuestions.TryGetValue(application.ProcedureId, out var question)
            ? new Yen(application.Answers.All.Where(a => a.Key == question || a.Key.EndsWith("." + question, StringComparison.Ordinal))
                .Sum(a => long.TryParse(a.Value.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var yen) ? yen : 0))
            : null;
        return new ApprovalMatter(Proposal.ApplicationDecision, application.ProcedureId, kind.IsAdverse(), amount);
    }
}

/// <summary>起案: decision, letter and proposal in one save. What is approved later is this letter, known by its hash.</summary>
public sealed class ProposeDecisionHandler(
    IDigitalWindowDb db, ICurrentStaff staff, IPublishedProcedures procedures, PortalAddress address, IApprovalRules rules, ApprovalRouteQuery routes, TimeProvider clock,
    ILogger<ProposeDecisionHandler> logger)
{
    public async Task<Outcome> HandleAsync(ProposeDecisionCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var outcome = await CaseAct.RunAsync(db, staff, command.ReceiptNumber, command.Version, async application =>
        {
            var definition = (await procedures.OfVersionAsync(application.ProcedureVersionId, cancellationToken)).Definition;
            var kind = command.Kind!.Value;
            if (!DecisionChoices.Of(definition.Nature).Contains(kind))
            {
                return ReviewRefusals.KindNotOffered;
            }

            // 教示 on every adverse disposition (行政不服審査法82条): better no letter than one without it
            if (kind.IsAdverse() && definition.Nature == DecisionNature.Disposition && !definition.Appeal.IsGiven)
            {
                return ReviewRefusals.AppealMissing;
            }

            var code = DocumentCode.Create(RandomNumberGenerator.GetInt32);
            var letter = DecisionLetter.Of(
                definition, application, kind, command.ContentText, command.ReasonText, (code, address.VerifyLetter(code.Value)));
            var hash = letter.ContentHash();
            var proposed = application.ProposeDecision(kind, command.ContentText, command.ReasonText, letter.ToJson(), hash, act, command.ByPost);
            if (proposed.Succeeded)
            {
                var route = await routes.ReadAsync(
                    DecisionMatter.Of(application, kind, rules.Current), application.Ward, application.SectionCode, act.ActorId, cancellationToken);
                if (route.Value is not { } found)
                {
                    return route.Refusal!;
                }

                db.Proposals.Add(Proposal.Draft(
                    new ProposalSubject(Proposal.ApplicationDecision, application.Id, application.ReceiptNumber!), application.Ward, application.SectionCode,
                    $"{application.ProcedureName}　{application.ReceiptNumber}", hash, found, act));
                db.Audit.Add(new AuditEntry("application.propose", command.ReceiptNumber, act));
            }

            return proposed;
        }, cancellationToken);
        CaseAct.Log(logger, "propose", command.ReceiptNumber, outcome);
        return outcome;
    }
}
