using FluentValidation;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.UseCases.Applications.Messages;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Messages;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>担当課とのやりとり: what was written so far, and a field to ask or to answer.</summary>
[RequestSizeLimit(Uploads.RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.RequestBytes)]
[EnableRateLimiting(RateLimits.Submit)]
public class MessagesModel(
    MyApplicationQuery query, OpenMyMessagesHandler open, IValidator<WriteMessageCommand> validator, AskOfficeHandler ask, StashedPosts stash,
    RecordAgentLookHandler look) : PageModel, IForSomebody
{
    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    [FromQuery(Name = "sent")]
    public bool Sent { get; set; }

    [BindProperty]
    public WriteMessageCommand Input { get; set; } = new();

    public MyApplicationRow Application { get; private set; } = null!;

    public MessageThread Thread { get; private set; } = null!;

    /// <summary>What was typed before the session ended is shown again; it is not sent.</summary>
    public bool IsRestored { get; private set; }

    public string? ForWhom => Application.ForWhom;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        await look.HandleAsync(Application.ReceiptNumber, cancellationToken);
        Input = new WriteMessageCommand { MessageId = Thread.Draft?.Id ?? Guid.CreateVersion7(), Text = Thread.Draft?.Text };
        if (await stash.TakeAsync(HttpContext, cancellationToken) is { } typed && typed("Input.Text") is [var text, ..])
        {
            (Input, IsRestored) = (Input with { Text = text }, true);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool upload, Guid? detach, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear(); // what could not be bound is missing, and the validator says so in Japanese
        var command = Input with { ReceiptNumber = ReceiptNumber }; // the route decides, never a posted field
        var chosen = await MessageUploads.StoreAsync(Request, ModelState, command, ask.AttachAsync, cancellationToken);
        if (detach is { } file)
        {
            await ask.DetachAsync(new DetachFromMessageCommand(command, file), cancellationToken);
        }

        if (upload || detach is not null)
        {
            if (chosen == 0 && detach is null)
            {
                ModelState.AddModelError(MessageFilesView.Field, MessageUploads.NothingChosen.Message);
            }

            return ModelState.IsValid && !CaseMessage.IsTooLong(command.Words) ? Redirect(MyRoutes.Messages(ReceiptNumber) + "#write") : await AgainAsync(cancellationToken);
        }

        if (!await this.IsValidAsync(validator, command, nameof(Input), cancellationToken))
        {
            return await AgainAsync(cancellationToken);
        }

        var outcome = await ask.HandleAsync(command, cancellationToken);
        if (outcome.Succeeded)
        {
            return Redirect(MyRoutes.Messages(ReceiptNumber) + "?sent=true");
        }

        Input = outcome.Refusal == MessageRefusals.SentAlready ? Input with { MessageId = Guid.CreateVersion7() } : Input;
        ModelState.AddModelError("", outcome.Refusal!.Message);
        return await AgainAsync(cancellationToken);
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? this.ShowAgain() : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(ReceiptNumber, cancellationToken) is not { } application || await open.HandleAsync(ReceiptNumber, cancellationToken) is not { } thread)
        {
            return false;
        }

        (Application, Thread) = (application, thread);
        return true;
    }
}
