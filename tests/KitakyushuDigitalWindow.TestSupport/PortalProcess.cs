using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>The real web program in a process of its own, as an operator starts it: Kestrel, signals and exit code are real.</summary>
public sealed class PortalProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private PortalProcess(string folder, IEnumerable<(string Name, string Value)> settings, IReadOnlyList<string> args)
    {
        Url = new Uri($"http://localhost:{FreePort()}");
        var project = Path.Combine(Root(), "src", "KitakyushuDigitalWindow.Web");
        var build = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(project, "bin", build, "net10.0", "KitakyushuDigitalWindow.Web.dll"), .. args])
        {
            WorkingDirectory = project,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string, string)[] standard =
        [
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("Urls", Url.ToString()), ("Storage__Path", folder), ("Portal__BaseUrl", Url.ToString()),
            ("Jobs__Enabled", "false"), ("Logs__Level", "Information"),
        ];
        foreach (var (name, value) in standard.Concat(settings))
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Url { get; }

    /// <summary>What it wrote to standard output and error so far.</summary>
    public string Output => string.Join('\n', _lines);

    public int Id => _process.Id;

    public static PortalProcess Start(string folder, params (string Name, string Value)[] settings) => new(folder, settings, []);

    /// <summary>With words after the program's name, as an operator's command has them.</summary>
    public static PortalProcess Start(string folder, IReadOnlyList<string> args, params (string Name, string Value)[] settings) => new(folder, settings, args);

    /// <summary>Starts and waits until it is ready.</summary>
    public static async Task<PortalProcess> StartReadyAsync(string folder, params (string Name, string Value)[] settings)
    {
        var portal = new PortalProcess(folder, settings, []);
        try
        {
            await portal.WaitUntilReadyAsync();
            return portal;
        }
        catch
        {
            portal.Dispose();
            throw;
        }
    }

    /// <summary>A client without cookies and redirects of its own, for many requests at once.</summary>
    public HttpClient Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Url, Timeout = _patience };

    /// <summary>SIGKILL: no handler of the program runs.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>SIGTERM: what systemd and a container send.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("sh", ["-c", "kill -TERM " + _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>The exit code, once it has ended.</summary>
    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(_patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = Client();
        var started = Stopwatch.StartNew();
        while (started.Elapsed < _patience)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException("The portal ended before it was ready: " + Output);
            }

            try
            {
                using var response = await client.GetAsync(new Uri("/readyz", UriKind.Relative));
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The portal did not become ready: " + Output);
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KitakyushuDigitalWindow.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie below the solution.");
    }

    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
