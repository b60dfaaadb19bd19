using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace KitakyushuDigitalWindow.Sandbox.OpenId;

/// <summary>
/// Imitates デジタル認証アプリ: code flow with PKCE S256, private_key_jwt only, ES256, limits of 255 characters
/// (developers.digital.go.jp, "auth-and-sign", 認証APIリファレンス). OpenIddict runs without a database ("degraded mode").
/// </summary>
internal static class OpenIdProvider
{
    private const int MaxLength = 255;

    public static void AddOpenIdProvider(this IServiceCollection services, SandboxOptions options)
    {
        var realms = new Realms(options);
        services.AddSingleton(realms);
        services.AddSingleton<SpentCodes>();
        services.AddHttpContextAccessor();
        services.AddAuthentication();

        // Made at every start: the sandbox has nothing to keep, and clients read the key from the certs endpoint.
        var signingKey = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Guid.NewGuid().ToString("N") };
        services.AddOpenIddict().AddServer(o =>
        {
            o.EnableDegradedMode();
            o.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            o.RegisterScopes("name", "address", "birthdate", "gender");
            o.RegisterClaims("name", "address", "birthdate", "gender");
            o.SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1));
            o.SetAccessTokenLifetime(TimeSpan.FromMinutes(5));
            o.SetIdentityTokenLifetime(TimeSpan.FromMinutes(5));
            o.AddEphemeralEncryptionKey().AddSigningKey(signingKey);

            // Any realm's paths satisfy the start-up check; RealmOptions puts in those of the request's realm.
            var first = realms.All[0];
            o.SetConfigurationEndpointUris(first.DiscoveryPath).SetAuthorizationEndpointUris(first.PathOf("auth"))
                .SetTokenEndpointUris(first.PathOf("token")).SetUserInfoEndpointUris(first.PathOf("userinfo"))
                .SetJsonWebKeySetEndpointUris(first.PathOf("certs"));
            o.UseAspNetCore().DisableTransportSecurityRequirement()
                .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableUserInfoEndpointPassthrough();

            o.AddEventHandler<ValidateAuthorizationRequestContext>(h => h
                .UseInlineHandler(c => Validate(c, realms)).SetOrder(int.MinValue + 100_000));
            o.AddEventHandler<ApplyAuthorizationResponseContext>(h => h.UseInlineHandler(AddSessionState).SetOrder(int.MinValue + 100_000));
            o.AddEventHandler<ProcessAuthenticationContext>(h => h
                .UseInlineHandler(RequireAssertion).SetOrder(OpenIddictServerHandlers.EvaluateValidatedTokens.Descriptor.Order + 500));
            o.AddEventHandler<ValidateTokenContext>(h => h
                .UseInlineHandler(c => AcceptAssertion(c, realms))
                .SetOrder(OpenIddictServerHandlers.Protection.ResolveTokenValidationParameters.Descriptor.Order + 500));
            o.AddEventHandler<ValidateTokenRequestContext>(h => h.UseInlineHandler(c => Validate(c, realms)));
        });

        services.AddSingleton<IOptionsMonitor<OpenIddictServerOptions>, RealmOptions>();
    }

    private static ValueTask Validate(ValidateAuthorizationRequestContext context, Realms realms)
    {
        var request = context.Request;
        var realm = realms.Of(context.Options.Issuer);
        if (!WithinLimits(request.State) || !WithinLimits(request.Nonce) || !WithinLimits(request.RedirectUri))
        {
            context.Reject(Errors.InvalidRequest, "state, nonce and redirect_uri: 1 to 255 characters of \\x20-\\x7E");
        }
        else if (request.CodeChallengeMethod != CodeChallengeMethods.Sha256 || request.CodeChallenge is not { Length: > 0 and <= 128 })
        {
            context.Reject(Errors.InvalidRequest, "code_challenge with code_challenge_method S256 is required");
        }
        else if (!realm.Knows(request.ClientId))
        {
            context.Reject(Errors.InvalidRequest, "unknown client_id");
        }
        else if (!realm.MayReturnTo(request.ClientId!, request.RedirectUri!))
        {
            context.Reject(Errors.InvalidRequest, "redirect_uri is not registered");
        }

        return default;
    }

    private static bool WithinLimits(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value.All(c => c is >= ' ' and <= '~');

    private static ValueTask AddSessionState(ApplyAuthorizationResponseContext context)
    {
        // The real provider is Keycloak-shaped and adds this to its callback; clients must ignore what they do not know.
        if (context.Response.Code is not null)
        {
            context.Response.SetParameter("session_state", Guid.NewGuid().ToString());
        }

        return default;
    }

    private static ValueTask RequireAssertion(ProcessAuthenticationContext context)
    {
        if (context.EndpointType is OpenIddictServerEndpointType.Token)
        {
            context.ExtractClientAssertion = context.RequireClientAssertion =
                context.ValidateClientAssertion = context.RejectClientAssertion = true;
        }

        return default;
    }

    private static ValueTask AcceptAssertion(ValidateTokenContext context, Realms realms)
    {
        if (!context.ValidTokenTypes.Contains(TokenTypeIdentifiers.Private.ClientAssertion))
        {
            return default;
        }

        var realm = realms.Of(context.Options.Issuer);

        // OpenIddict asks for the newer typ and for the issuer as audience; the real provider documents typ JWT and the token endpoint.
        context.TokenValidationParameters.TypeValidator = (type, _, _) => type is null or "JWT" or "client-authentication+jwt"
            ? "client-authentication+jwt"
            : throw new SecurityTokenInvalidTypeException("typ");
        context.ValidAudiences.Add(realm.TokenEndpoint.AbsoluteUri);
        context.TokenValidationParameters.IssuerSigningKeyResolver = (_, token, _, _) => realm.KeysOf(token.Issuer);
        return default;
    }

    private static ValueTask Validate(ValidateTokenRequestContext context, Realms realms)
    {
        if (!realms.Of(context.Options.Issuer).Knows(context.ClientId))
        {
            context.Reject(Errors.InvalidClient, "unknown client_id");
        }

        return default;
    }
}
