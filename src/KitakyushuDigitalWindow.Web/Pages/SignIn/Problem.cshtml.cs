using KitakyushuDigitalWindow.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.SignIn;

/// <summary>Where every failed log-in ends: what happened and what to do, instead of an error page.</summary>
[AllowAnonymous]
public sealed class ProblemModel : PageModel
{
    private const string Safe = "入力内容や申請は失われていません。";

    public (string Title, string[] Lines) Words { get; private set; }

    public string RetryUrl { get; private set; } = "/sign-in";

    public void OnGet(string? reason, bool staff, string? returnUrl)
    {
        var problem = Enum.TryParse<SignInProblem>(reason, out var named) && Enum.IsDefined(named) ? named : SignInProblem.Failed;
        Words = WordsFor(problem);
        RetryUrl = (staff ? "/staff/sign-in" : "/sign-in")
            + QueryString.Create("returnUrl", ReturnUrl.OrDefault(returnUrl, staff ? ReturnUrl.StaffHome : ReturnUrl.CitizenHome));
        Response.StatusCode = problem switch
        {
            SignInProblem.Unavailable => StatusCodes.Status503ServiceUnavailable,
            SignInProblem.UnknownStaff => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status200OK,
        };
    }

    private static (string Title, string[] Lines) WordsFor(SignInProblem problem) => problem switch
    {
        SignInProblem.Cancelled => ("ログインを取り消しました", ["ログインはしていません。" + Safe]),
        SignInProblem.Revoked => ("このカードの電子証明書は使えません",
            ["電子証明書が失効しているか、有効期限が切れています。", "お住まいの区の区役所の窓口で、電子証明書の更新や再発行の手続きをしてください。"]),
        SignInProblem.TimedOut => ("時間切れになりました",
            ["認証の画面で決められた時間が過ぎたため、ログインできませんでした。" + Safe]),
        SignInProblem.OtherBrowser => ("ログインを続けられませんでした",
            ["ログインを始めたときと同じブラウザで開いてください。別のブラウザやアプリの画面に切り替わると、続けられないことがあります。",
             "「戻る」や再読み込みをした場合も、安全のため、最初からやり直していただきます。" + Safe]),
        SignInProblem.Unavailable => ("ただいまログインできません",
            ["認証サービスにつながりません。しばらくたってから、もう一度お試しください。" + Safe,
             "お急ぎの場合は、お住まいの区の区役所の窓口でも手続きができます。"]),
        SignInProblem.UnknownStaff => ("この職員は登録されていません",
            ["このシステムを使う職員として登録されていません。所属の管理者に、利用者の登録を依頼してください。"]),
        SignInProblem.FormExpired => ("画面の有効期限が切れました",
            ["画面を長く開いていたため、操作を受け付けられませんでした。前の画面を開き直してから、もう一度操作してください。"]),
        _ => ("ログインできませんでした",
            ["認証サービスからの応答を確認できませんでした。もう一度お試しください。" + Safe]),
    };
}
