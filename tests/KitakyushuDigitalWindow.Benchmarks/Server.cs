using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace KitakyushuDigitalWindow.Benchmarks;

/// <summary>A published program on the core that servers have to themselves.</summary>
internal sealed class Server : IDisposable
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux that .NET runs on

    private readonly Process _process;

    private Server(string program, string folder, Dictionary<string, string> settings)
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        }

        // output goes nowhere, but it is written: logging is part of the work
        var start = new ProcessStartInfo("sh", ["-c", $"exec taskset -c 0 dotnet '{program}' >/dev/null 2>&1"])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Clamd__Address"] = "127.0.0.1:9"; // production asks for one; nobody listens, files wait
        start.Environment["Urls"] = Url.ToString();
        start.Environment["Storage__Path"] = folder;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
    }

    public Uri Url { get; }

    /// <summary>From the start of the process to the first 200.</summary>
    public TimeSpan StartTime { get; private set; }

    public double CpuSeconds
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    public double MemoryMegabytes => long.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024d;

    public static async Task<Server> StartAsync(string program, string folder, Dictionary<string, string> settings, string firstPage)
    {
        var clock = Stopwatch.StartNew();
        var server = new Server(program, folder, settings);
        using var client = server.Client();
        while (clock.Elapsed < TimeSpan.FromMinutes(2))
        {
            try
            {
                using var response = await client.GetAsync(new Uri(firstPage, UriKind.Relative));
                if (response.IsSuccessStatusCode)
                {
                    server.StartTime = clock.Elapsed;
                    return server;
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5);
            }

            if (server._process.HasExited)
            {
                break;
            }
        }

        server.Dispose();
        throw new InvalidOperationException($"{program} did not answer {firstPage}.");
    }

    public HttpClient Client() =>
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 64 }) { BaseAddress = Url };

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
