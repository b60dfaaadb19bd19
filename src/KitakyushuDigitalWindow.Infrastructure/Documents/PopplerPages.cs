using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.Infrastructure.Documents;

/// <summary>
/// Poppler's programs, one short process for each page: a PDF that breaks its reader breaks a child with little memory and little time, not the portal.
/// </summary>
public sealed partial class PopplerPages(ILogger<PopplerPages> logger) : IPageImages, IDisposable
{
    private const int LongSide = 2000; // points: small print of A4 can be read when enlarged, and a plan of two metres does not fill the memory
    private const long MaxMemory = 1L << 30;
    private const int MaxSeconds = 20;

    /// <summary>No more at once than there are processors: pages wait, other requests go on.</summary>
    private readonly SemaphoreSlim _slots = new(Environment.ProcessorCount, Environment.ProcessorCount);

    public async Task<int?> CountAsync(Stream pdf, CancellationToken cancellationToken)
    {
        var output = await RunAsync("pdfinfo", "-", pdf, cancellationToken);
        return output is not null && PageCount().Match(System.Text.Encoding.Latin1.GetString(output)) is { Success: true } found
            && int.TryParse(found.Groups["count"].ValueSpan, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
    }

    public async Task<byte[]?> RenderAsync(Stream pdf, int page, CancellationToken cancellationToken) =>
        await RunAsync("pdftoppm", string.Create(CultureInfo.InvariantCulture, $"-png -singlefile -scale-to {LongSide} -f {page} -l {page} -"), pdf, cancellationToken)
            is { Length: > 0 } picture ? picture : null;

    public void Dispose() => _slots.Dispose();

    private async Task<byte[]?> RunAsync(string program, string arguments, Stream input, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            using var process = Start(program, arguments);
            if (process is null)
            {
                return null;
            }

            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(MaxSeconds));
            try
            {
                using var output = new MemoryStream();
                var reading = process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token);
                var complaining = process.StandardError.BaseStream.CopyToAsync(Stream.Null, limit.Token);
                await FeedAsync(process, input, limit.Token);
                await Task.WhenAll(reading, complaining);
                await process.WaitForExitAsync(limit.Token);
                if (process.ExitCode == 0)
                {
                    return output.ToArray();
                }

                LogFailed(logger, program, process.ExitCode);
                return null;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(logger, program, -1);
                return null;
            }
            finally
            {
                if (!process.HasExited)
                {
                    process.Kill(entireProcessTree: true);
                }
            }
        }
        finally
        {
            _slots.Release();
        }
    }

    private static async Task FeedAsync(Process process, Stream input, CancellationToken cancellationToken)
    {
        try
        {
            await input.CopyToAsync(process.StandardInput.BaseStream, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it has seen enough and closed its end: what it says counts
        }
    }

    private Process? Start(string program, string arguments)
    {
        var limits = string.Create(CultureInfo.InvariantCulture, $"--as={MaxMemory} --cpu={MaxSeconds} -- {program} {arguments}");
        try
        {
            return Process.Start(new ProcessStartInfo("prlimit", limits)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            LogMissing(logger, program);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Program} could not show a PDF: exit code {ExitCode}")]
    private static partial void LogFailed(ILogger logger, string program, int exitCode);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Program} is not installed (Debian: poppler-utils, util-linux): PDFs can only be saved, not shown")]
    private static partial void LogMissing(ILogger logger, string program);

    [GeneratedRegex(@"^Pages:\s+(?<count>[0-9]{1,6})\s*$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex PageCount();
}
