using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace KitakyushuDigitalWindow.BrowserTests;

/// <summary>
/// A person at a phone-sized browser (390 px), with JavaScript or without. Every page that they pass is checked: axe with the WCAG 2.2 AA
/// tags, one h1, no sideways scrolling, no message of the browser about blocked content.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    public const int Phone = 390;

    private static readonly string[] _tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    /// <summary>
    /// Pages that axe has read, by heading, errors, fields and sections: the journeys that are walked with and without a script show the same
    /// markup twice, and axe costs more than all else in them.
    /// </summary>
    private static readonly HashSet<string> _read = [];

    private readonly IBrowserContext _context;
    private readonly IBrowserContext _checks;
    private readonly List<string> _complaints = [];
    private readonly bool _script;
    private readonly string _shots;
    private int _count;

    private Visitor(IBrowserContext context, IBrowserContext checks, IPage page, bool script, string name)
    {
        (_context, _checks, Page, _script) = (context, checks, page, script);
        _shots = Environment.GetEnvironmentVariable("KDW_SCREENSHOTS") is { Length: > 0 } folder ? Path.Combine(folder, name) : "";
        page.Console += (_, message) =>
        {
            // a page that comes back with its errors has status 400, which the browser notes as well
            if (message.Type == "error" && !message.Text.Contains("status of 400", StringComparison.Ordinal))
            {
                _complaints.Add($"{page.Url}: {message.Text}");
            }
        };
    }

    public IPage Page { get; }

    public static async Task<Visitor> NewAsync(IBrowser browser, bool script, string name)
    {
        ArgumentNullException.ThrowIfNull(browser);
        var size = new ViewportSize { Width = Phone, Height = 844 };
        var context = await browser.NewContextAsync(new() { ViewportSize = size, JavaScriptEnabled = script, Locale = "ja-JP", AcceptDownloads = true });
        var checks = await browser.NewContextAsync(new() { ViewportSize = size, BypassCSP = true, Locale = "ja-JP" });
        return new Visitor(context, checks, await context.NewPageAsync(), script, name);
    }

    /// <summary>The page that the person sees now is in order, and its h1 is this.</summary>
    public async Task SeesAsync(string heading)
    {
        await Assertions.Expect(Page.Locator("h1")).ToHaveCountAsync(1);
        await Assertions.Expect(Page.Locator("h1")).ToContainTextAsync(heading);
        await CheckAsync();
    }

    /// <summary>Presses a button or link and waits for the next page.</summary>
    public async Task PressAsync(string text) =>
        await Page.Locator($"main button:not([aria-hidden]):text-is('{text}'), main a:text-is('{text}')").First.ClickAsync();

    public Task NextAsync() => PressAsync("次へ進む");

    public Task FillAsync(string label, string value) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);

    /// <summary>Chooses a radio button or ticks a box, inside the group with this legend where one is named.</summary>
    public async Task ChooseAsync(string option, string? group = null)
    {
        var scope = group is null ? Page.Locator("main") : Page.Locator("main fieldset", new() { Has = Page.Locator($"legend:text-is('{group}')") });
        await scope.Locator($"label:has(> span:text-is('{option}'))").First.ClickAsync();
    }

    public async Task FillDateAsync(string legend, string calendar, string year, string month, string day)
    {
        var group = Page.Locator("main fieldset", new() { Has = Page.Locator($"legend:text-is('{legend}')") });
        await group.GetByLabel("暦").SelectOptionAsync(calendar);
        foreach (var (label, value) in new[] { ("年", year), ("月", month), ("日", day) })
        {
            await group.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        }
    }

    /// <summary>The bytes of a file that a link gives, as the same signed-in browser gets them.</summary>
    public async Task<byte[]> DownloadAsync(string href)
    {
        var response = await _context.APIRequest.GetAsync(new Uri(new Uri(Page.Url), href).ToString());
        Assert.True(response.Ok, $"{href} answered {response.Status}");
        return await response.BodyAsync();
    }

    /// <summary>The six digits of the newest mail with a confirmation code, which comes within moments.</summary>
    public async Task<string> CodeAsync(string inbox)
    {
        for (var i = 0; i < 60; i++)
        {
            var mails = await (await _context.APIRequest.GetAsync(inbox + ".json")).TextAsync();
            if (System.Text.RegularExpressions.Regex.Match(System.Text.RegularExpressions.Regex.Unescape(mails), "確認コード　(?<code>[0-9]{6})", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } found)
            {
                return found.Groups["code"].Value;
            }

            await Task.Delay(500);
        }

        throw new TimeoutException("No mail with a code came.");
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _checks.DisposeAsync();
    }

    private async Task CheckAsync()
    {
        _count++;
        if (_shots.Length > 0)
        {
            Directory.CreateDirectory(_shots);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(_shots, $"{_count:00}.png"), FullPage = true });
        }

        Assert.True(_complaints.Count == 0, string.Join('\n', _complaints));
        var isNew = _read.Add(await KindAsync());
        if (_script)
        {
            await CheckAsync(Page, true);
            return;
        }

        // axe is a script: it reads the very markup that this person got, in a browser that may run it
        var (url, html) = (Page.Url, await Page.ContentAsync());
        var copy = await _checks.NewPageAsync();
        await copy.RouteAsync("**/*.js*", route => route.AbortAsync());
        await copy.RouteAsync(url, route => route.FulfillAsync(new() { Body = html, ContentType = "text/html; charset=utf-8" }));
        await copy.GotoAsync(url);
        await CheckAsync(copy, isNew);
        await copy.CloseAsync();
    }

    private async Task<string> KindAsync()
    {
        var counts = new List<int>();
        foreach (var part in new[] { ".kdw-error-summary", "main input:not([type=hidden]), main select, main textarea", "main h2", "main table, main details" })
        {
            counts.Add(await Page.Locator(part).CountAsync());
        }

        return await Page.Locator("h1").InnerTextAsync() + "|" + string.Join('|', counts);
    }

    private static async Task CheckAsync(IPage page, bool withAxe)
    {
        var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.True(width <= Phone, $"{page.Url} is {width} px wide.");
        if (!withAxe)
        {
            return;
        }

        var result = await page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Tags(_tags) });
        Assert.True(result.Violations.Length == 0, page.Url + "\n" + string.Join('\n', result.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n  {string.Join("\n  ", v.Nodes.Take(3).Select(n => n.Html))}")));
    }
}
