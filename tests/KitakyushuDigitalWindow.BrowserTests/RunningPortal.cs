using System.Globalization;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.BrowserTests;

/// <summary>The built program with sandbox, jobs, mail and demo people, on an empty folder: what a newcomer starts.</summary>
public class RunningPortal : IAsyncLifetime
{
    private const int MaxTries = 10;

    private readonly string _folder = Directory.CreateTempSubdirectory("kdw-browser-").FullName;
    private PortalProcess? _process;

    public string Url => _process!.Url.ToString().TrimEnd('/');

    public string SandboxUrl { get; } = $"http://localhost:{PortalProcess.FreePort()}";

    public async Task InitializeAsync()
    {
        await PrepareAsync(_folder);
        _process = await PortalProcess.StartReadyAsync(
            _folder,
            ("Sandbox__Url", SandboxUrl),
            ("Mail__Port", PortalProcess.FreePort().ToString(CultureInfo.InvariantCulture)),
            ("Jobs__Enabled", "true"),
            ("Demo__Seed", "small"),
            ("Logs__Level", "Warning"));

        // The first log-in loads the provider's document and keys, which on a busy machine can take longer than a person waits.
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };
        foreach (var start in new[] { "/sign-in/start", "/staff/sign-in/start" })
        {
            // the portal itself gives up sooner and says so to the person (503), who would press again
            for (var tries = 1; ; tries++)
            {
                using var response = await client.GetAsync(new Uri(Url + start));
                if (response.IsSuccessStatusCode || tries == MaxTries)
                {
                    response.EnsureSuccessStatusCode();
                    break;
                }
            }
        }
    }

    public Task DisposeAsync()
    {
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>What lies in the folder before the first start.</summary>
    protected virtual Task PrepareAsync(string folder) => Task.CompletedTask;
}
