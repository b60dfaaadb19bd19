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

/// <summary>世帯員: a person added or put right.</summary>
public class MemberModel(ProfileQuery query, SaveHouseholdMemberHandler handler, ITownLookup towns) : PageModel
{
    private Func<string, IReadOnlyList<string>>? _typed;
    private List<(string Key, QuestionError Error)> _errors = [];
    private (string Name, IReadOnlyList<string> Towns) _found = ("", []);

    /// <summary>Null adds somebody.</summary>
    [FromRoute]
    public Guid? MemberId { get; set; }

    public ProfilePersonRow Person { get; private set; } = null!;

    public IReadOnlyList<QuestionView> Questions() => ProfileViews.Of(Person.Entries, _typed, _errors, _found);

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
            var asked = Person.Entries.Where(e => e.Question.Key == lookup).Select(e => new JourneyQuestion(lookup, e.Question, null, false, [])).FirstOrDefault();
            (_typed, _found, _errors) = AddressLookup.Fill(lookup, _typed, towns, _errors, asked);
            return Page();
        }

        var outcome = await handler.HandleAsync(new SaveHouseholdMemberCommand(MemberId, _typed), cancellationToken);
        if (outcome.Value is { Errors.Count: 0 })
        {
            return Redirect(ProfileRoutes.Profile + "?saved=true");
        }

        _errors.AddRange(outcome.Value?.Errors ?? []);
        return outcome.Refusal == ProfileRefusals.NoConsent ? Redirect(ProfileRoutes.Profile) : this.ShowAgain(outcome.Refusal);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await query.ReadMemberAsync(MemberId, cancellationToken) is not { } person)
        {
            return false;
        }

        Person = person;
        return true;
    }
}
