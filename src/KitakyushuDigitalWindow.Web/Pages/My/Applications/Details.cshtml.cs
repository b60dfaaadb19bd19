using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Messages;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>One application: where it stands and what to do next, what happened, what was sent, what came back.</summary>
public class DetailsModel(MyApplicationQuery query, MyMessagesQuery messages, EndedCasesQuery endedCases, RecordAgentLookHandler look) : PageModel, IForSomebody
{
    [FromQuery(Name = "corrected")]
    public bool Corrected { get; set; }

    [FromQuery(Name = "withdrawn")]
    public bool Withdrawn { get; set; }

    public MyApplicationRow Application { get; private set; } = null!;

    /// <summary>Filed as an agent under a delegation that is over: number and state are all that is left to see.</summary>
    public EndedCaseRow? Ended { get; private set; }

    public string? ForWhom => Ended is null ? Application.ForWhom : null;

    /// <summary>担当課とのやりとり; opening this page does not read it.</summary>
    public MessageThread Thread { get; private set; } = null!;

    public bool HasNewMessage => Thread.Messages.Any(m => m.Direction == MessageDirection.FromOffice && m.ReadAtUtc is null);

    /// <summary>Files that the office asked for beyond the form.</summary>
    public IReadOnlyList<AttachmentRow> OtherFiles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(receiptNumber, cancellationToken) is not { } found || await messages.ReadAsync(receiptNumber, cancellationToken) is not { } thread)
        {
            Ended = await endedCases.FindAsync(receiptNumber, cancellationToken);
            return Ended is null ? NotFound() : Page();
        }

        await look.HandleAsync(found.ReceiptNumber, cancellationToken);
        (Application, Thread) = (found, thread);
        OtherFiles = [.. found.Attachments.Where(f => !found.Journey.Questions.Any(q => q.Key == f.QuestionKey))];
        return Page();
    }
}
