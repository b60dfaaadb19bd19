namespace KitakyushuDigitalWindow.Domain;

/// <summary>Who did something, and when. Every act on an aggregate takes one.</summary>
/// <param name="ActorId">Key of the citizen or staff member, never a name; <see cref="SystemActor"/> for rules that run by themselves.</param>
/// <param name="AtUtc">UTC instant.</param>
public readonly record struct Act(string ActorId, DateTime AtUtc)
{
    public const string SystemActor = "system";

    /// <summary>An actor key is a kind, a colon and a Guid: <c>citizen:…</c>, <c>staff:…</c>.</summary>
    public const int ActorIdMaxLength = 60;

    /// <summary>In which role: codes separated by commas; null when the kind of actor says it all.</summary>
    public string? Role { get; init; }

    /// <summary>Ward and section of a staff member at that time (<c>kokurakita/shimin</c>).</summary>
    public string? Office { get; init; }
}
