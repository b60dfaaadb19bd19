using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace KitakyushuDigitalWindow.Web.Identity;

/// <summary>The steps of log-in and sign-out that have no page of their own.</summary>
public static class SignInEndpoints
{
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in/start", (HttpContext context, string? returnUrl) => StartAsync(context, SignInSchemes.Myna, returnUrl))
            .AllowAnonymous().RequireRateLimiting(SignInSchemes.RateLimit);
        app.MapGet("/staff/sign-in/start", (HttpContext context, string? returnUrl) => StartAsync(context, SignInSchemes.StaffOidc, returnUrl))
            .AllowAnonymous().RequireRateLimiting(SignInSchemes.RateLimit);
        app.MapPost("/sign-out", (HttpContext context, IAntiforgery antiforgery) => SignOutAsync(context, antiforgery, SignInSchemes.Citizen))
            .AllowAnonymous();
        app.MapPost("/staff/sign-out", (HttpContext context, IAntiforgery antiforgery) => SignOutAsync(context, antiforgery, SignInSchemes.Staff))
            .AllowAnonymous();
        return app;
    }

    private static async Task<IResult> StartAsync(HttpContext context, string scheme, string? returnUrl)
    {
        var staff = scheme == SignInSchemes.StaffOidc;
        var schemes = context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>();
        if (await schemes.GetSchemeAsync(scheme) is null)
        {
            return Results.LocalRedirect(SignInProblems.UrlOf(SignInProblem.Unavailable, staff, returnUrl));
        }

        var target = ReturnUrl.OrDefault(returnUrl, staff ? ReturnUrl.StaffHome : ReturnUrl.CitizenHome);
        try
        {
            await context.ChallengeAsync(scheme, new AuthenticationProperties { RedirectUri = target });
            return Results.Empty;
        }
        catch (Exception e) when (SignInProblems.Of(e) == SignInProblem.Unavailable && !context.Response.HasStarted)
        {
            // The provider's discovery document could not be read: it is down, which is not a fault of ours.
            return Results.LocalRedirect(SignInProblems.UrlOf(SignInProblem.Unavailable, staff, returnUrl));
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, string scheme)
    {
        var staff = scheme == SignInSchemes.Staff;

        // When the session has already ended there is nothing to protect, and the form's token no longer fits anyway.
        if ((await context.AuthenticateAsync(scheme)).Succeeded && !await antiforgery.IsRequestValidAsync(context))
        {
            return Results.LocalRedirect(SignInProblems.UrlOf(SignInProblem.FormExpired, staff, null));
        }

        await context.SignOutAsync(scheme);
        return Results.LocalRedirect(staff ? "/signed-out?staff=true" : "/signed-out");
    }
}
