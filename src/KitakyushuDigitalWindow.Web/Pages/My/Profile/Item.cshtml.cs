using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using QuestionError = KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions.FieldError;

namespace KitakyushuDigitalWindow.Web.Pages.My.Profile;

/// <summary>One thing that is kept: put right, or written down beforehand.</summary>
public class ItemModel(ProfileQuery query, CorrectProfileItemHandler handler, ITownLookup towns) : PageModel
{
    private Func<string, IReadOnlyList<string>>? _typed;
    private List<(string Key, QuestionError Error)> _errors = [];
    private (string Name, IReadOnlyList<string> Towns) _found = ("", []);

    [FromRoute(Name = "item")]
    public string Name { get; set; } = "";

    public ProfileEntryRow Entry { get; private set; } = null!;

    public IReadOnlyList<QuestionView> Questions() => ProfileViews.Of([Entry], _typed, _errors, _found);

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
            (_typed, _found, _errors) = AddressLookup.Fill(lookup, _typed, towns, _errors, new JourneyQuestion(Entry.Question.Key, Entry.Question, null, false, []));
            return Page();
        }

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
