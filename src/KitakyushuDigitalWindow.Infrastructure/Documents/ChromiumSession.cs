using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace KitakyushuDigitalWindow.Infrastructure.Documents;

/// <summary>
/// One running browser with its idle pages. It prints our own encoded HTML and nothing else: JavaScript is off, it is offline,
/// and every request is refused. A retired session closes when its last print is done.
/// </summary>
internal sealed class ChromiumSession
{
    private static readonly string[] _arguments =
    [
        "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly Lock _lock = new();
    private readonly ConcurrentBag<IPage> _idlePages = [];
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IBrowserContext _context;
    private readonly TimeSpan _timeout;
    private int _users;
    private int _printCount;
    private bool _isRetired;

    private ChromiumSession(IPlaywright playwright, IBrowser browser, IBrowserContext context, TimeSpan timeout)
    {
        _playwright = playwright;
        _browser = browser;
        _context = context;
        _timeout = timeout;
    }

    public bool IsConnected => _browser.IsConnected;

    public int PrintCount => Volatile.Read(ref _printCount);

    public static async Task<ChromiumSession> StartAsync(string executablePath, bool useSandbox, TimeSpan timeout)
    {
        var playwright = await Playwright.CreateAsync();
        try
        {
            var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = executablePath,
                Headless = true,
                ChromiumSandbox = useSandbox,
                Args = _arguments,
                HandleSIGINT = false,   // the host decides when the renderer closes
                HandleSIGTERM = false,
                HandleSIGHUP = false,
                Timeout = (float)timeout.TotalMilliseconds,
            });
            var context = await browser.NewContextAsync(new BrowserNewContextOptions
            {
                JavaScriptEnabled = false,
                Offline = true,
                AcceptDownloads = false,
                Locale = "ja-JP",
                ServiceWorkers = ServiceWorkerPolicy.Block,
            });
            context.SetDefaultTimeout((float)timeout.TotalMilliseconds);
            await context.RouteAsync("**/*", route => route.AbortAsync());
            return new ChromiumSession(playwright, browser, context, timeout);
        }
        catch
        {
            playwright.Dispose(); // ends the driver and with it the browser
            throw;
        }
    }

    /// <summary>Counts a user; false when the session is already retired.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            _users += _isRetired ? 0 : 1;
            return !_isRetired;
        }
    }

    public Task LeaveAsync()
    {
        lock (_lock)
        {
            _users--;
            return _isRetired && _users == 0 ? CloseAsync() : Task.CompletedTask;
        }
    }

    public Task RetireAsync()
    {
        lock (_lock)
        {
            var closesNow = !_isRetired && _users == 0;
            _isRetired = true;
            return closesNow ? CloseAsync() : Task.CompletedTask;
        }
    }

    /// <exception cref="PlaywrightException">The browser crashed or refused.</exception>
    /// <exception cref="TimeoutException">The print took longer than allowed.</exception>
    public async Task<byte[]> PrintAsync(string html, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _printCount);
        if (!_idlePages.TryTake(out var page))
        {
            page = await _context.NewPageAsync().WaitAsync(_timeout, cancellationToken);
        }

        await page.SetContentAsync(html).WaitAsync(_timeout, cancellationToken);
        var pdf = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = true, Tagged = true })
            .WaitAsync(_timeout, cancellationToken);
        _idlePages.Add(page); // a page whose print failed or was given up never comes back
        return pdf;
    }

    private async Task CloseAsync()
    {
        try
        {
            await _browser.CloseAsync().WaitAsync(_timeout);
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            // Already gone, or it hangs: ending the driver below ends it.
        }

        _playwright.Dispose();
    }
}
