using KitakyushuDigitalWindow.Domain.Identity;

namespace KitakyushuDigitalWindow.UseCases.Identity;

/// <summary>Finds or opens the account of a citizen who has just proved who they are, and keeps the card's facts with it.</summary>
public interface ISignInCitizen
{
    /// <summary>Answers the citizen's key, the same one for the same <see cref="CardFacts.Subject"/>.</summary>
    Task<Guid> HandleAsync(CardFacts facts, CancellationToken ct);
}
