using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>A real clamd on a free port, with the tests' own signatures and nothing else; ready in a moment, no network.</summary>
public sealed class ClamdProcess : IDisposable
{
    /// <summary>Found as <c>Kdw.Test.Marker</c> wherever it stands; never inside one string of the sources, so that no scanner stops the build.</summary>
    public static readonly string Marker = string.Concat("KDW-TEST-", "VIRUS-MARKER-3c1f");

    /// <summary>Found as <c>Kdw.Test.Standard-File</c> at the beginning of a file: made like EICAR's, which the tests' database does not have.</summary>
    public static readonly string StandardFile = string.Concat(@"K5O!P%@AP[4\KDW54(P^)7CC)7}$KDW-STANDARD-", "SCANNER-TEST-FILE!$H+H*");

    /// <summary>Larger streams are refused; any file of the portal may be larger than that.</summary>
    public const int MaxStreamBytes = 1024 * 1024;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("kdw-clamd-").FullName;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;

    private ClamdProcess(int port)
    {
        Port = port;
        using (var signatures = typeof(ClamdProcess).Assembly.GetManifestResourceStream("portal-tests.ndb")!)
        using (var copy = File.Create(Path.Combine(_folder, "portal-tests.ndb")))
        {
            signatures.CopyTo(copy);
        }

        var configuration = Path.Combine(_folder, "clamd.conf");
        // no User: it runs as whoever runs the tests
        File.WriteAllLines(configuration,
        [
            "Foreground yes", "TCPAddr 127.0.0.1", $"TCPSocket {port.ToString(CultureInfo.InvariantCulture)}", $"LocalSocket {SocketPath}",
            $"DatabaseDirectory {_folder}", $"TemporaryDirectory {_folder}", "StreamMaxLength 1M", "AlertEncryptedDoc yes", "MaxThreads 2",
        ]);
        _process = Process.Start(new ProcessStartInfo(Program(), ["-c", configuration])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _lines.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Port { get; }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public string UnixAddress => "unix:" + SocketPath;

    private string SocketPath => Path.Combine(_folder, "clamd.sock");

    /// <summary>Starts it and waits until it answers.</summary>
    /// <param name="port">A free one when null.</param>
    public static async Task<ClamdProcess> StartAsync(int? port = null)
    {
        var clamd = new ClamdProcess(port ?? PortalProcess.FreePort());
        try
        {
            await clamd.WaitUntilReadyAsync();
            return clamd;
        }
        catch
        {
            clamd.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Debian has it where only root's path looks.</summary>
    private static string Program() =>
        (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/usr/local/sbin").Split(':').Where(p => p.Length > 0).Select(p => Path.Combine(p, "clamd"))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("clamd is not installed (Debian: apt-get install clamav-daemon; tests/run.sh does it). These tests are not skipped.");

    private async Task WaitUntilReadyAsync()
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < _patience; await Task.Delay(30))
        {
            if (_process.HasExited)
            {
                break;
            }

            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Port);
                await client.GetStream().WriteAsync("zPING\0"u8.ToArray());
                if (client.GetStream().ReadByte() == 'P')
                {
                    return;
                }
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                // not listening yet
            }
        }

        throw new InvalidOperationException("clamd did not start: " + string.Join('\n', _lines));
    }
}
