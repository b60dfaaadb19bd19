using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace KitakyushuDigitalWindow.Infrastructure.Documents;

/// <summary>
/// Prints letters with a Chromium that is started by the first letter and kept open (ADR 0003). It is started anew after a crash
/// and after <see cref="DocumentsOptions.PrintsPerBrowser"/> prints; a letter caught in a crash is printed a second time.
/// </summary>
public sealed class ChromiumDocumentRenderer(IOptions<DocumentsOptions> options, ILogger<ChromiumDocumentRenderer> logger)
    : IDocumentRenderer, IAsyncDisposable
{
    private const int Attempts = 2;

    private readonly DocumentsOptions _options = options.Value;
    private readonly SemaphoreSlim _slots = new(options.Value.PageCount);
    private readonly SemaphoreSlim _gate = new(1);
    private ChromiumSession? _session;
    private bool _isDisposed;

    public async Task<IReadOnlyList<byte[]>> RenderAsync(
        IReadOnlyList<LetterDocument> letters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letters);
        return await Task.WhenAll(letters.Select(letter => PrintAsync([letter], cancellationToken)));
    }

    public Task<byte[]> RenderBatchAsync(IReadOnlyList<LetterDocument> letters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letters);
        if (letters.Count == 0)
        {
            throw new ArgumentException("A batch holds at least one letter.", nameof(letters));
        }

        return PrintAsync(letters, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        try
        {
            _isDisposed = true;
            if (_session is not null)
            {
                await _session.RetireAsync();
                _session = null;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// A letter has one sheet as a rule, so the first print assumes it. Only when there are more is each letter measured and the
    /// print repeated with the true totals (1/2ページ): the browser cannot count the sheets of a part of a print.
    /// </summary>
    private async Task<byte[]> PrintAsync(IReadOnlyList<LetterDocument> letters, CancellationToken cancellationToken)
    {
        int[] sheetCounts = [.. letters.Select(_ => 1)];
        var pdf = await PrintAsync(LetterHtml.PrintPage(letters, sheetCounts), cancellationToken);
        var total = PdfSheets.Count(pdf);
        if (total == letters.Count)
        {
            return pdf;
        }

        if (letters.Count == 1)
        {
            sheetCounts = [total];
        }
        else
        {
            sheetCounts = await Task.WhenAll(letters.Select(async letter =>
                PdfSheets.Count(await PrintAsync(LetterHtml.PrintPage([letter], [1]), cancellationToken))));
        }

        return await PrintAsync(LetterHtml.PrintPage(letters, sheetCounts), cancellationToken);
    }

    private async Task<byte[]> PrintAsync(string html, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var session = await EnterSessionAsync(cancellationToken);
                try
                {
                    return await session.PrintAsync(html, cancellationToken);
                }
                catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
                {
                    await session.RetireAsync();
                    if (attempt == Attempts)
                    {
                        throw new DocumentRenderingException("Chromium could not print the letter.", exception);
                    }

                    logger.LogWarning("The printing browser failed ({Cause}); it is started anew", exception.GetType().Name);
                }
                finally
                {
                    await session.LeaveAsync();
                }
            }
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<ChromiumSession> EnterSessionAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_session is { IsConnected: true } running && running.PrintCount < _options.PrintsPerBrowser && running.TryEnter())
            {
                return running;
            }

            if (_session is not null)
            {
                await _session.RetireAsync();
                _session = null;
            }

            var started = await StartAsync();
            started.TryEnter();
            _session = started;
            return started;
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<ChromiumSession> StartAsync()
    {
        var path = ChromiumPath.Find(_options.ChromiumPath, Environment.GetEnvironmentVariable("PATH"));
        var useSandbox = _options.ChromiumSandbox ?? !Environment.IsPrivilegedProcess;
        try
        {
            return await ChromiumSession.StartAsync(path, useSandbox, TimeSpan.FromSeconds(_options.TimeoutSeconds));
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException)
        {
            throw new DocumentRenderingException("Chromium was found but did not start.", exception);
        }
    }
}
