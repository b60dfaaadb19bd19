namespace KitakyushuDigitalWindow.Web.Shell;

/// <summary>What an error page says: what happened, what became of the answers, and a way on.</summary>
/// <param name="Title">The h1.</param>
/// <param name="Paragraphs">Plain words, in reading order.</param>
/// <param name="Ways">Links as (text, address).</param>
public sealed record ErrorWords(string Title, IReadOnlyList<string> Paragraphs, IReadOnlyList<(string Text, string Url)> Ways)
{
    private static readonly (string, string) _home = ("ホームへ", "/");
    private static readonly (string, string) _search = ("手続きを探す", "/procedures");
    private static readonly (string, string) _applications = ("申請一覧へ", "/my/applications");
    private static readonly (string, string) _offices = ("区役所一覧", "/help#wards");

    private static readonly ErrorWords _unavailable = new(
        "いまは使えません",
        [
            "アクセスが集中しているか、作業のため止めています。しばらくしてから、もう一度開いてください。",
            "保存した下書きと、送信した申請は残っています。お急ぎのときは、区役所の窓口でも手続きができます。",
        ],
        [_offices]);

    private static readonly ErrorWords _failed = new(
        "画面を表示できませんでした",
        [
            "こちらの不具合です。ご迷惑をおかけします。",
            "前のページまでに保存した内容は残っています。申請を送信したところだったときは、申請一覧に受付番号があれば届いています。",
            "しばらくしてから、もう一度お試しください。お急ぎのときは、区役所の窓口でも手続きができます。",
        ],
        [_applications, _home]);

    private static readonly Dictionary<int, ErrorWords> _byCode = new()
    {
        [StatusCodes.Status400BadRequest] = new(
            "送った内容を受け取れませんでした",
            [
                "ページを開いてから時間がたったか、別の画面でログアウトした可能性があります。",
                "前のページまでに保存した内容は残っています。申請一覧から、続きを開いてください。",
            ],
            [_applications, _home]),
        [StatusCodes.Status403Forbidden] = new(
            "このページを開くことができません",
            ["ログインしている人には、このページを見る権限がありません。別の人としてログインしているときは、ログアウトしてからもう一度開いてください。"],
            [_applications, _home]),
        [StatusCodes.Status404NotFound] = new(
            "ページが見つかりません",
            [
                "アドレスが間違っているか、ページがなくなった可能性があります。アドレスを入力したときは、もう一度確かめてください。",
                "申請を探しているときは、申請一覧から開いてください。",
            ],
            [_search, _applications]),
        [StatusCodes.Status413PayloadTooLarge] = new(
            "ファイルが大きすぎて受け取れませんでした",
            [
                "1つのファイルは10MBまで、1つの申請では合わせて50MBまでです。写真を小さくするか、数を減らして、もう一度送ってください。",
                "前のページまでに保存した内容は残っています。",
            ],
            [_applications, _home]),
        [StatusCodes.Status429TooManyRequests] = new(
            "少し待ってから、もう一度お試しください",
            [
                "短い間に何度も操作があったため、安全のために受け付けを止めています。1分ほど待つと、また使えます。",
                "前のページまでに保存した内容は残っています。",
            ],
            [_applications, _home]),
        [StatusCodes.Status503ServiceUnavailable] = _unavailable,
    };

    private static readonly (string, string) _queue = ("受付一覧へ", "/staff/queue");

    private static readonly Dictionary<int, ErrorWords> _ofStaff = new()
    {
        [StatusCodes.Status403Forbidden] = new(
            "この操作をする権限がありません",
            ["この画面や操作は、別の役割の職員のものです。必要なときは、課の決裁者に相談してください。"],
            [_queue]),
        [StatusCodes.Status404NotFound] = new(
            "この課にはありません",
            [
                "アドレスや受付番号が違うか、ほかの区や課の申請です。移送された申請は、元の課では開けません。",
                "受付番号は、受付一覧の「探す」で確かめられます。",
            ],
            [_queue]),
        [StatusCodes.Status400BadRequest] = new(
            "送った内容を受け取れませんでした",
            ["ページを開いてから時間がたったか、別の画面でログアウトした可能性があります。受付一覧から、もう一度開いてください。"],
            [_queue]),
    };

    /// <summary>For pages of the office: the way on leads back to the queue, never to a citizen's page.</summary>
    public static ErrorWords OfStaff(int code) =>
        _ofStaff.TryGetValue(code, out var words) ? words
        : code is StatusCodes.Status405MethodNotAllowed or StatusCodes.Status410Gone ? _ofStaff[StatusCodes.Status404NotFound]
        : Of(code) with { Ways = [_queue] };

    /// <summary>Words for a status code; other client errors read like 400 or 404, other server errors like 500.</summary>
    public static ErrorWords Of(int code) =>
        _byCode.TryGetValue(code, out var words) ? words
        : code >= StatusCodes.Status500InternalServerError ? _failed
        : code is StatusCodes.Status405MethodNotAllowed or StatusCodes.Status410Gone or < 400 ? _byCode[StatusCodes.Status404NotFound]
        : _byCode[StatusCodes.Status400BadRequest];
}
