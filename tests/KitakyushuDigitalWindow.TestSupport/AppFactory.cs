using System.Globalization;
using System.Net;
using System.Security.Claims;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Infrastructure.Jobs;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.Web.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>The whole portal in this process, with its own folder, database file, clock and mail box; antiforgery, policies and CSP as in production.</summary>
public sealed class AppFactory : WebApplicationFactory<Program>
{
    private static readonly Lazy<string> _template = new(MakeTemplate);

    private readonly Dictionary<string, string?> _settings = [];
    private readonly List<Action<IServiceCollection>> _changes = [];
    private readonly bool _isTemplate;

    public AppFactory()
        : this(Directory.CreateTempSubdirectory("kdw-test-").FullName)
    {
        File.Copy(_template.Value, Path.Combine(Folder, "digital-window.db"));
    }

    private AppFactory(string folder, bool isTemplate = false) => (Folder, _isTemplate) = (folder, isTemplate);

    /// <summary>Database, blobs and keys of this test.</summary>
    public string Folder { get; }

    public FakeClock Clock { get; } = new();

    public FakeMail Mail { get; } = new();

    /// <summary>Another server on the same database and folder.</summary>
    public AppFactory Beside() => new(Folder) { IsBeside = true };

    /// <summary>Letters are printed by a real browser; without it a stand-in gives a file at once.</summary>
    public bool PrintsForReal { get; init; }

    /// <summary>Scans files when the test asks for it; without one no scanner is set up, and files are open to those who may see them.</summary>
    public FakeScanner? Scanner { get; init; }

    /// <summary>Takes short messages; without one no provider is set up, and SMS is not offered.</summary>
    public FakeSms? Sms { get; init; }

    private bool IsBeside { get; init; }

    public AppFactory With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    /// <summary>Other services than the portal's own, before the first client is made.</summary>
    public AppFactory WithServices(Action<IServiceCollection> change)
    {
        _changes.Add(change);
        return this;
    }

    public HttpClient Anonymous() => Client(new CookieContainer());

    /// <summary>Signed in as the citizen with this subject; the account is made when it is new.</summary>
    public async Task<HttpClient> AsCitizenAsync(string subject = "citizen-01", CardFacts? facts = null)
    {
        using var scope = Services.CreateScope();
        var id = await scope.ServiceProvider.GetRequiredService<ISignInCitizen>()
            .HandleAsync(facts ?? DemoFacts(subject), CancellationToken.None);
        return SignedIn(SignInSchemes.Citizen, SignInRegistration.CitizenCookie, [new(SignInClaims.Id, id.ToString())]);
    }

    /// <summary>Signed in as the citizen with this key.</summary>
    public HttpClient AsCitizen(Guid id) => SignedIn(SignInSchemes.Citizen, SignInRegistration.CitizenCookie, [new(SignInClaims.Id, id.ToString())]);

    /// <summary>The session cookie of that citizen, as a browser sends it: any server on the same database takes it.</summary>
    public string CookieOf(Guid citizenId) =>
        SignInRegistration.CitizenCookie + "=" + Ticket(SignInSchemes.Citizen, [new(SignInClaims.Id, citizenId.ToString())]);

    public async Task<Guid> CitizenIdAsync(string subject = "citizen-01") =>
        await WithDbAsync(async db =>
        {
            await Task.CompletedTask;
            return db.Citizens.Single(c => c.Subject == subject).Id;
        });

    /// <summary>Signed in as a demo clerk or approver.</summary>
    public HttpClient AsStaff(Ward ward = Ward.KokuraKita, string section = "hofuku-kodomo", string role = StaffRoles.Clerk, int number = 1)
    {
        var subject = role switch
        {
            StaffRoles.Approver => $"approver-{ward.Id()}-{section}",
            StaffRoles.Auditor => $"auditor-{Ward.CityHall.Id()}-{Sections.AuditOffice}",
            _ => $"clerk{number}-{ward.Id()}-{section}",
        };
        return SignedIn(SignInSchemes.Staff, SignInRegistration.StaffCookie, ClaimsOfStaff(subject));
    }

    /// <summary>Signed in as this member of the demo's staff.</summary>
    public HttpClient AsStaffMember(string subject) => SignedIn(SignInSchemes.Staff, SignInRegistration.StaffCookie, ClaimsOfStaff(subject));

    /// <summary>The session cookie of that clerk or approver, as a browser sends it.</summary>
    public string CookieOfStaff(string subject) => SignInRegistration.StaffCookie + "=" + Ticket(SignInSchemes.Staff, ClaimsOfStaff(subject));

    public async Task<T> WithDbAsync<T>(Func<DigitalWindowDbContext, Task<T>> use)
    {
        ArgumentNullException.ThrowIfNull(use);
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>());
    }

    /// <summary>Does what the outbox holds, until nothing is due.</summary>
    public async Task RunJobsAsync()
    {
        var pump = Services.GetRequiredService<OutboxPump>();
        while (await pump.RunOnceAsync(CancellationToken.None) > 0)
        {
        }
    }

    /// <summary>What the job for scans does now; answers how many files got a verdict.</summary>
    public Task<int> ScanAsync() => FileScanWorker.RunOnceAsync(Services.GetRequiredService<IServiceScopeFactory>(), CancellationToken.None);

    /// <summary>Makes the exports that are due; answers how many were taken up.</summary>
    public Task<int> RunExportsAsync() => ExportWorker.RunOnceAsync(Services.GetRequiredService<IServiceScopeFactory>(), CancellationToken.None);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseEnvironment("Development");
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Path"] = Folder,
            ["Sandbox:Url"] = "",
            ["Jobs:Enabled"] = "false",
            ["Demo:Seed"] = _isTemplate ? "small" : "",
            ["Portal:BaseUrl"] = "http://localhost",
            ["RateLimits:SignIn"] = "100000",
            ["RateLimits:Forms"] = "100000",
            ["RateLimits:Submit"] = "100000",
            ["Logs:Level"] = "Fatal",
        };
        foreach (var (key, value) in _settings)
        {
            settings[key] = value;
        }

        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(Clock);
            services.RemoveAll<IMailSender>().AddSingleton<IMailSender>(Mail);
            if (!PrintsForReal)
            {
                services.RemoveAll<IDocumentRenderer>().AddSingleton<IDocumentRenderer, FakeRenderer>();
            }

            if (Scanner is not null)
            {
                services.RemoveAll<IVirusScanner>().AddSingleton<IVirusScanner>(Scanner);
            }

            if (Sms is not null)
            {
                services.RemoveAll<ISmsSender>().AddSingleton<ISmsSender>(Sms);
            }

            _changes.ForEach(change => change(services));
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && !IsBeside && !_isTemplate && Directory.Exists(Folder))
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Schema, procedures and demo people, made once for all tests of the process.</summary>
    private static string MakeTemplate()
    {
        var folder = Directory.CreateTempSubdirectory("kdw-template-").FullName;
        using (var app = new AppFactory(folder, isTemplate: true))
        {
            using var client = app.CreateClient();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return Path.Combine(folder, "digital-window.db");
    }

    private static CardFacts DemoFacts(string subject)
    {
        var citizen = Sandbox.DemoCitizens.All.Single(c => c.Subject == subject);
        return new CardFacts(
            citizen.Subject, citizen.Name, citizen.Address, citizen.BirthOn, citizen.BirthOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            citizen.Gender switch { "1" => Sex.Male, "2" => Sex.Female, _ => Sex.Unknown });
    }

    private Claim[] ClaimsOfStaff(string subject)
    {
        using var scope = Services.CreateScope();
        var staff = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>().Staff.Single(s => s.Subject == subject);
        return
        [
            new(SignInClaims.Id, staff.Id.ToString()),
            new(SignInClaims.Name, staff.Name),
            new(SignInClaims.Ward, staff.Ward.ToString()),
            new(SignInClaims.Section, staff.SectionCode),
            .. staff.Roles.Split(',').Select(r => new Claim(SignInClaims.Role, r)),
        ];
    }

    private HttpClient SignedIn(string scheme, string cookie, IEnumerable<Claim> claims)
    {
        var cookies = new CookieContainer();
        cookies.Add(new Cookie(cookie, Ticket(scheme, claims), "/", "localhost"));
        return Client(cookies);
    }

    private string Ticket(string scheme, IEnumerable<Claim> claims)
    {
        var seconds = Clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var all = claims.ToList();
        all.AddRange([new(SignInClaims.SignedInAt, seconds), new(SignInClaims.Subject, all.Find(c => c.Type == SignInClaims.Id)!.Value)]);
        var identity = new ClaimsIdentity(all, scheme, SignInClaims.Name, SignInClaims.Role);
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(identity), new AuthenticationProperties { IssuedUtc = Clock.Now, ExpiresUtc = Clock.Now.AddMinutes(30) }, scheme);
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        return options.TicketDataFormat.Protect(ticket);
    }

    private HttpClient Client(CookieContainer cookies)
    {
        var client = CreateDefaultClient(new Uri("http://localhost"), new CookieContainerHandler(cookies));
        client.Timeout = TimeSpan.FromMinutes(2);
        return client;
    }
}
