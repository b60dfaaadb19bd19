using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Approvals;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Approvals;

public sealed record ApprovalInput
{
    public const string Approve = "approve";
    public const string SendBack = "send-back";

    /// <summary>Of the proposal, as the page showed it.</summary>
    public int? Version { get; init; }

    public string? Choice { get; init; }

    public string? Comment { get; init; }
}

public class ProposalModel(
    OpenApprovalHandler open, ApprovalQuery query, ICurrentStaff staff, ILetterView view,
    IValidator<ApproveCommand> approveValidator, ApproveHandler approve,
    IValidator<SendBackCommand> sendBackValidator, SendBackHandler sendBack) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ApprovalInput Input { get; set; } = new();

    public ApprovalRow Approval { get; private set; } = null!;

    /// <summary>What the approver has seen: the version of the first showing, until another's change was shown.</summary>
    public int? ShownVersion { get; private set; }

    public bool IsApprover => staff.IsInRole(StaffRoles.Approver);

    public IHtmlContent Letter => new HtmlString(view.Html(Approval.Letter));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        (Approval, ShownVersion) = (found, found.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        if (!IsApprover)
        {
            return Forbid();
        }

        (Approval, ShownVersion) = (found, Input.Version);
        ModelState.Clear(); // what could not be bound is missing, and the validators say so in Japanese
        switch (Input.Choice)
        {
            case ApprovalInput.Approve:
                var approval = new ApproveCommand(Id, Input.Version, Input.Comment);
                return await this.IsValidAsync(approveValidator, approval, nameof(Input), cancellationToken)
                    ? await AnswerAsync(await approve.HandleAsync(approval, cancellationToken), cancellationToken)
                    : this.ShowAgain();
            case ApprovalInput.SendBack:
                var back = new SendBackCommand(Id, Input.Version, Input.Comment);
                return await this.IsValidAsync(sendBackValidator, back, nameof(Input), cancellationToken)
                    ? await AnswerAsync(await sendBack.HandleAsync(back, cancellationToken), cancellationToken)
                    : this.ShowAgain();
            default:
                ModelState.AddModelError("Input.Choice", "承認するか、差し戻すかを選んでください");
                return this.ShowAgain();
        }
    }

    private async Task<IActionResult> AnswerAsync(Outcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Succeeded)
        {
            this.Say(Input.Choice == ApprovalInput.Approve ? "承認しました。" : "差し戻しました。起案した人の担当に戻ります。");
            return Redirect(StaffRoutes.Approvals);
        }

        Approval = await query.ReadAsync(Id, cancellationToken) ?? Approval;
        ShownVersion = Approval.Version;
        return this.ShowAgain(outcome.Refusal);
    }
}
