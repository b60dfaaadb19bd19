using KitakyushuDigitalWindow.Web.Apply;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KitakyushuDigitalWindow.Web.Identity;

/// <summary>Registers sessions and log-ins of citizens and staff.</summary>
public static class SignInRegistration
{
    public const string CitizenCookie = "kdw-citizen";
    public const string StaffCookie = "kdw-staff";

    /// <summary>Needs <c>ISignInCitizen</c> and <c>ISignInStaff</c>; uses the registered <c>IDistributedCache</c>, else one in memory.</summary>
    /// <exception cref="InvalidOperationException">The sandbox is set in Production, or the sign-in key is not ECDSA P-256.</exception>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        SandboxGuard.ThrowIfForbidden(configuration, environment);
        services.TryAddSingleton(TimeProvider.System);
        services.AddDistributedMemoryCache();
        services.AddSingleton(SignInKey.Load(configuration, environment));
        services.AddScoped<StashedPosts>().AddScoped<My.ShownCodes>().AddScoped<SessionEvents>().AddScoped<CitizenSignInEvents>().AddScoped<StaffSignInEvents>();

        var authentication = services.AddAuthentication(SignInSchemes.ByPath)
            .AddPolicyScheme(SignInSchemes.ByPath, null, o => o.ForwardDefaultSelector = c => IsStaffPath(c.Request.Path) ? SignInSchemes.Staff : SignInSchemes.Citizen)
            .AddCookie(SignInSchemes.Citizen, o => Session(o, CitizenCookie, "/sign-in"))
            .AddCookie(SignInSchemes.Staff, o => Session(o, StaffCookie, "/staff/sign-in"));
        AddProvider<CitizenSignInEvents>(authentication, SignInSchemes.Myna, SignInSchemes.Citizen, SignInSettings.OfCitizens(configuration), environment);
        AddProvider<StaffSignInEvents>(authentication, SignInSchemes.StaffOidc, SignInSchemes.Staff, SignInSettings.OfStaff(configuration), environment);
        return services;
    }

    /// <summary>True for pages of the ward offices and the DX office.</summary>
    public static bool IsStaffPath(PathString path) =>
        path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/office", StringComparison.OrdinalIgnoreCase);

    private static void Session(CookieAuthenticationOptions options, string cookie, string loginPath)
    {
        options.Cookie.Name = cookie;
        options.Cookie.Path = "/"; // `__Host-` demands it
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.CookieManager = new HostPrefixCookies();
        options.ExpireTimeSpan = SessionEvents.IdleLimit;
        options.SlidingExpiration = true;
        options.LoginPath = loginPath;
        options.EventsType = typeof(SessionEvents);
    }

    private static void AddProvider<TEvents>(
        AuthenticationBuilder authentication, string scheme, string sessionScheme, SignInSettings settings, IHostEnvironment environment)
        where TEvents : RemoteSignInEvents
    {
        if (settings.Authority is null)
        {
            return; // The start page then says that the log-in is not available.
        }

        authentication.AddOpenIdConnect(scheme, o =>
        {
            o.Authority = settings.Authority;
            o.ClientId = settings.ClientId;
            o.CallbackPath = settings.CallbackPath;
            o.SignInScheme = sessionScheme;
            o.RequireHttpsMetadata = environment.IsProduction();
            o.BackchannelTimeout = TimeSpan.FromSeconds(10);
            o.ResponseType = "code";
            o.ResponseMode = "query"; // with it the helper cookies can stay Lax
            o.NonceCookie.SameSite = o.CorrelationCookie.SameSite = SameSiteMode.Lax;
            o.NonceCookie.SecurePolicy = o.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.MapInboundClaims = false;
            o.GetClaimsFromUserInfoEndpoint = true;
            o.DisableTelemetry = true;
            o.SaveTokens = false;
            o.TokenValidationParameters.ValidAlgorithms = ["ES256"];
            o.TokenValidationParameters.ValidIssuer = settings.Authority;
            o.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
            o.EventsType = typeof(TEvents);
            o.Scope.Clear();
            foreach (var s in settings.Scopes)
            {
                o.Scope.Add(s);
            }

            o.ClaimActions.Clear();
            foreach (var claim in (string[])["name", "address", "birthdate", "gender"])
            {
                o.ClaimActions.MapUniqueJsonKey(claim, claim);
            }
        });
        authentication.Services.AddOptions<OpenIdConnectOptions>(scheme)
            .Configure<IDistributedCache>((o, cache) => o.StateDataFormat = new ServerState(cache));
    }
}
