namespace KitakyushuDigitalWindow.Domain.Identity;

/// <summary>基本4情報 as the My Number card's log-in delivered them. Texts are untouched: never normalise a stored name.</summary>
/// <param name="Subject">The person's key at the provider, different for every relying party; survives card renewals.</param>
/// <param name="Name">氏名: family name, full-width space, given name; foreign names may come in one piece. Empty when not delivered.</param>
/// <param name="Address">住所: one string from the prefecture on. Empty when not delivered.</param>
/// <param name="BirthOn">生年月日; null when it is unknown, wholly or in part, or not a date.</param>
/// <param name="BirthRaw">What was delivered for the birth day, untouched; null when nothing was.</param>
/// <param name="Sex">性別.</param>
public sealed record CardFacts(string Subject, string Name, string Address, DateOnly? BirthOn, string? BirthRaw, Sex Sex)
{
    /// <summary>Holds no personal data: a record would print them all into the first log line that names it.</summary>
    public override string ToString() => nameof(CardFacts);
}
