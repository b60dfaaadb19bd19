using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>The looks of one person on one day.</summary>
/// <param name="Office">役所と課 at that time; null when the person is not staff.</param>
/// <param name="Role">担当者, 決裁者, …; for an agent, who they are.</param>
/// <param name="Files">Also files or letters were opened.</param>
public sealed record MyViewRow(DateOnly On, DateTime FirstAtUtc, DateTime LastAtUtc, string? Office, string Role, int Count, bool Files);

/// <param name="IsCut">There are older looks than those shown.</param>
public sealed record MyViews(string ReceiptNumber, string ProcedureName, string? ForWhom, IReadOnlyList<MyViewRow> Rows, bool IsCut);

/// <summary>この申請を見た人: for the applicant, and for the agent who filed it while the delegation holds.</summary>
public sealed class MyViewsQuery(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    /// <summary>More looks than this are not read; far more than a case has.</summary>
    private const int MaxLooks = 1000;

    private static readonly string[] _looks = [AuditWords.View, AuditWords.ViewFile, AuditWords.Export];

    /// <summary>Null when there is no such application, or it is another person's.</summary>
    public async Task<MyViews?> ReadAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        var found = await db.Filed(citizen, clock, receiptNumber).AsNoTracking()
            .Select(a => new
            {
                a.ReceiptNumber,
                a.ProcedureName,
                a.CitizenId,
                ForWhom = new ForWhom(a.ForWhomKind, a.RepresentedId, a.DelegationId, a.RepresentedName),
                ActorName = db.Citizens.Where(c => c.Id == a.CitizenId).Select(c => c.Name).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var looks = await db.Audit.AsNoTracking().Where(e => e.Subject == found.ReceiptNumber && _looks.Contains(e.What))
            .OrderByDescending(e => e.Sequence).Take(MaxLooks + 1)
            .Select(e => new { e.AtUtc, e.What, e.ActorId, e.ActorRole, e.ActorOffice }).ToListAsync(cancellationToken);
        var isMine = found.CitizenId == citizen.Id;
        string RoleOf(string actorId, string role) => role != Actors.Agent ? AuditWords.OfRole(role)
            : actorId == Actors.IdOf(citizen.Id) ? "あなた（代理人）"
            : $"代理人（{found.ActorName}さん）";
        var rows = looks.Take(MaxLooks)
            .GroupBy(e => (Day: JapanTime.DayOf(e.AtUtc), e.ActorId, e.ActorRole, e.ActorOffice))
            .Select(g => new MyViewRow(
                g.Key.Day, g.Min(e => e.AtUtc), g.Max(e => e.AtUtc), AuditWords.OfOffice(g.Key.ActorOffice) is { Length: > 0 } office ? office : null,
                RoleOf(g.Key.ActorId, g.Key.ActorRole), g.Count(), g.Any(e => e.What == AuditWords.ViewFile)))
            .OrderByDescending(r => r.LastAtUtc).ToList();
        return new MyViews(found.ReceiptNumber!, found.ProcedureName, ForWhomWords.Label(found.ForWhom, isMine, found.ActorName), rows, looks.Count > MaxLooks);
    }
}
