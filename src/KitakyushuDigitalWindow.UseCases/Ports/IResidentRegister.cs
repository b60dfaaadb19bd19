namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>A person as the resident register has them. Texts as registered, never normalised.</summary>
/// <param name="Id">Opaque key of the register; the city's 宛名番号 in a real one. Never shown.</param>
/// <param name="HouseholdId">世帯: people with the same one live in one household.</param>
/// <param name="NameKana">フリガナ; empty when the register has none.</param>
/// <param name="Sex"><c>male</c>, <c>female</c>, or empty.</param>
/// <param name="Address">From the prefecture on.</param>
/// <param name="RelationToHead"><c>head</c>, <c>spouse</c>, <c>child</c>, <c>other</c>.</param>
public sealed record RegisteredPerson(
    string Id, string HouseholdId, string Name, string NameKana, DateOnly? BirthOn, string Sex, string Address, string RelationToHead)
{
    /// <summary>Holds no personal data: a record would print them all into the first log line that names it.</summary>
    public override string ToString() => nameof(RegisteredPerson);
}

/// <summary>住民基本台帳 (住民基本台帳法1条), as far as the office may look into it for a case: who somebody is, where and with whom they live.</summary>
public interface IResidentRegister
{
    /// <summary>Is there one at all on this installation?</summary>
    bool IsConnected { get; }

    /// <summary>Everybody who was born on the day and has this name or this address; without a day, those with both. Names and addresses are compared by their compare keys.</summary>
    /// <exception cref="RegisterUnavailableException">The register does not answer, or not in time.</exception>
    Task<IReadOnlyList<RegisteredPerson>> FindAsync(string name, DateOnly? birthOn, string? address, CancellationToken cancellationToken);

    /// <summary>Everybody in the household, the person as well.</summary>
    /// <exception cref="RegisterUnavailableException">The register does not answer, or not in time.</exception>
    Task<IReadOnlyList<RegisteredPerson>> HouseholdAsync(string householdId, CancellationToken cancellationToken);
}

/// <summary>The register does not answer: the page is shown without it, and says so.</summary>
public sealed class RegisterUnavailableException : Exception
{
    public RegisterUnavailableException()
    {
    }

    /// <param name="message">Without personal data: it is logged.</param>
    public RegisterUnavailableException(string message)
        : base(message)
    {
    }

    public RegisterUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
