using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using static KitakyushuDigitalWindow.Sandbox.SandboxPage;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace KitakyushuDigitalWindow.Sandbox.OpenId;

/// <summary>One button per demo person, and buttons for the ways in which a real log-in fails (テストカード代替機能).</summary>
internal static class AuthorizePage
{
    public const string PersonField = "sandbox_person";
    public const string FailureField = "sandbox_failure";

    private static readonly (string Id, string Label, string Error, string Description)[] _failures =
    [
        ("cancelled", "利用者が取消した", Errors.AccessDenied, "user_cancelled"),
        ("revoked", "証明書が失効している", Errors.AccessDenied, "certificate_revoked"),
        ("timeout", "時間切れになった", Errors.TemporarilyUnavailable, "authentication_expired"),
    ];

    public static (string Error, string Description)? FailureOf(string? id) =>
        _failures.Where(f => f.Id == id).Select(f => ((string, string)?)(f.Error, f.Description)).FirstOrDefault();

    public static IResult Show(Realm realm, SandboxOptions options, OpenIddictRequest request)
    {
        // The form posts the request again, so that OpenIddict checks it a second time.
        var hidden = new StringBuilder();
        foreach (var (name, value) in request.GetParameters().Where(p => p.Key is not (PersonField or FailureField)))
        {
            hidden.Append(CultureInfo.InvariantCulture, $"""<input type="hidden" name="{E(name)}" value="{E((string?)value)}">""");
        }

        var failures = string.Concat(_failures.Select(f =>
            $"""<button type="submit" name="{FailureField}" value="{f.Id}">{E(f.Label)}</button>"""));
        var (title, people) = realm.Kind == SandboxRealm.Main
            ? ("ログインする市民を選ぶ", Citizens(options))
            : ("ログインする職員を選ぶ", Staff(options));
        return Html(title, $"""
            <p>実在しない人です。ボタンを押すと、カードと暗証番号の確認が済んだものとして進みます。</p>
            <form method="post" action="/{realm.PathOf("auth")}">
            {hidden}
            {people}
            <h2>うまくいかない場合を試す</h2>
            <p class="failures">{failures}</p>
            </form>
            """);
    }

    private static string Citizens(SandboxOptions options) => List(options.Citizens.Select(c => Button(
        c.Subject, c.Name, c.Address, $"{c.BirthOn.ToString("yyyy年M月d日生まれ", CultureInfo.InvariantCulture)}　{c.Note}")));

    private static string Staff(SandboxOptions options) => string.Concat(options.Staff
        .GroupBy(s => s.Group, StringComparer.Ordinal)
        .Select(g => $"<h2>{E(g.Key)}</h2>{List(g.Select(s => Button(s.Subject, s.Name, s.Role)))}"));

    private static string List(IEnumerable<string> buttons) => $"""<ul class="people">{string.Concat(buttons)}</ul>""";

    private static string Button(string subject, string name, params string[] lines) => $"""
        <li><button type="submit" name="{PersonField}" value="{E(subject)}"><strong>{E(name)}</strong>{string.Concat(lines.Select(l => $"<span>{E(l)}</span>"))}</button></li>
        """;
}
