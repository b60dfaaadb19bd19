using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.Web.Audit;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Audit;

/// <summary>What the auditor types. A name is posted, so that it stands in no address, log or history of the browser.</summary>
public sealed record AuditInput
{
    public string? Subject { get; init; }

    public string? Name { get; init; }

    public string? Act { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }
}

/// <summary>操作記録: for the auditor.</summary>
public class IndexModel(OpenAuditHandler open, AuditLogQuery query) : PageModel
{
    [BindProperty]
    public AuditInput Input { get; set; } = new();

    public AuditFilter Filter { get; private set; } = null!;

    public AuditPage Found { get; private set; } = new([], null);

    public AuditSeal Seal { get; private set; } = null!;

    /// <summary>Whose acts are shown; null for everybody's.</summary>
    public string? ActorName { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Filter = AuditFilter.Read(Request.Query);
        var search = Filter.Criteria;
        ActorName = search.ActorId is { } actor ? await query.NameOfAsync(actor, cancellationToken) : null;
        Input = new AuditInput { Subject = search.SubjectText, Act = search.What, From = AuditFilter.Iso(search.From), To = AuditFilter.Iso(search.To) };
        Found = await open.HandleAsync(search, cancellationToken);
        Seal = await query.SealAsync(cancellationToken);
    }

    /// <summary>A name becomes a key here, and the search an address.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var kept = AuditFilter.Read(Request.Query).Criteria.ActorId;
        if (!string.IsNullOrWhiteSpace(Input.Subject) && Input.Subject.Trim().Length > AuditEntry.SubjectMaxLength)
        {
            ModelState.AddModelError("Input.Subject", $"受付番号か対象のキーを{AuditEntry.SubjectMaxLength}文字以内で入力してください");
        }

        var (from, to) = (DayOf(Input.From, "Input.From", "始めの日"), DayOf(Input.To, "Input.To", "終わりの日"));
        if (from > to)
        {
            ModelState.AddModelError("Input.To", "終わりの日は、始めの日か、それより後にしてください");
        }

        if (!string.IsNullOrWhiteSpace(Input.Name))
        {
            var ids = await query.StaffNamedAsync(Input.Name, cancellationToken);
            kept = ids.Count == 1 ? "staff:" + ids[0].ToString("N") : null;
            if (ids.Count != 1)
            {
                ModelState.AddModelError("Input.Name", ids.Count == 0
                    ? "この氏名の職員は登録されていません。氏名を最後まで入力してください"
                    : "同じ氏名の職員が複数います。氏名を空にして期間などで探し、一覧でその人の名前を選んでください");
            }
        }

        var what = Input.Act is { } act && AuditWords.Knows(act) ? act : null;
        Filter = new AuditFilter(new AuditCriteria(Input.Subject, kept, what, from, to));
        if (ModelState.IsValid)
        {
            return Redirect(Filter.Url());
        }

        Seal = await query.SealAsync(cancellationToken);
        return this.ShowAgain();
    }

    private DateOnly? DayOf(string? text, string key, string name)
    {
        var day = AuditFilter.Day(text);
        if (day is null && !string.IsNullOrWhiteSpace(text))
        {
            ModelState.AddModelError(key, $"{name}を、2026-11-25のように入力してください");
        }

        return day;
    }
}
