using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <param name="ReceiptNumber">Null for a draft.</param>
/// <param name="ForWhom">Who files for whom, as the reader is concerned; null for one's own.</param>
public sealed record MyApplicationsRow(
    Guid Id, long Sequence, string? ReceiptNumber, string ProcedureName, DateTime SavedAtUtc, DateTime? ReceivedAtUtc, CitizenState State,
    string? ForWhom)
{
    /// <summary>新着: the office wrote something that nobody has opened.</summary>
    public bool HasNewMessage { get; init; }
}

/// <summary>One block of the list.</summary>
/// <param name="Count">Of the whole block, not of the rows shown.</param>
/// <param name="Before">Where the next rows begin; null when these are all.</param>
public sealed record MyApplicationsBlock(CitizenGroup Group, int Count, IReadOnlyList<MyApplicationsRow> Rows, long? Before);

public sealed class MyApplicationsQuery(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>The four blocks, each with its newest rows; empty ones have no rows.</summary>
    public async Task<IReadOnlyList<MyApplicationsBlock>> ReadAsync(CancellationToken cancellationToken)
    {
        var counts = await CountsAsync(cancellationToken);
        var blocks = new List<MyApplicationsBlock>();
        foreach (var group in Enum.GetValues<CitizenGroup>())
        {
            var take = group switch { CitizenGroup.InProgress => 10, CitizenGroup.Closed => 5, _ => PageSize };
            blocks.Add(await BlockAsync(group, counts, null, take, cancellationToken));
        }

        return blocks;
    }

    /// <summary>One block, from where an earlier page ended.</summary>
    public async Task<MyApplicationsBlock> ReadAsync(CitizenGroup group, long? before, CancellationToken cancellationToken) =>
        await BlockAsync(group, await CountsAsync(cancellationToken), before, PageSize, cancellationToken);

    /// <summary>By status, and whether the office waits for a reply.</summary>
    private async Task<Dictionary<(ApplicationStatus Status, bool AwaitsReply), int>> CountsAsync(CancellationToken cancellationToken) =>
        await db.ApplicationsVisibleTo(citizen, clock).AsNoTracking()
            .GroupBy(a => new { a.Status, a.AwaitsReply }).Select(g => new { g.Key.Status, g.Key.AwaitsReply, Count = g.Count() })
            .ToDictionaryAsync(g => (g.Status, g.AwaitsReply), g => g.Count, cancellationToken);

    private async Task<MyApplicationsBlock> BlockAsync(
        CitizenGroup group, Dictionary<(ApplicationStatus Status, bool AwaitsReply), int> counts, long? before, int take, CancellationToken cancellationToken)
    {
        var statuses = CitizenState.StatusesOf(group);
        var (isAction, isRunning) = (group == CitizenGroup.Action, group == CitizenGroup.InProgress); // a reply that is awaited moves a case from one to the other
        var count = counts.Where(c => (statuses.Contains(c.Key.Status) && !(isRunning && c.Key.AwaitsReply)) || (isAction && c.Key.AwaitsReply)).Sum(c => c.Value);
        if (count == 0)
        {
            return new MyApplicationsBlock(group, 0, [], null);
        }

        var (me, from) = (citizen.Id, before ?? long.MaxValue);
        var found = await db.ApplicationsVisibleTo(citizen, clock).AsNoTracking()
            .Where(a => ((statuses.Contains(a.Status) && !(isRunning && a.AwaitsReply)) || (isAction && a.AwaitsReply)) && a.Sequence < from)
            .OrderByDescending(a => a.Sequence)
            .Take(take + 1)
            .Select(a => new
            {
                a.Id,
                a.Sequence,
                a.ReceiptNumber,
                a.ProcedureName,
                a.SavedAtUtc,
                a.ReceivedAtUtc,
                a.Status,
                a.DueOn,
                a.CitizenId,
                ForWhom = new ForWhom(a.ForWhomKind, a.RepresentedId, a.DelegationId, a.RepresentedName),
                AgentName = a.CitizenId == me ? null : db.Citizens.Where(c => c.Id == a.CitizenId).Select(c => c.Name).FirstOrDefault(),
                Decision = a.Decisions.Where(d => !d.IsSentBack).Select(d => (DecisionKind?)d.Kind).FirstOrDefault(),
                CorrectionDueOn = a.Corrections.Where(c => c.ClosedAtUtc == null).Min(c => (DateOnly?)c.DueOn),
                a.AwaitsReply,
                HasNewMessage = db.Messages.Any(m => m.ApplicationId == a.Id && m.Direction == MessageDirection.FromOffice && m.SentAtUtc != null && m.ReadAtUtc == null),
                ClosedAtUtc = a.History
                    .Where(e => e.Kind == ApplicationEventKind.Issued || e.Kind == ApplicationEventKind.Withdrawn)
                    .Select(e => (DateTime?)e.AtUtc).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var today = clock.TodayInJapan();
        var rows = found.Take(take).Select(a => new MyApplicationsRow(
            a.Id, a.Sequence, a.ReceiptNumber, a.ProcedureName, a.SavedAtUtc, a.ReceivedAtUtc,
            CitizenState.Of(new CitizenStateFacts(a.Status, a.Decision, a.DueOn, a.CorrectionDueOn, a.SavedAtUtc, a.ClosedAtUtc) { AwaitsReply = a.AwaitsReply }, today),
            ForWhomWords.Label(a.ForWhom, a.CitizenId == me, a.AgentName))
        {
            HasNewMessage = a.HasNewMessage,
        });
        return new MyApplicationsBlock(group, count, [.. rows], found.Count > take ? found[take - 1].Sequence : null);
    }
}
