using KitakyushuDigitalWindow.UseCases.Applications.Packages;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Packages;

/// <summary>One event in life, all its procedures: what is done, what is begun, what is left.</summary>
public class PackageModel(PackageQuery query, StartPackageItemHandler start) : PageModel
{
    public PackageRow Package { get; private set; } = null!;

    public string Summary => Package.Next is null
        ? $"このサイトで行う{Package.FiledCount}件は、すべて申請済みです。{(Package.AtCounter.Any() ? "窓口で行う手続きも、忘れずに行ってください。" : "")}"
        : $"{Package.OnlineCount}件のうち{Package.FiledCount}件が申請済みです。";

    public static string StateOf(PackageItemState state) => state switch
    {
        PackageItemState.Started => "作成中",
        PackageItemState.Filed => "申請済み",
        PackageItemState.AtCounter => "窓口",
        PackageItemState.Closed => "受付していません",
        _ => "未完了",
    };

    public async Task<IActionResult> OnGetAsync(Guid packageId, CancellationToken cancellationToken) =>
        await LoadAsync(packageId, cancellationToken) ? Page() : NotFound();

    /// <summary>Starts one of them, or goes on with it.</summary>
    public async Task<IActionResult> OnPostAsync(Guid packageId, string? procedureId, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(packageId, cancellationToken))
        {
            return NotFound();
        }

        var outcome = await start.HandleAsync(new StartPackageItemCommand(packageId, procedureId ?? ""), cancellationToken);
        return outcome.Succeeded ? Redirect(ApplyRoutes.Resume(outcome.Value)) : this.ShowAgain(outcome.Refusal);
    }

    private async Task<bool> LoadAsync(Guid packageId, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(packageId, cancellationToken) is not { } package)
        {
            return false;
        }

        Package = package;
        return true;
    }
}
