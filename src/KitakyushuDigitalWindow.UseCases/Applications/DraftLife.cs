using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>What time does to a draft: how long it is kept, whether its questions are still the current ones, and whether it can be sent now.</summary>
/// <param name="ExpiresOn">The last day on which it is kept.</param>
/// <param name="DaysLeft">0 on that day, negative afterwards.</param>
/// <param name="Newer">The current version, when the draft is on another.</param>
/// <param name="MustMove">Nothing can be filed on the draft's version any more.</param>
/// <param name="TimeLeft">あと2日と3時間, when acceptance ends soon.</param>
public sealed record DraftLife(
    DateOnly ExpiresOn, int DaysLeft, PublishedProcedure? Newer, bool MustMove, AcceptanceNow Acceptance, string? TimeLeft)
{
    public bool IsExpired => DaysLeft < 0;

    public bool ExpiresSoon => DaysLeft >= 0 && DaysLeft <= Application.DraftNoticeDays[0];
}

public sealed class DraftLifeQuery(IPublishedProcedures procedures, AcceptanceQuery acceptance, TimeProvider clock)
{
    /// <param name="bound">The version that the draft is on.</param>
    public async ValueTask<DraftLife> ReadAsync(PublishedProcedure bound, DateTime savedAtUtc, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bound);
        var expiresOn = Application.ExpiryOf(savedAtUtc);
        var current = procedures.Find(bound.Definition.Id);
        var newer = current is not null && current.VersionId != bound.VersionId ? current : null;
        var accepted = await acceptance.ReadAsync(bound.Definition.Id, cancellationToken);
        return new DraftLife(
            expiresOn, expiresOn.DayNumber - clock.TodayInJapan().DayNumber, newer, newer is not null && procedures.IsWithdrawn(bound.VersionId),
            accepted, AcceptanceText.Left(accepted, clock.NowUtc()));
    }
}
