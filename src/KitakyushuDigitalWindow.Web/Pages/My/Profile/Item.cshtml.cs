using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuestionError = KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions.FieldError;

namespace KitakyushuDigitalWindow.Web.Pages.My.Profile;

/// <summary>One thing that is kept: put right, or written down beforehand.</summary>
public class ItemModel(ProfileQuery query, CorrectProfileItemHandler handler, FormLookups lookups, TimeProvider clock) : PageModel
{
    private Func<string, IReadOnlyList<string>>? _typed;
    private List<(string Key, QuestionError Error)> _errors = [];
    private Found _found = Found.Nothing;

    [FromRoute(Name = "item")]
    public string Name { get; set; } = "";

    public ProfileEntryRow Entry { get; private set; } = null!;

    public IReadOnlyList<QuestionView> Questions() => ProfileViews.Of([Entry], _typed, _errors, _found, clock.TodayInJapan());

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? lookup, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var form = await Request.ReadFormAsync(cancellationToken);
        _typed = name => form[name].Where(v => v is not null).ToArray()!;
        if (lookup is not null)
        {
            (_typed, _found, var missed) = lookups.Fill(lookup, _typed, ProfileViews.Inputs([Entry]), clock.TodayInJapan());
            _errors.AddRange(missed);
            return Page();
        }

        _typed = lookups.Complete(_typed, ProfileViews.Inputs([Entry]));

        var outcome = await handler.HandleAsync(new CorrectProfileItemCommand(Name, _typed), cancellationToken);
        if (outcome.Value is { Errors.Count: 0 })
        {
            return Redirect(ProfileRoutes.Profile + "?saved=true");
        }

        _errors.AddRange(outcome.Value?.Errors ?? []);
        return outcome.Refusal == ProfileRefusals.NoConsent ? Redirect(ProfileRoutes.Profile) : this.ShowAgain(outcome.Refusal);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await query.ReadItemAsync(Name, cancellationToken) is not { } entry)
        {
            return false;
        }

        Entry = entry;
        return true;
    }
}
