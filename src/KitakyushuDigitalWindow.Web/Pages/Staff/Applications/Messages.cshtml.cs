using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.UseCases.Applications.Messages;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Messages;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Applications;

/// <summary>やりとり with the applicant, and what became of every notice that went out.</summary>
[RequestSizeLimit(Uploads.RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.RequestBytes)]
public class MessagesModel(
    OpenCaseHandler openCase, OpenCaseMessagesHandler open, IValidator<WriteMessageCommand> validator, AnswerApplicantHandler answer,
    SettleQuestionsHandler settleQuestions) : PageModel
{
    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    [BindProperty]
    public WriteMessageCommand Input { get; set; } = new();

    public CaseRow Case { get; private set; } = null!;

    public CaseMessagesRow Found { get; private set; } = null!;

    public bool ShowsPreview { get; private set; }

    /// <summary>What the clerk has seen: of the first showing, until a refusal showed the newest.</summary>
    public int SeenQuestions { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var draft = Found.Thread.Draft;
        SeenQuestions = Found.Thread.NewQuestions;
        Input = new WriteMessageCommand { MessageId = draft?.Id ?? Guid.CreateVersion7(), Text = draft?.Text, AsksReply = draft?.AsksReply == true };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        bool upload, Guid? detach, bool settle, bool fill, string? template, bool preview, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear(); // what could not be bound is missing, and the validator says so in Japanese
        SeenQuestions = Input.SeenQuestions;
        var command = Input with { ReceiptNumber = ReceiptNumber }; // the route decides, never a posted field
        if (settle)
        {
            return await SettleAsync(cancellationToken);
        }

        var chosen = await MessageUploads.StoreAsync(Request, ModelState, command, answer.AttachAsync, cancellationToken);
        if (detach is { } file)
        {
            await answer.DetachAsync(new DetachFromMessageCommand(command, file), cancellationToken);
        }

        if (fill)
        {
            FillFrom(template);
            return await AgainAsync(cancellationToken);
        }

        if (upload || detach is not null)
        {
            return await AgainAsync(cancellationToken, upload && chosen == 0 ? MessageUploads.NothingChosen : null);
        }

        if (!await this.IsValidAsync(validator, command, nameof(Input), cancellationToken) || preview)
        {
            ShowsPreview = preview && ModelState.IsValid;
            return await AgainAsync(cancellationToken);
        }

        var outcome = await answer.HandleAsync(command, cancellationToken);
        if (outcome.Succeeded)
        {
            this.Say("申請者に送りました。");
            return Redirect(StaffRoutes.Messages(ReceiptNumber));
        }

        Input = outcome.Refusal == MessageRefusals.SentAlready ? Input with { MessageId = Guid.CreateVersion7() } : Input;
        return await AgainAsync(cancellationToken, outcome.Refusal);
    }

    private async Task<IActionResult> SettleAsync(CancellationToken cancellationToken)
    {
        var outcome = await settleQuestions.HandleAsync(new SettleQuestionsCommand(ReceiptNumber, Input.SeenQuestions), cancellationToken);
        if (!outcome.Succeeded)
        {
            return await AgainAsync(cancellationToken, outcome.Refusal);
        }

        this.Say("質問を対応済みにしました。");
        return Redirect(StaffRoutes.Messages(ReceiptNumber));
    }

    /// <summary>The page as it is now, with what was typed; 400 when something is wrong with it.</summary>
    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken, Refusal? refusal = null)
    {
        if (await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } messages)
        {
            return NotFound(); // transferred meanwhile
        }

        Found = messages;
        return refusal is null && ModelState.IsValid ? Page() : this.ShowAgain(refusal);
    }

    /// <summary>The example goes behind what was typed; nothing typed is lost.</summary>
    private void FillFrom(string? id)
    {
        if (MessageTemplates.Find(id) is not { } template)
        {
            ModelState.AddModelError("template", "入れる文例を選んでください");
            return;
        }

        Input = Input with
        {
            Text = string.IsNullOrWhiteSpace(Input.Text) ? template.Text : Input.Text.TrimEnd() + "\n" + template.Text,
            AsksReply = Input.AsksReply || (template.AsksReply && Case.IsOpen),
        };
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await openCase.HandleAsync(ReceiptNumber, cancellationToken) is not { } found || await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } messages)
        {
            return false;
        }

        (Case, Found) = (found, messages);
        return true;
    }
}
