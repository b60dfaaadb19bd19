using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.UseCases.Approvals;
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
    public const string Opinion = "opinion";
    public const string Seen = "seen";

    /// <summary>Of the proposal, as the page showed it.</summary>
    public int? Version { get; init; }

    public string? Choice { get; init; }

    public string? Comment { get; init; }

    /// <summary>代決の理由.</summary>
    public string? ActingReason { get; init; }
}

public class ProposalModel(
    OpenApprovalHandler open, ILetterView view, IValidator<ApproveCommand> approveValidator, ApproveHandler approve,
    IValidator<SendBackCommand> sendBackValidator, SendBackHandler sendBack,
    IValidator<AddOpinionCommand> opinionValidator, AddOpinionHandler opinion, SeeReportsHandler seeReports) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ApprovalInput Input { get; set; } = new();

    public ApprovalRow Approval { get; private set; } = null!;

    /// <summary>What the approver has seen: the version of the first showing, until another's change was shown.</summary>
    public int? ShownVersion { get; private set; }

    public IHtmlContent? Letter => Approval.Subject.Letter is { } letter ? new HtmlString(view.Html(letter)) : null;

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
        if (await open.HandleAsync(Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        if (found.Part == ApprovalPart.None)
        {
            return Forbid();
        }

        (Approval, ShownVersion) = (found, Input.Version);
        ModelState.Clear(); // what could not be bound is missing, and the validators say so in Japanese
        switch (Input.Choice)
        {
            case ApprovalInput.Approve:
                var approval = new ApproveCommand(Id, Input.Version, Input.Comment, Input.ActingReason);
                return await this.IsValidAsync(approveValidator, approval, nameof(Input), cancellationToken)
                    ? await AnswerAsync(await approve.HandleAsync(approval, cancellationToken), StaffRoutes.Approvals, "承認しました。", cancellationToken)
                    : this.ShowAgain();
            case ApprovalInput.SendBack:
                var back = new SendBackCommand(Id, Input.Version, Input.Comment, Input.ActingReason);
                return await this.IsValidAsync(sendBackValidator, back, nameof(Input), cancellationToken)
                    ? await AnswerAsync(
                        await sendBack.HandleAsync(back, cancellationToken), StaffRoutes.Approvals, "差し戻しました。起案した人の担当に戻ります。", cancellationToken)
                    : this.ShowAgain();
            case ApprovalInput.Opinion:
                var said = new AddOpinionCommand(Id, Input.Comment);
                return await this.IsValidAsync(opinionValidator, said, nameof(Input), cancellationToken)
                    ? await AnswerAsync(await opinion.HandleAsync(said, cancellationToken), StaffRoutes.Approval(Id), "意見を記録しました。", cancellationToken)
                    : this.ShowAgain();
            case ApprovalInput.Seen:
                var seen = await seeReports.HandleAsync(new SeeReportsCommand(Id), cancellationToken);
                return await AnswerAsync(seen, StaffRoutes.Approvals + "?tab=reports", "代決を確認したことを記録しました。", cancellationToken);
            default:
                ModelState.AddModelError("Input.Choice", "承認するか、差し戻すかを選んでください");
                return this.ShowAgain();
        }
    }

    private async Task<IActionResult> AnswerAsync(Outcome outcome, string next, string said, CancellationToken cancellationToken)
    {
        if (outcome.Succeeded)
        {
            this.Say(said);
            return Redirect(next);
        }

        Approval = await open.HandleAsync(Id, cancellationToken) ?? Approval;
        ShownVersion = Approval.Version;
        if (outcome.Refusal == ApprovalRefusals.ActingReasonMissing)
        {
            ModelState.AddModelError("Input.ActingReason", outcome.Refusal.Message);
            return this.ShowAgain();
        }

        return this.ShowAgain(outcome.Refusal);
    }
}
