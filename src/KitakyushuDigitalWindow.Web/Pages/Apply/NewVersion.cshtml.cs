using KitakyushuDigitalWindow.Domain.Procedures.Forms.Versions;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Apply;

/// <summary>新しい版に移る: shows every effect first; the act is the person's own.</summary>
public class NewVersionModel(NewVersionQuery query, MoveDraftHandler handler) : PageModel
{
    public NewVersionRow Row { get; private set; } = null!;

    public static string Words(LossReason reason) => reason switch
    {
        LossReason.QuestionRemoved => "質問がなくなりました",
        LossReason.OptionRemoved => "この選択肢がなくなりました",
        LossReason.Retyped => "答え方が変わりました",
        LossReason.MustAgreeAnew => "文が変わったため、もう一度確認します",
        _ => "新しい質問の決まりに合いません",
    };

    public static string Words(FormChangeKind kind) => kind switch
    {
        FormChangeKind.Added => "増えました",
        FormChangeKind.Removed => "なくなりました",
        _ => "変わりました",
    };

    public async Task<IActionResult> OnGetAsync(Guid draftId, CancellationToken cancellationToken) =>
        await LoadAsync(draftId, cancellationToken) ?? Page();

    /// <param name="toVersionId">The version that was shown.</param>
    /// <param name="draftVersion">The draft as it was shown; what is decided rests on what was seen.</param>
    public async Task<IActionResult> OnPostAsync(Guid draftId, Guid toVersionId, int draftVersion, CancellationToken cancellationToken)
    {
        var outcome = await handler.HandleAsync(new MoveDraftCommand(draftId, toVersionId, draftVersion), cancellationToken);
        return outcome.Succeeded ? Redirect(ApplyRoutes.Resume(draftId))
            : await LoadAsync(draftId, cancellationToken) ?? this.ShowAgain(outcome.Refusal);
    }

    private async Task<IActionResult?> LoadAsync(Guid draftId, CancellationToken cancellationToken)
    {
        var (draft, row) = await query.ReadAsync(draftId, cancellationToken);
        if (draft is null)
        {
            return NotFound();
        }

        if (row is null)
        {
            return Redirect(ApplyRoutes.Resume(draftId)); // nothing to move, any more
        }

        Row = row;
        return null;
    }
}
