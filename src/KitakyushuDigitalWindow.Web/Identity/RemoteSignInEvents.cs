using System.Globalization;
using System.Security.Claims;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace KitakyushuDigitalWindow.Web.Identity;

/// <summary>What both log-ins have in common: proving ourselves by a signed assertion, and a friendly page for every failure.</summary>
public abstract class RemoteSignInEvents(SignInSettings settings, bool staff, SignInKey key, TimeProvider clock, ILogger logger)
    : OpenIdConnectEvents
{
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.ProtocolMessage.AcrValues = settings.AcrValues;
        return Task.CompletedTask;
    }

    public override async Task AuthorizationCodeReceived(AuthorizationCodeReceivedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var provider = await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        var audience = settings.AssertionAudience == "issuer" ? provider.Issuer : provider.TokenEndpoint;
        context.TokenEndpointRequest!.ClientAssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        context.TokenEndpointRequest.ClientAssertion = key.Assertion(settings.ClientId, audience, clock.GetUtcNow().UtcDateTime);
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var identity = await SessionOf(context.Principal!, context.HttpContext.RequestAborted);
        if (identity is null)
        {
            Answer(context, SignInProblem.UnknownStaff, null);
            return;
        }

        var seconds = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        identity.AddClaim(new Claim(SignInClaims.SignedInAt, seconds));

        // Form tokens are bound to this claim alone where it is there: a page that was open before a new log-in can still be sent.
        identity.AddClaim(new Claim(SignInClaims.Subject, identity.FindFirst(SignInClaims.Id)!.Value));
        context.Principal = new ClaimsPrincipal(identity);
        context.Properties = new AuthenticationProperties { RedirectUri = context.ReturnUri };
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var problem = SignInProblems.Of(context.Failure);

        // The type only: messages of the protocol library can quote tokens and claims.
        logger.LogWarning("Sign-in failed: {Scheme} {Problem} {ExceptionType}", context.Scheme.Name, problem, context.Failure?.GetType().Name);
        Answer(context, problem, context.Properties?.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>The identity to keep in the cookie; null when this person may not enter.</summary>
    protected abstract Task<ClaimsIdentity?> SessionOf(ClaimsPrincipal principal, CancellationToken ct);

    private void Answer(HandleRequestContext<RemoteAuthenticationOptions> context, SignInProblem problem, string? returnUrl)
    {
        context.Response.Redirect(context.Request.PathBase + SignInProblems.UrlOf(problem, staff, returnUrl));
        context.HandleResponse();
    }
}

public sealed class CitizenSignInEvents(
    IConfiguration configuration, SignInKey key, TimeProvider clock, ILogger<CitizenSignInEvents> logger, ISignInCitizen signIn)
    : RemoteSignInEvents(SignInSettings.OfCitizens(configuration), staff: false, key, clock, logger)
{
    protected override async Task<ClaimsIdentity?> SessionOf(ClaimsPrincipal principal, CancellationToken ct)
    {
        var id = await signIn.HandleAsync(CardClaims.Read(principal), ct);
        return new ClaimsIdentity([new Claim(SignInClaims.Id, id.ToString())], SignInSchemes.Citizen, SignInClaims.Id, SignInClaims.Role);
    }
}

public sealed class StaffSignInEvents(
    IConfiguration configuration, SignInKey key, TimeProvider clock, ILogger<StaffSignInEvents> logger, ISignInStaff signIn)
    : RemoteSignInEvents(SignInSettings.OfStaff(configuration), staff: true, key, clock, logger)
{
    protected override async Task<ClaimsIdentity?> SessionOf(ClaimsPrincipal principal, CancellationToken ct)
    {
        var staff = await signIn.HandleAsync(principal.FindFirstValue("sub") ?? "", ct);
        return staff is null
            ? null
            : new ClaimsIdentity(
                [
                    new Claim(SignInClaims.Id, staff.Id.ToString()),
                    new Claim(SignInClaims.Name, staff.Name),
                    new Claim(SignInClaims.Ward, staff.Ward.ToString()),
                    new Claim(SignInClaims.Section, staff.SectionCode),
                    .. staff.Roles.Select(r => new Claim(SignInClaims.Role, r)),
                ],
                SignInSchemes.Staff, SignInClaims.Name, SignInClaims.Role);
    }
}
