using KitakyushuDigitalWindow.UseCases.Applications.Packages;
using KitakyushuDigitalWindow.Web.My;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Packages;

public class DiscardModel(PackageQuery query, DiscardPackageHandler handler) : PageModel
{
    public PackageRow Package { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid packageId, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(packageId, cancellationToken) is not { } package)
        {
            return NotFound();
        }

        Package = package;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid packageId, CancellationToken cancellationToken) =>
        (await handler.HandleAsync(new DiscardPackageCommand(packageId), cancellationToken)).Succeeded ? Redirect(MyRoutes.Applications) : NotFound();
}
