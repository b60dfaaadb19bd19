using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QuestionError = KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions.FieldError;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>補正: the questions that the office named, and no others, open with what was sent.</summary>
[RequestSizeLimit(Uploads.RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.RequestBytes)]
[EnableRateLimiting(RateLimits.Forms)]
public class CorrectModel(
    MyCorrectionQuery query, SaveCorrectionHandler save, AttachFileHandler attach, DetachFileHandler detachFile, FormLookups lookups, TimeProvider clock, StashedPosts stash)
    : PageModel, IForSomebody
{
    private List<(string Key, QuestionError Error)> _errors = [];
    private Func<string, IReadOnlyList<string>>? _typed;
    private Found _found = Found.Nothing;

    [FromRoute]
    public string ReceiptNumber { get; set; } = "";

    public MyCorrectionPage Correction { get; private set; } = null!;

    public string? ForWhom => Correction.ForWhom;

    /// <summary>What was typed before the session ended is shown again; it is not saved yet.</summary>
    public bool IsRestored { get; private set; }

    private CorrectionForm Form => Correction.Form;

    private IEnumerable<(JourneyQuestion Asked, string Name)> Inputs => Form.Questions.Select(q => (q.Asked, q.Asked.Key));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        _typed = await stash.TakeAsync(HttpContext, cancellationToken);
        IsRestored = _typed is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        bool pause, string? lookup, Guid? detach, bool upload, string? add, string? remove, CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        var posted = await Request.ReadFormAsync(cancellationToken);
        _typed = name => posted[name].Where(v => v is not null).ToArray()!;
        await AttachAsync(posted.Files, cancellationToken);
        if (detach is { } file)
        {
            await detachFile.HandleAsync(new DetachFileCommand(Correction.ApplicationId, file), cancellationToken);
        }

        if (lookup is not null)
        {
            (_typed, _found, var missed) = lookups.Fill(lookup, _typed, Inputs, clock.TodayInJapan());
            _errors.AddRange(missed);
            return Page();
        }

        _typed = lookups.Complete(_typed, Inputs);
        var outcome = await save.HandleAsync(new SaveCorrectionCommand(ReceiptNumber, _typed, add, remove), cancellationToken);
        if (outcome.Value is not { } saved)
        {
            return await LoadAsync(cancellationToken) ?? this.ShowAgain(outcome.Refusal);
        }

        if (pause)
        {
            return Redirect(MyRoutes.Applications + "?saved=true");
        }

        var staysHere = upload || detach is not null || add is not null || remove is not null;
        _errors.AddRange(staysHere ? [] : saved.Errors);
        if (_errors.Count > 0 || (!staysHere && Form.RejectedFiles().Any()))
        {
            return await LoadAsync(cancellationToken) ?? this.ShowAgain();
        }

        return Redirect(staysHere || !saved.IsComplete ? MyRoutes.Correct(Correction.ReceiptNumber) : MyRoutes.CheckCorrection(Correction.ReceiptNumber));
    }

    public QuestionView View(CorrectionQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var key = question.Asked.Key;
        var files = Form.FilesOf(key);
        return new QuestionView(question.Asked, key, _typed, [.. _errors.Where(e => e.Key == key).Select(e => e.Error), .. QuestionViews.RejectedFiles(files.Where(f => !Form.WasFiled(f)))], files, IsHeading: false)
        {
            Today = clock.TodayInJapan(),
            Found = _found,
            Sent = question.Before is { } before && question.Asked.Question is { } type and not FileQuestion
                ? before.IsEmpty ? "入力なし" : type.Display(before).Replace('\n', '　')
                : null,
            SentFiles = [.. files.Where(Form.WasFiled).Select(f => f.Id)],
            FileUrl = id => MyRoutes.Attachment(Correction.ReceiptNumber, id),
        };
    }

    public IReadOnlyList<Shell.FieldError> ErrorList()
    {
        var refusals = ModelState.Values.SelectMany(v => v.Errors).Select(e => new Shell.FieldError(null, e.ErrorMessage));
        return [.. refusals, .. Form.Questions.Select(q => (Question: q, View: View(q))).SelectMany(q => q.View.Errors.Select(e => new Shell.FieldError(
            q.View.InputId(e.Field),
            q.Question.Row is null ? e.Message : $"{q.Question.Row.Label}：{e.Message}")))];
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        var outcome = await query.ReadAsync(ReceiptNumber, cancellationToken);
        if (outcome.Value is { } correction)
        {
            Correction = correction;
            return null;
        }

        return outcome.Refusal == ApplicationRefusals.NotFound ? NotFound() : Redirect(MyRoutes.Application(ReceiptNumber));
    }

    private async Task AttachAsync(IFormFileCollection files, CancellationToken cancellationToken)
    {
        foreach (var file in files.Where(f => (f.Length > 0 || f.FileName.Length > 0) && Form.Questions.Any(q => q.Asked.Key == f.Name && q.Asked.Question is FileQuestion)))
        {
            await using var content = file.OpenReadStream();
            var outcome = await attach.HandleAsync(new AttachFileCommand(Correction.ApplicationId, file.Name, file.FileName, content), cancellationToken);
            if (!outcome.Succeeded)
            {
                _errors.Add((file.Name, new QuestionError("", outcome.Refusal!.Message)));
            }
        }
    }
}
