using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace KitakyushuDigitalWindow.Sandbox;

/// <summary>The frame of the sandbox's own pages: plain HTML, one style sheet, no script.</summary>
internal static class SandboxPage
{
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Text made safe for HTML content and attributes.</summary>
    public static string E(string? text) => _encoder.Encode(text ?? "");

    /// <summary>A whole page; <paramref name="body"/> is HTML, <paramref name="title"/> is text.</summary>
    public static IResult Html(string title, string body, int status = StatusCodes.Status200OK) => Results.Content($"""
        <!doctype html>
        <html lang="ja">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{E(title)} - 試用環境</title>
        <link rel="stylesheet" href="/sandbox.css">
        </head>
        <body>
        <header class="banner"><strong>試用環境（本物ではありません）</strong></header>
        <main>
        <h1>{E(title)}</h1>
        {body}
        </main>
        </body>
        </html>
        """, "text/html; charset=utf-8", statusCode: status);

    public static void MapStartPage(this IEndpointRouteBuilder app, SandboxOptions options)
    {
        app.MapGet("/", () => Html("試用環境の入口", $"""
            <p>本物の外部サービスの代わりをする画面です。実在の人の情報は入力しないでください。</p>
            <ul>
            <li><a href="/inbox">届いたメールを見る</a></li>
            <li><a href="/sms">届いたSMSを見る</a></li>
            </ul>
            <p>試用の市民 {options.Citizens.Count}人、職員 {options.Staff.Count}人でログインできます。ログインはデジタル窓口の画面から始めてください。</p>
            """));
        app.MapGet("/accounts", () => Results.Text(Accounts(options)));
        app.MapGet("/sandbox.css", () => Results.Stream(
            Assembly.GetExecutingAssembly().GetManifestResourceStream("sandbox.css")!, "text/css; charset=utf-8"));
    }

    /// <summary>Who can log in, for the terminal: deploy/run.sh prints it. A staff member's group is ward, full-width space, section.</summary>
    private static string Accounts(SandboxOptions options)
    {
        var citizens = options.Citizens.Select(c => $"  {c.Name}（{c.Note}）");
        var staff = options.Staff.GroupBy(s => s.Group.Split('　')[0])
            .Select(ward => $"  {ward.Key}：{string.Join("、", ward.Select(s => $"{s.Name}（{s.Role}）").Distinct())}");
        var sections = options.Staff.Select(s => s.Group[(s.Group.IndexOf('　', StringComparison.Ordinal) + 1)..]).Distinct();
        return string.Join('\n', ["市民", .. citizens, "職員", .. staff, "  課・係ごとに選べます：" + string.Join("、", sections), ""]);
    }
}
