using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Profile;

/// <summary>登録した内容: what is kept, item by item, with where it came from; or the question whether anything may be.</summary>
public class IndexModel(ProfileQuery query, NoticeWishQuery wishes, AgreeToKeepHandler agree) : PageModel
{
    [FromQuery(Name = "saved")]
    public bool Saved { get; set; }

    [FromQuery(Name = "deleted")]
    public bool Deleted { get; set; }

    [FromQuery(Name = "withdrawn")]
    public bool Withdrawn { get; set; }

    public ProfileRow Kept { get; private set; } = null!;

    /// <summary>知らせの受け取り方.</summary>
    public NoticeWishRow Wish { get; private set; } = null!;

    public ConsentWording Wording { get; } = ConsentWording.Of(ConsentPurpose.Profile);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        (Kept, Wish) = (await query.ReadAsync(cancellationToken), await wishes.ReadAsync(cancellationToken));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool keep, CancellationToken cancellationToken)
    {
        var outcome = await agree.HandleAsync(new AgreeToKeepCommand(keep), cancellationToken);
        if (outcome.Succeeded)
        {
            return Redirect(ProfileRoutes.Profile);
        }

        (Kept, Wish) = (await query.ReadAsync(cancellationToken), await wishes.ReadAsync(cancellationToken));
        ModelState.AddModelError("keep", outcome.Refusal!.Message);
        return this.ShowAgain();
    }
}
