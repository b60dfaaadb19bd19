using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using KitakyushuDigitalWindow.UseCases.Applications.Packages;
using KitakyushuDigitalWindow.UseCases.Procedures.Guide;
using KitakyushuDigitalWindow.Web.Guide;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Packages;

/// <summary>What was picked in the guide, seen once more after the log-in; then it becomes a package.</summary>
public class NewModel(GuideBook book, GuideQuery query, GuideCookie cookie, MakePackageHandler handler) : PageModel
{
    private GuideState _state = GuideState.Empty;
    private DateOnly? _eventOn;

    public GuideResultRow Result { get; private set; } = null!;

    public IReadOnlyList<GuideRow> Picked { get; private set; } = [];

    /// <summary>Found as well, but to be done at the counter.</summary>
    public IReadOnlyList<GuideRow> AtCounter { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : Redirect(GuideRoutes.Result);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return Redirect(GuideRoutes.Result);
        }

        var wishes = Picked.Select(r => new PackageWish(r.Id, r.Deadline?.On, false)).Concat(AtCounter.Select(r => new PackageWish(r.Id, r.Deadline?.On, true)));
        var outcome = await handler.HandleAsync(new MakePackageCommand(_state.RunId, Result.Title, _eventOn, [.. wishes]), cancellationToken);
        return outcome.Succeeded ? Redirect(MyRoutes.Package(outcome.Value)) : this.ShowAgain(outcome.Refusal);
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        _state = cookie.Read(HttpContext);
        var path = GuidePath.Of(book.Tree, _state.Answers);
        _eventOn = _state.DayOf(book.EventOf(path));
        Result = await query.ReadAsync(_state.Answers, _eventOn, cancellationToken);
        Picked = [.. Result.Needed.Where(r => r.CanBeFiled && _state.Picked.Contains(r.Id))];
        AtCounter = [.. Result.Needed.Where(r => r.Definition.Online == OnlineLevel.Blocked)];
        return path.IsComplete && Picked.Count > 0;
    }
}
