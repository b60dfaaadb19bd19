using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Infrastructure.Translations;
using KitakyushuDigitalWindow.Sandbox;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.Web.Identity;
using KitakyushuDigitalWindow.Web.Languages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Sandbox;

/// <summary>The sandbox and a small portal with nothing but the sign-in, both on real loopback ports.</summary>
public sealed class TrialPortal : IAsyncLifetime
{
    private readonly string _storage = Directory.CreateTempSubdirectory("kdw-sign-in-").FullName;
    private WebApplication? _portal;

    public string PortalUrl { get; } = $"http://localhost:{FreePort()}";

    public string SandboxUrl { get; } = $"http://localhost:{FreePort()}";

    public int SmtpPort { get; } = FreePort();

    public MovingClock Clock { get; } = new();

    public RememberedCitizens Citizens { get; } = new();

    public SandboxHost? Provider { get; private set; }

    /// <summary>The portal runs, the provider does not.</summary>
    public bool ProviderDown { get; init; }

    public SignInKey Key => _portal!.Services.GetRequiredService<SignInKey>();

    public string Issuer => SandboxUrl + "/api/realms/main";

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Sandbox:Url"] = SandboxUrl,
            ["Storage:Path"] = _storage,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(PortalUrl);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSignIn(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton<ISignInCitizen>(Citizens);
        builder.Services.AddSingleton<ISignInStaff, OneStaffMember>();
        builder.Services.AddHttpContextAccessor().AddSingleton(PortalAddress.Of(PortalUrl)).AddSingleton<ITranslations, ShippedTranslations>().AddLanguages();
        builder.Services.AddRazorPages().AddApplicationPart(typeof(SignInKey).Assembly);
        builder.Services.AddAuthorization();
        builder.Services.AddRateLimiter(o => o.AddPolicy(SignInSchemes.RateLimit, _ => RateLimitPartition.GetNoLimiter("all")));

        _portal = builder.Build();
        _portal.UseRouting();
        _portal.UseAuthentication();
        _portal.UseAuthorization();
        _portal.UseRateLimiter();
        _portal.MapSignIn();
        _portal.MapRazorPages();
        _portal.MapMethods("/my/{**rest}", ["GET", "POST"], Claims).RequireAuthorization(Only(SignInSchemes.Citizen));
        _portal.MapGet("/staff/queue", Claims).RequireAuthorization(Only(SignInSchemes.Staff));
        _portal.MapGet("/token", (HttpContext context, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken);

        await _portal.StartAsync();
        if (ProviderDown)
        {
            return;
        }

        Provider = await SandboxHost.StartAsync(
            new SandboxOptions
            {
                Url = new Uri(SandboxUrl),
                SmtpPort = SmtpPort,
                Staff =
                [
                    new SandboxStaff("staff-01", "審査　一", "小倉北区 保健福祉課", "担当"),
                    new SandboxStaff("staff-99", "退職　済", "小倉北区 保健福祉課", "登録なし"),
                ],
                Clients = SandboxGuard.ClientsFor(Key, builder.Configuration, PortalUrl),
            },
            CancellationToken.None);
        await LoadProvidersAsync();
    }

    public async Task DisposeAsync()
    {
        await _portal!.DisposeAsync();
        if (Provider is not null)
        {
            await Provider.DisposeAsync();
        }

        Directory.Delete(_storage, recursive: true);
    }

    /// <summary>
    /// The first log-in loads the provider's document and keys. On a busy machine the portal gives up sooner than the provider has started and says so
    /// (503); no test of something else may be the one that meets it.
    /// </summary>
    private async Task LoadProvidersAsync()
    {
        const int maxTries = 10;
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };
        foreach (var start in new[] { "/sign-in/start", "/staff/sign-in/start" })
        {
            for (var tries = 1; ; tries++)
            {
                using var response = await client.GetAsync(new Uri(PortalUrl + start));
                if (response.IsSuccessStatusCode || tries == maxTries)
                {
                    response.EnsureSuccessStatusCode();
                    break;
                }
            }
        }
    }

    private static AuthorizationPolicy Only(string scheme) =>
        new AuthorizationPolicyBuilder(scheme).RequireAuthenticatedUser().Build();

    private static string Claims(ClaimsPrincipal user) => string.Join('\n', user.Claims.Select(c => $"{c.Type}={c.Value}"));

    public sealed class MovingClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }

    public sealed class RememberedCitizens : ISignInCitizen
    {
        public static readonly Guid Id = Guid.Parse("0199a7a0-0000-7000-8000-000000000001");

        public CardFacts? Last { get; private set; }

        public Task<Guid> HandleAsync(CardFacts facts, CancellationToken ct)
        {
            Last = facts;
            return Task.FromResult(Id);
        }
    }

    private sealed class OneStaffMember : ISignInStaff
    {
        public Task<SignedInStaff?> HandleAsync(string subject, CancellationToken ct) => Task.FromResult(subject == "staff-01"
            ? new SignedInStaff(Guid.Empty, "審査　一", Ward.KokuraKita, "hoken-fukushi", ["clerk", "approver"])
            : null);
    }
}
