using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review.Assignment;

public sealed record TransferCaseCommand
{
    public string ReceiptNumber { get; init; } = "";

    /// <summary>As the page showed it.</summary>
    public int? Version { get; init; }

    /// <summary>Where to: ward and section code with a slash between them.</summary>
    public string? Unit { get; init; }

    public string? Reason { get; init; }

    internal string ReasonText => (Reason ?? "").ReplaceLineEndings("\n").Trim();

    public static string UnitOf(Ward ward, string sectionCode) => ward.Id() + "/" + sectionCode;
}

public sealed class TransferCaseValidator : AbstractValidator<TransferCaseCommand>
{
    public TransferCaseValidator()
    {
        RuleFor(c => c.Unit).NotEmpty().WithMessage("移送先の課を選んでください");
        RuleFor(c => c.Reason).Cascade(CascadeMode.Stop)
            .Must((c, _) => c.ReasonText.Length > 0).WithMessage("移送する理由を入力してください")
            .Must((c, _) => c.ReasonText.Length <= Application.TransferReasonMaxLength)
            .WithMessage(c => $"理由は{Application.TransferReasonMaxLength}文字以内で入力してください（いま{c.ReasonText.Length}文字）");
    }
}

/// <summary>移送: the case and its closed proposals go to another section; whoever sends it loses it with this save.</summary>
public sealed class TransferCaseHandler(
    IDigitalWindowDb db, ICurrentStaff staff, UnitStaffQuery units, TimeProvider clock, ILogger<TransferCaseHandler> logger)
{
    /// <summary>The section that has it now.</summary>
    public async Task<Outcome<UnitRow>> HandleAsync(TransferCaseCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var target = (await units.OtherUnitsAsync(cancellationToken))
            .FirstOrDefault(u => TransferCaseCommand.UnitOf(u.Ward, u.SectionCode) == command.Unit);
        if (target is null)
        {
            return AssignmentRefusals.NoSuchSection;
        }

        var act = clock.ActBy(staff);
        var outcome = await CaseAct.RunAsync(db, staff, command.ReceiptNumber, command.Version, async application =>
        {
            var transferred = application.Transfer(target.Ward, target.SectionCode, command.ReasonText, act);
            if (transferred.Succeeded)
            {
                foreach (var proposal in await db.Proposals.Where(p => p.SubjectId == application.Id).ToListAsync(cancellationToken))
                {
                    if (proposal.Transfer(target.Ward, target.SectionCode).Refusal is { } pending)
                    {
                        return pending;
                    }
                }

                db.Audit.Add(new AuditEntry("application.transfer", command.ReceiptNumber, act));
            }

            return transferred;
        }, cancellationToken);
        CaseAct.Log(logger, "transfer", command.ReceiptNumber, outcome);
        return outcome.Refusal is { } refusal ? refusal : target;
    }
}
