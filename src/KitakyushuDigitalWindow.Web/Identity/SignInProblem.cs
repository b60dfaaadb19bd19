using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace KitakyushuDigitalWindow.Web.Identity;

/// <summary>Why a log-in did not succeed, in the words of the problem page.</summary>
public enum SignInProblem
{
    Failed = 0,          // その他
    Cancelled = 10,      // 取消
    Revoked = 20,        // 証明書の失効
    TimedOut = 30,       // 時間切れ
    OtherBrowser = 40,   // 別のブラウザ・使用済みの応答
    Unavailable = 50,    // 認証サービスの停止
    UnknownStaff = 60,   // 職員の登録なし
    FormExpired = 70,    // 画面の期限切れ
}

public static class SignInProblems
{
    /// <summary>Tells the reason from what the OpenID Connect handler reports.</summary>
    public static SignInProblem Of(Exception? failure)
    {
        if (failure is OpenIdConnectProtocolException)
        {
            return (failure.Data["error"] as string, failure.Data["error_description"] as string) switch
            {
                ("access_denied", "certificate_revoked") => SignInProblem.Revoked,
                ("access_denied", _) => SignInProblem.Cancelled,
                ("temporarily_unavailable", "authentication_expired") => SignInProblem.TimedOut,
                ("temporarily_unavailable" or "server_error", _) => SignInProblem.Unavailable,
                _ => SignInProblem.Failed,
            };
        }

        return failure switch
        {
            // "Correlation failed", "Unable to unprotect the message.State", no state at all: another browser, or a callback seen before.
            AuthenticationFailureException => SignInProblem.OtherBrowser,
            HttpRequestException or OperationCanceledException or InvalidOperationException or IOException => SignInProblem.Unavailable,
            _ => SignInProblem.Failed,
        };
    }

    /// <summary>The problem page with its reason; the reader can try again and still get back to where they were.</summary>
    public static string UrlOf(SignInProblem problem, bool staff, string? returnUrl)
    {
        var query = QueryString.Create("reason", problem.ToString());
        query = staff ? query.Add("staff", "true") : query;
        return "/sign-in/problem" + (ReturnUrl.OrDefault(returnUrl, "") is { Length: > 0 } url ? query.Add("returnUrl", url) : query);
    }
}
