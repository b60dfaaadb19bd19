using System.Text.Encodings.Web;
using System.Text.Unicode;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Infrastructure.Addresses;
using KitakyushuDigitalWindow.Infrastructure.Banks;
using KitakyushuDigitalWindow.Infrastructure.Documents;
using KitakyushuDigitalWindow.Infrastructure.Exports;
using KitakyushuDigitalWindow.Infrastructure.Files;
using KitakyushuDigitalWindow.Infrastructure.Jobs;
using KitakyushuDigitalWindow.Infrastructure.Mail;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.Infrastructure.Registers;
using KitakyushuDigitalWindow.Infrastructure.Sms;
using KitakyushuDigitalWindow.UseCases;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Caching;
using KitakyushuDigitalWindow.Web.Files;
using KitakyushuDigitalWindow.Web.Guide;
using KitakyushuDigitalWindow.Web.Identity;
using KitakyushuDigitalWindow.Web.Languages;
using KitakyushuDigitalWindow.Web.Review;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;

namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>Puts the portal together: the one place where the web layer names the infrastructure.</summary>
public static class Portal
{
    private static readonly string[] _foldersOfCases = ["/Apply", "/My/Applications"];

    public static WebApplicationBuilder AddPortal(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (services, configuration) = (builder.Services, builder.Configuration);
        ScannerGuard.ThrowIfMissing(configuration, builder.Environment);
        builder.AddJsonLogs();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 4 * 1024 * 1024; // pages with files say more; see Uploads
            kestrel.Limits.MaxRequestLineSize = 64 * 1024; // a pasted letter in the search box gets an answer, not a bare 414
        });
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(20));

        services.AddPersistence(configuration);
        services.AddUseCases();
        services.AddDocuments(configuration);
        services.AddFiles(configuration);
        services.AddRegisters(configuration, builder.Environment);
        services.AddExports();
        services.AddMail(configuration);
        services.AddSms(configuration);
        services.AddSingleton(PortalAddress.Of(configuration["Portal:BaseUrl"]));
        services.AddScoped<StoredFiles>().AddScoped<FilePictures>();
        services.AddSingleton<GuideCookie>();
        services.AddScoped<QueueFilters>();
        services.Configure<CookieTempDataProviderOptions>(o => (o.Cookie.Name, o.Cookie.SameSite) = (StaffNotice.Cookie, SameSiteMode.Strict));
        services.AddSingleton<KitakyushuTowns>().AddSingleton<ITownLookup>(p => p.GetRequiredService<KitakyushuTowns>());
        services.AddSingleton<IBankDirectory, JapaneseBanks>().AddSingleton<FormLookups>().AddScoped<EmailStep>();
        // one pass instead of encryption and then HMAC: session and form token are read at every request
        services.AddDataProtection().SetApplicationName("kitakyushu-digital-window").PersistKeysToDbContext<DigitalWindowDbContext>()
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        if (Surfaces.Read(configuration).HasFlag(Surface.Jobs))
        {
            services.AddJobs(configuration);
        }

        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentCitizen, CurrentCitizen>();
        services.AddScoped<ICurrentStaff, CurrentStaff>();
        services.AddSignIn(configuration, builder.Environment);
        services.AddPolicies();
        services.AddLimits(configuration);
        services.AddPageCache();
        services.AddLanguages();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        // Japanese stays Japanese in the markup: half the size, twice the speed
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "kdw-antiforgery";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.AddRouting(o => o.LowercaseUrls = true);
        services.AddRazorPages(options =>
        {
            var pages = options.Conventions;
            pages.AuthorizeFolder("/Apply", Policies.Citizen);
            pages.AuthorizeFolder("/My", Policies.Citizen);
            pages.AuthorizeFolder("/Staff", Policies.Staff);
            pages.AuthorizeFolder("/Office", Policies.Office);
            pages.AuthorizeFolder("/Audit", Policies.Auditor);
            pages.AllowAnonymousToPage("/Index");
            pages.AllowAnonymousToPage("/Language");
            pages.AllowAnonymousToFolder("/Procedures");
            pages.AllowAnonymousToFolder("/Guide");
            pages.AllowAnonymousToFolder("/Info");
            pages.AllowAnonymousToFolder("/Verify");
            pages.AllowAnonymousToFolder("/SignIn");
            foreach (var folder in _foldersOfCases)
            {
                pages.AddFolderApplicationModelConvention(folder, page => page.Filters.Add(new TypeFilterAttribute<EndedDelegationFilter>()));
            }

            pages.AddOpenPages("/Index", "/Procedures", "/Info");
        });
        return builder;
    }

    public static WebApplication UsePortal(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var enabled = Surfaces.Read(app.Configuration);
        app.UseForwardedHeaders();
        app.UseLanguages();
        app.UseSecurityHeaders();
        app.UseRequestLog();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseSurfaces(enabled);
        app.UseRouting();
        app.UseRequestSizeLimit();
        app.UseLanguageAddresses();
        app.UsePageCache();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapStaticAssets().AllowAnonymous();
        app.MapLetterStyles();
        app.MapPublishedHandover();
        app.MapRazorPages().WithStaticAssets();
        app.MapSignIn();
        app.MapLanguages();
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new() { Predicate = c => c.Tags.Contains("ready") }).AllowAnonymous();
        return app;
    }

    private static void AddPolicies(this IServiceCollection services) => services.AddAuthorizationBuilder()
        .SetFallbackPolicy(new AuthorizationPolicyBuilder(SignInSchemes.Citizen).RequireAuthenticatedUser().Build())
        .AddPolicy(Policies.Citizen, p => p.AddAuthenticationSchemes(SignInSchemes.Citizen).RequireAuthenticatedUser())
        .AddPolicy(Policies.Staff, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireAuthenticatedUser())
        .AddPolicy(Policies.Office, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireAuthenticatedUser().RequireRole(StaffRoles.Office))
        .AddPolicy(Policies.Auditor, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireAuthenticatedUser().RequireRole(StaffRoles.Auditor))
        .AddPolicy(Policies.Approver, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireAuthenticatedUser().RequireRole(StaffRoles.Approver));
}

public static class Policies
{
    public const string Citizen = "Citizen";
    public const string Staff = "Staff";
    public const string Approver = "Approver";
    public const string Office = "Office";
    public const string Auditor = "Auditor";
}
