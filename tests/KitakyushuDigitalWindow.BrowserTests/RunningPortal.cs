using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace KitakyushuDigitalWindow.BrowserTests;

/// <summary>The built program as a process of its own, with sandbox, mail and demo people, on free ports and an empty folder: what a newcomer starts.</summary>
public sealed class RunningPortal : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kdw-browser-").FullName;
    private readonly List<string> _output = [];
    private Process? _process;

    public string Url { get; } = $"http://localhost:{FreePort()}";

    public string SandboxUrl { get; } = $"http://localhost:{FreePort()}";

    public async Task InitializeAsync()
    {
        var root = Root();
        var build = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var project = Path.Combine(root, "src", "KitakyushuDigitalWindow.Web");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(project, "bin", build, "net10.0", "KitakyushuDigitalWindow.Web.dll")])
        {
            WorkingDirectory = project,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Urls"] = Url,
            ["Portal__BaseUrl"] = Url,
            ["Sandbox__Url"] = SandboxUrl,
            ["Mail__Port"] = FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Storage__Path"] = _folder,
            ["Demo__Seed"] = "small",
        })
        {
            start.Environment[key] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, e) => Keep(e.Data);
        _process.ErrorDataReceived += (_, e) => Keep(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilReadyAsync();
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }

            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient();
        for (var i = 0; i < 240; i++)
        {
            if (_process!.HasExited)
            {
                break;
            }

            try
            {
                using var response = await client.GetAsync(new Uri(Url + "/readyz"));
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(500);
        }

        throw new InvalidOperationException("The portal did not start:\n" + string.Join('\n', _output));
    }

    private void Keep(string? line)
    {
        if (line is not null && _output.Count < 200)
        {
            _output.Add(line);
        }
    }
}
