namespace KitakyushuDigitalWindow.Domain;

/// <summary>An expected "no" from a rule.</summary>
/// <param name="Code">Stable, lower case with dots (<c>application.not_found</c>); logs and tests name it.</param>
/// <param name="Message">What the reader sees, in plain and polite Japanese; says what to do; holds no personal data.</param>
public sealed record Refusal(string Code, string Message);

/// <summary>What an act on an aggregate answers: done, or refused and why. A programming mistake throws instead.</summary>
public readonly record struct Outcome(Refusal? Refusal)
{
    public static readonly Outcome Done;

    public bool Succeeded => Refusal is null;

    public static implicit operator Outcome(Refusal refusal) => new(refusal);

    public static Outcome FromRefusal(Refusal refusal) => new(refusal);

    public static Outcome<T> Of<T>(T value) => new(value, null);

    public static Outcome<T> Of<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>An outcome that carries a value when it succeeded.</summary>
/// <typeparam name="T">What the act made.</typeparam>
public readonly record struct Outcome<T>(T? Value, Refusal? Refusal)
{
    public bool Succeeded => Refusal is null;

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public static implicit operator Outcome<T>(T value) => new(value, null);
}
