// Longer than 150 lines: this one page serves every question type of every form, with files, look-ups and rows.
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QuestionError = KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions.FieldError;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

/// <summary>Any page of any form: load the journey, bind by question type, save, redirect.</summary>
[RequestSizeLimit(Uploads.RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.RequestBytes)]
[EnableRateLimiting(RateLimits.Forms)]
public class QuestionModel(
    DraftQuery query, SavePageHandler save, AttachFileHandler attach, DetachFileHandler detachFile, FormLookups lookups, EmailStep email, StashedPosts stash)
    : PageModel, IForSomebody
{
    private List<(string Key, QuestionError Error)> _errors = [];
    private Func<string, IReadOnlyList<string>>? _typed;
    private Found _found = Found.Nothing;
    private string? _awaitedEmail;

    [FromRoute]
    public Guid DraftId { get; set; }

    /// <summary>Of the page below the draft: <c>claimant</c>, <c>children/2/name</c>. ("path" alone would be taken for the request's own.)</summary>
    [FromRoute(Name = "path")]
    public string PagePath { get; set; } = "";

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    public DraftRow Draft { get; private set; } = null!;

    public string? ForWhom => Draft.ForWhom.Label;

    public Journey Journey { get; private set; } = null!;

    public JourneyStep Step { get; private set; } = null!;

    /// <summary>The row is being added: it exists once its first page is posted.</summary>
    public bool IsNewRow { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(isNewRow: false, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        _typed = await stash.TakeAsync(HttpContext, cancellationToken);
        IsRestored = _typed is not null;
        _awaitedEmail = await email.AwaitedAsync(Step, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        bool @new, bool pause, string? lookup, Guid? detach, bool upload, string? resend, string? withoutEmail, CancellationToken cancellationToken)
    {
        if (await LoadAsync(@new, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var form = await Request.ReadFormAsync(cancellationToken);
        _typed = EmailStep.Without(withoutEmail, name => form[name].Where(v => v is not null).ToArray()!);
        if (detach is { } file)
        {
            await detachFile.HandleAsync(new DetachFileCommand(DraftId, file), cancellationToken);
            return Redirect(ApplyRoutes.WithFrom(Request.Path, From));
        }

        await AttachAsync(form.Files, cancellationToken);
        if (lookup is not null)
        {
            (_typed, _found, var missed) = lookups.Fill(lookup, _typed, Inputs, Draft.Context.Today);
            _errors.AddRange(missed);
            _awaitedEmail = await email.AwaitedAsync(Step, cancellationToken);
            return Page();
        }

        _typed = lookups.Complete(_typed, Inputs);
        var command = new SavePageCommand(DraftId, PagePath, @new, _typed) { Known = Draft };
        var outcome = await save.HandleAsync(command, cancellationToken);
        if (outcome.Value is not { } saved)
        {
            return outcome.Refusal == SavePageHandler.NoSuchPage ? Redirect(ApplyRoutes.Resume(DraftId)) : this.ShowAgain(outcome.Refusal);
        }

        if (pause)
        {
            return Redirect("/my/applications?saved=true");
        }

        // a refused file says enough: that none is attached need not be said as well
        _errors.AddRange(saved.Errors.Where(e => !IsFile(e.Key) || (!upload && !_errors.Exists(known => known.Key == e.Key))));
        PagePath = saved.Path;
        if (Take(saved.Draft, isNewRow: false) is { } moved)
        {
            return moved;
        }

        var asked = upload ? EmailOutcome.Nothing : await email.TakeAsync(Step, _typed, resend, cancellationToken);
        _errors.AddRange(asked.Errors);
        _awaitedEmail = await email.AwaitedAsync(Step, cancellationToken);
        if (asked.IsConfirmed && await LoadAsync(isNewRow: false, cancellationToken) is { } elsewhereNow)
        {
            return elsewhereNow;
        }

        var isStopped = _errors.Count > 0 || (!upload && Draft.Attachments.Any(f => f.Check.IsRejected() && IsFile(f.QuestionKey)));
        return isStopped ? this.ShowAgain()
            : Redirect(upload || asked.IsAsked ? ApplyRoutes.WithFrom(ApplyRoutes.Page(DraftId, Step.Path), From) : ApplyRoutes.After(DraftId, Journey, Step, From));
    }

    /// <summary>What was typed before the session ended is shown again; it is not saved yet.</summary>
    public bool IsRestored { get; private set; }

    public IReadOnlyList<QuestionView> Questions() => QuestionViews.Of(Draft, Step, _typed, _errors, _found, _awaitedEmail);

    private IEnumerable<(JourneyQuestion Asked, string Name)> Inputs => Step.Questions.Select(q => (q, q.Question.Key));

    private bool IsFile(string key) => Step.Questions.Any(q => q.Key == key && q.Question is FileQuestion);

    private async Task<IActionResult?> LoadAsync(bool isNewRow, CancellationToken cancellationToken) =>
        await query.ReadAsync(DraftId, cancellationToken) is { } draft ? Take(draft, isNewRow) : (IActionResult)NotFound();

    private RedirectResult? Take(DraftRow draft, bool isNewRow)
    {
        if (ApplyRoutes.Elsewhere(draft) is { } elsewhere)
        {
            return Redirect(elsewhere);
        }

        (Draft, Journey) = (draft, draft.Journey);
        var step = Journey.FindPath(PagePath);
        if (NewRow.Of(draft, PagePath) is { } adding && (step is null || isNewRow))
        {
            (Journey, step, IsNewRow) = (adding.Journey, adding.Step, true);
        }
        else if (step is null || !Journey.CanVisit(step))
        {
            return Redirect(ApplyRoutes.Next(DraftId, draft.Journey));
        }

        Step = step;
        return null;
    }

    private async Task AttachAsync(IFormFileCollection files, CancellationToken cancellationToken)
    {
        foreach (var file in files.Where(f => IsFile(f.Name) && (f.Length > 0 || f.FileName.Length > 0)))
        {
            await using var content = file.OpenReadStream();
            var outcome = await attach.HandleAsync(new AttachFileCommand(DraftId, file.Name, file.FileName, content), cancellationToken);
            if (!outcome.Succeeded)
            {
                _errors.Add((file.Name, new QuestionError("", outcome.Refusal!.Message)));
            }
        }
    }
}
