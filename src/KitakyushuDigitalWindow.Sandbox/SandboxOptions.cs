namespace KitakyushuDigitalWindow.Sandbox;

/// <summary>What the host tells the sandbox (試用環境) before it starts.</summary>
public sealed record SandboxOptions
{
    /// <summary>Scheme, host and port that the sandbox listens on; loopback only. Both issuers begin with it.</summary>
    public Uri Url { get; init; } = new("http://localhost:5081");

    /// <summary>TCP port of the mail receiver on the loopback address; every mail lands in the inbox, none goes out.</summary>
    public int SmtpPort { get; init; } = 5025;

    /// <summary>Persons offered by the citizens' provider; a demo list unless the host brings its own.</summary>
    public IReadOnlyList<SandboxCitizen> Citizens { get; init; } = DemoCitizens.All;

    /// <summary>Staff offered by the staff provider.</summary>
    public IReadOnlyList<SandboxStaff> Staff { get; init; } = [];

    /// <summary>Relying parties that may ask for a log-in.</summary>
    public IReadOnlyList<SandboxClient> Clients { get; init; } = [];
}

/// <summary>A demo citizen as the card shows them.</summary>
/// <param name="Subject">Stable and opaque; the <c>sub</c> claim.</param>
/// <param name="Name">Family name, full-width space, given name; a foreign name may stand in one piece.</param>
/// <param name="Address">From the prefecture, one string, without postal code.</param>
/// <param name="BirthOn">Birth day.</param>
/// <param name="Gender">1 male, 2 female, 3 unknown.</param>
/// <param name="Note">What makes this person worth trying; shown on the sandbox's page only.</param>
public sealed record SandboxCitizen(
    string Subject, string Name, string Address, DateOnly BirthOn, string Gender, string Note);

/// <summary>A demo staff member.</summary>
/// <param name="Subject">Stable; the <c>sub</c> claim.</param>
/// <param name="Name">Shown on the button and sent as <c>name</c>.</param>
/// <param name="Group">Ward and section, as a heading (<c>小倉北区 子ども家庭相談係</c>).</param>
/// <param name="Role">Shown on the button only; roles come from the portal's own staff list.</param>
public sealed record SandboxStaff(string Subject, string Name, string Group, string Role);

public enum SandboxRealm
{
    Main = 10,     // 市民: imitates デジタル認証アプリ
    Staff = 20,    // 職員
}

/// <summary>A relying party.</summary>
/// <param name="Realm">The one realm it may use.</param>
/// <param name="ClientId">Letters and digits only, at most 255, as the real provider demands.</param>
/// <param name="RedirectUris">Compared character by character.</param>
/// <param name="JsonWebKeySet">Its public keys, as JSON (RFC 7517); there are no client secrets.</param>
public sealed record SandboxClient(
    SandboxRealm Realm, string ClientId, IReadOnlyList<string> RedirectUris, string JsonWebKeySet);
