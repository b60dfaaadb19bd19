using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.My.Profile;

/// <summary>知らせの受け取り方: by mail, by SMS where it is offered, or on the pages alone.</summary>
public class NoticesModel(NoticeWishQuery query, WishNoticesHandler handler) : PageModel
{
    public NoticeWishRow Row { get; private set; } = null!;

    public NoticeWish? Chosen { get; private set; }

    public IEnumerable<NoticeWish> Offered => Enum.GetValues<NoticeWish>().Where(w => w != NoticeWish.Sms || Row.OffersSms);

    public static string? Explain(NoticeWish wish) => wish switch
    {
        NoticeWish.Mail => "申請のときに入力したメールアドレスに送ります",
        NoticeWish.Sms => "登録した携帯電話の番号に送ります",
        _ => "修正のお願いの期限も、自分で画面を開いて確認してください",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Row = await query.ReadAsync(cancellationToken);
        Chosen = Row.Wish;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(NoticeWish? wish, CancellationToken cancellationToken)
    {
        ModelState.Clear(); // what could not be bound is nothing chosen
        var outcome = await handler.HandleAsync(new WishNoticesCommand(wish), cancellationToken);
        if (outcome.Succeeded)
        {
            return Redirect(ProfileRoutes.Profile + "?saved=true");
        }

        Row = await query.ReadAsync(cancellationToken);
        Chosen = wish;
        return this.ShowAgain(outcome.Refusal, "wish");
    }
}
