using System.Globalization;
using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.UseCases.Applications.Packages;
using KitakyushuDigitalWindow.Web.My;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Applications;

/// <summary>申請の状況: first whether the person has to do something, then everything else.</summary>
public class IndexModel(MyApplicationsQuery query, MyPackagesQuery packages, EndedCasesQuery endedCases, DraftProgressQuery progress) : PageModel
{
    /// <summary>Came from 保存して中断する.</summary>
    [FromQuery(Name = "saved")]
    public bool Saved { get; set; }

    [FromQuery(Name = "discarded")]
    public bool Discarded { get; set; }

    /// <summary>One block alone, with all its rows.</summary>
    [FromQuery(Name = "show")]
    public CitizenGroup? Only { get; set; }

    [FromQuery(Name = "before")]
    public long? Before { get; set; }

    public IReadOnlyList<MyApplicationsBlock> Blocks { get; private set; } = [];

    /// <summary>Procedures that are done together; in the whole list only.</summary>
    public IReadOnlyList<MyPackagesRow> Packages { get; private set; } = [];

    /// <summary>Started as an agent under delegations that are over.</summary>
    public IReadOnlyList<EndedCaseRow> Ended { get; private set; } = [];

    /// <summary>How far each draft has come, by its key.</summary>
    public IReadOnlyDictionary<Guid, DraftProgress> Progress { get; private set; } = new Dictionary<Guid, DraftProgress>();

    public bool IsEmpty => Only is null && Packages.Count == 0 && Ended.Count == 0 && Blocks.All(b => b.Count == 0);

    /// <summary>私は何かする必要があるか.</summary>
    public string Summary =>
        CountOf(CitizenGroup.Action) is > 0 and var action ? $"対応が必要な申請が{action}件あります。"
        : CountOf(CitizenGroup.Drafts) is > 0 and var drafts ? $"市からお願いしていることはありません。送信していない下書きが{drafts}件あります。"
        : IsEmpty ? "申請はまだありません。"
        : "いま、していただくことはありません。";

    public static string Title(CitizenGroup group) => group switch
    {
        CitizenGroup.Action => "対応が必要",
        CitizenGroup.Drafts => "下書き",
        CitizenGroup.InProgress => "手続き中",
        _ => "終わったもの",
    };

    public static string MoreUrl(CitizenGroup group, long? before) =>
        string.Create(CultureInfo.InvariantCulture, $"{MyRoutes.Applications}?show={group.ToString().ToLowerInvariant()}{(before is null ? "" : "&before=")}{before}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || (Only is { } wanted && !Enum.IsDefined(wanted)))
        {
            return NotFound();
        }

        Packages = Only is null ? await packages.ReadAsync(cancellationToken) : [];
        Blocks = Only is { } group ? [await query.ReadAsync(group, Before, cancellationToken)] : await query.ReadAsync(cancellationToken);
        Ended = Only is null ? await endedCases.ReadAsync(cancellationToken) : [];
        if (CountOf(CitizenGroup.Drafts) > 0)
        {
            Progress = await progress.ReadAsync(cancellationToken);
        }

        return Page();
    }

    private int CountOf(CitizenGroup group) => Blocks.Where(b => b.Group == group).Sum(b => b.Count);
}
