using KitakyushuDigitalWindow.UseCases.Approvals;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Approvals;

[RequestSizeLimit(Uploads.RequestBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = Uploads.RequestBytes)]
public class AddDocumentModel(OpenApprovalHandler open, AddDocumentHandler handler) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public ApprovalRow Approval { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        await using var content = file?.OpenReadStream();
        var outcome = await handler.HandleAsync(new AddDocumentCommand(Id, file?.FileName, content), cancellationToken);
        if (outcome.Succeeded)
        {
            this.Say("資料を足しました。");
            return Redirect(StaffRoutes.Approval(Id));
        }

        await LoadAsync(cancellationToken);
        ModelState.AddModelError("file", outcome.Refusal!.Message);
        return this.ShowAgain();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await open.HandleAsync(Id, cancellationToken) is not { } found)
        {
            return false;
        }

        Approval = found;
        return true;
    }
}
