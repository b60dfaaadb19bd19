using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Approvals;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff.Approvals;

public class IndexModel(ApprovalListQuery query, ICurrentStaff staff) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Tab { get; set; }

    public bool IsDone => Tab == "done";

    public bool IsApprover => staff.IsInRole(StaffRoles.Approver);

    public ApprovalList Found { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Found = await query.ReadAsync(IsDone, cancellationToken);
}
