namespace KitakyushuDigitalWindow.Web.Identity;

/// <summary>Settings of one provider: sections <c>SignIn:Citizen</c> and <c>SignIn:Staff</c>.</summary>
/// <param name="Authority">The issuer; null when neither it nor the sandbox is set, then this log-in is off.</param>
/// <param name="ClientId">Letters and digits, as デジタル認証アプリ demands.</param>
/// <param name="CallbackPath">Path that the provider sends the browser back to.</param>
/// <param name="Scopes">Asked for one by one; only what is needed.</param>
/// <param name="AssertionAudience"><c>token</c> (the documented token endpoint) or <c>issuer</c> (where newer providers go).</param>
/// <param name="AcrValues">Sent as <c>acr_values</c> when set (for example <c>aal3 crl</c>).</param>
public sealed record SignInSettings(
    string? Authority, string ClientId, string CallbackPath, IReadOnlyList<string> Scopes, string AssertionAudience, string? AcrValues)
{
    public static SignInSettings OfCitizens(IConfiguration configuration) =>
        Read(configuration, "SignIn:Citizen", "main", "kdwcitizen", "/signin-myna", "openid name address birthdate gender");

    public static SignInSettings OfStaff(IConfiguration configuration) =>
        Read(configuration, "SignIn:Staff", "staff", "kdwstaff", "/signin-staff", "openid");

    private static SignInSettings Read(
        IConfiguration configuration, string section, string sandboxRealm, string clientId, string callbackPath, string scopes)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = configuration.GetSection(section);
        var sandbox = configuration["Sandbox:Url"];
        return new SignInSettings(
            settings["Authority"] ?? (string.IsNullOrWhiteSpace(sandbox) ? null : $"{sandbox.TrimEnd('/')}/api/realms/{sandboxRealm}"),
            settings["ClientId"] ?? clientId,
            settings["CallbackPath"] ?? callbackPath,
            (settings["Scopes"] ?? scopes).Split(' ', StringSplitOptions.RemoveEmptyEntries),
            settings["AssertionAudience"] ?? "token",
            settings["AcrValues"]);
    }
}
