using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.Sandbox;
using KitakyushuDigitalWindow.Web.Identity;

namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>試用環境: stand-ins for the outside, on their own port, when <c>Sandbox__Url</c> is set; never in production.</summary>
public static class SandboxStart
{
    public static async Task<IAsyncDisposable> StartAsync(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var configuration = app.Configuration;
        SandboxGuard.ThrowIfForbidden(configuration, app.Environment);
        if (configuration["Sandbox:Url"] is not { Length: > 0 } url || configuration.GetValue("Sandbox:External", false))
        {
            return new Nothing();
        }

        var portal = configuration["Portal:BaseUrl"] ?? "http://localhost:5080";
        return await SandboxHost.StartAsync(
            new SandboxOptions
            {
                Url = new Uri(url),
                SmtpPort = configuration.GetValue("Mail:Port", 5025),
                Staff = [.. DemoStaff.All.Select(s => new SandboxStaff(s.Subject, s.Name, s.Group, s.RoleLabel))],
                Clients = SandboxGuard.ClientsFor(app.Services.GetRequiredService<SignInKey>(), configuration, portal, portal.Replace("localhost", "127.0.0.1", StringComparison.Ordinal)),
            },
            app.Lifetime.ApplicationStopping);
    }

    private sealed class Nothing : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
