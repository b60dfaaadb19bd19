using System.Security.Claims;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.Web.Identity;

namespace KitakyushuDigitalWindow.Web.Hosting;

/// <summary>Who asks, read from the session of the request.</summary>
public sealed class CurrentCitizen(IHttpContextAccessor context) : ICurrentCitizen
{
    private ClaimsPrincipal? User => context.HttpContext?.User;

    public Guid Id => Guid.TryParse(User?.FindFirst(SignInClaims.Id)?.Value, out var id) && !IsStaff
        ? id
        : throw new InvalidOperationException("No citizen is signed in.");

    public bool IsSignedIn => User?.Identity?.IsAuthenticated == true && !IsStaff;

    private bool IsStaff => User?.HasClaim(c => c.Type == SignInClaims.Ward) == true;
}

public sealed class CurrentStaff(IHttpContextAccessor context) : ICurrentStaff
{
    private ClaimsPrincipal? User => context.HttpContext?.User;

    public Guid Id => Guid.Parse(Claim(SignInClaims.Id));

    public string Name => Claim(SignInClaims.Name);

    public Ward Ward => Enum.Parse<Ward>(Claim(SignInClaims.Ward));

    public string SectionCode => Claim(SignInClaims.Section);

    public bool IsInRole(string role) => User?.IsInRole(role) == true;

    private string Claim(string type) =>
        User?.FindFirst(type)?.Value ?? throw new InvalidOperationException("No staff member is signed in.");
}
