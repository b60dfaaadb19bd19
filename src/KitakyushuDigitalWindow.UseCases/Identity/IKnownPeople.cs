namespace KitakyushuDigitalWindow.UseCases.Identity;

/// <param name="Id">Of the household member; stable.</param>
/// <param name="NameKana">As an answer holds it; null when it was never given.</param>
/// <param name="Sex">As an answer holds it (<c>male</c>, <c>female</c>); null when it was never given.</param>
public sealed record KnownChild(Guid Id, string Name, string? NameKana, DateOnly BirthOn, string? Sex);

/// <summary>The people of a citizen's household, as the citizen gave them.</summary>
public interface IKnownPeople
{
    /// <summary>Children under 18 (民法4条, 818条: under the parents' authority) whose birth day is known, the eldest first.</summary>
    Task<IReadOnlyList<KnownChild>> ChildrenAsync(Guid citizenId, DateOnly today, CancellationToken cancellationToken);
}

/// <summary>Nobody is known as long as no household is kept.</summary>
public sealed class NoKnownPeople : IKnownPeople
{
    public Task<IReadOnlyList<KnownChild>> ChildrenAsync(Guid citizenId, DateOnly today, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<KnownChild>>([]);
}
