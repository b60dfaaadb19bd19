using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Applications.Letters;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.Web.Files;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Staff;

/// <summary>郵送する文書: print, addresses, posted.</summary>
public class LettersModel(LettersToPostQuery query, PrintLettersHandler print, PostLettersHandler post, TimeProvider clock) : PageModel
{
    public const string PrintAct = "print";
    public const string AddressesAct = "addresses";
    public const string PostAct = "post";

    [BindProperty(SupportsGet = true)]
    public bool Posted { get; set; }

    [BindProperty]
    public Guid[] Letters { get; set; } = [];

    public LettersToPost Found { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Found = await query.ReadAsync(Posted, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var chosen = new ChosenLetters([.. Letters.Distinct()]);
        try
        {
            var outcome = act switch
            {
                PrintAct => Sent(await print.PdfAsync(chosen, cancellationToken), "application/pdf", "郵送する文書", "pdf"),
                AddressesAct => Sent(await print.AddressesAsync(chosen, cancellationToken), "text/csv; charset=utf-8", "宛名一覧", "csv"),
                PostAct => Reported(await post.HandleAsync(chosen, cancellationToken)),
                _ => new Outcome<IActionResult>(null, PrintLettersHandler.NothingChosen),
            };
            if (outcome.Value is { } answer)
            {
                return answer;
            }

            ModelState.AddModelError("", outcome.Refusal!.Message);
        }
        catch (DocumentRenderingException)
        {
            ModelState.AddModelError("", "いま印刷できません。少し待ってから、もう一度印刷してください。選んだ文書は残っています。");
        }

        Found = await query.ReadAsync(Posted, cancellationToken);
        return this.ShowAgain();
    }

    private Outcome<IActionResult> Sent(Outcome<byte[]> made, string mediaType, string name, string extension) => made.Value is { } content
        ? Outcome.Of(StoredFiles.Send(HttpContext, content, mediaType, string.Create(CultureInfo.InvariantCulture, $"{name}_{clock.TodayInJapan():yyyyMMdd}.{extension}")))
        : new Outcome<IActionResult>(null, made.Refusal);

    private Outcome<IActionResult> Reported(Outcome<IReadOnlyList<PostedLetter>> posted)
    {
        if (posted.Value is not { } report)
        {
            return new Outcome<IActionResult>(null, posted.Refusal);
        }

        var (done, refused) = (report.Count(r => r.Refusal is null), report.Where(r => r.Refusal is not null).ToList());
        this.Say($"{done}件を発送済みにしました。{string.Concat(refused.Select(r => $"{r.ReceiptNumber}：{r.Refusal!.Message}"))}");
        return Outcome.Of<IActionResult>(Redirect(StaffRoutes.Letters));
    }
}
