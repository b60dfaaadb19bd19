using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace KitakyushuDigitalWindow.Sandbox.OpenId;

/// <summary>What a person or client does at the provider after OpenIddict has checked the request.</summary>
internal static class OpenIdEndpoints
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static void MapOpenIdProvider(this IEndpointRouteBuilder app)
    {
        var realms = app.ServiceProvider.GetRequiredService<Realms>();
        foreach (var realm in realms.All)
        {
            app.MapGet(realm.PathOf("auth"), (HttpContext context, SandboxOptions options) => AuthorizePage.Show(realm, options, Request(context)));
            app.MapPost(realm.PathOf("auth"), (HttpContext context, SandboxOptions options) => Authorize(realm, options, Request(context)));
            app.MapPost(realm.PathOf("token"), Redeem);
            app.MapMethods(realm.PathOf("userinfo"), ["GET", "POST"], (HttpContext context, SandboxOptions options) => UserInfo(realm, options, context));
        }
    }

    private static OpenIddictRequest Request(HttpContext context) =>
        context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("OpenIddict did not see this request.");

    private static IResult Authorize(Realm realm, SandboxOptions options, OpenIddictRequest request)
    {
        var subject = (string?)request[AuthorizePage.PersonField];
        if (AuthorizePage.FailureOf((string?)request[AuthorizePage.FailureField]) is { } failure)
        {
            return Refuse(failure.Error, failure.Description);
        }

        var known = realm.Kind == SandboxRealm.Main
            ? options.Citizens.Any(c => c.Subject == subject)
            : options.Staff.Any(s => s.Subject == subject);
        if (!known)
        {
            return AuthorizePage.Show(realm, options, request);
        }

        var identity = new ClaimsIdentity(Scheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, subject).SetClaim(SpentCodes.Claim, Guid.NewGuid().ToString("N"));
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(static _ => ImmutableArray<string>.Empty);
        return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: Scheme);
    }

    private static async Task<IResult> Redeem(HttpContext context, SpentCodes spent)
    {
        var principal = (await context.AuthenticateAsync(Scheme)).Principal;
        return principal?.GetClaim(SpentCodes.Claim) is { } code && spent.Spend(code)
            ? Results.SignIn(principal, authenticationScheme: Scheme)
            : Refuse(Errors.InvalidGrant, "the code was used before");
    }

    private static async Task<IResult> UserInfo(Realm realm, SandboxOptions options, HttpContext context)
    {
        var principal = (await context.AuthenticateAsync(Scheme)).Principal;
        var facts = principal?.GetClaim(Claims.Subject) is { } subject ? Facts(realm, options, subject) : null;
        if (principal is null || facts is null)
        {
            return Results.Challenge(Error(Errors.InvalidToken, "unknown person"), [Scheme]);
        }

        // Flat strings, and only what was asked for; the address too is a string, not the object of OpenID Connect.
        return Results.Json(facts.Where(f => f.Key == Claims.Subject || principal.HasScope(f.Key)).ToDictionary(StringComparer.Ordinal));
    }

    private static Dictionary<string, string>? Facts(Realm realm, SandboxOptions options, string subject)
    {
        if (realm.Kind == SandboxRealm.Staff)
        {
            return options.Staff.FirstOrDefault(s => s.Subject == subject) is { } staff
                ? new(StringComparer.Ordinal) { ["sub"] = staff.Subject, ["name"] = staff.Name }
                : null;
        }

        return options.Citizens.FirstOrDefault(c => c.Subject == subject) is { } citizen
            ? new(StringComparer.Ordinal)
            {
                ["sub"] = citizen.Subject,
                ["name"] = citizen.Name,
                ["address"] = citizen.Address,
                ["birthdate"] = citizen.BirthOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
                ["gender"] = citizen.Gender,
            }
            : null;
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(Error(error, description), [Scheme]);

    private static AuthenticationProperties Error(string error, string description) => new(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
        [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
    });
}
