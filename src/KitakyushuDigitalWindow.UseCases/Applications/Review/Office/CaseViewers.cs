using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review.Office;

/// <summary>The looks of one person on one day.</summary>
/// <param name="Office">役所と課 at that time; empty for an agent.</param>
/// <param name="Files">Also files or letters were opened.</param>
/// <param name="Register">Also the resident register was looked at.</param>
public sealed record CaseViewerRow(DateOnly On, DateTime FirstAtUtc, DateTime LastAtUtc, string Who, string Role, string Office, int Count, bool Files, bool Register);

/// <summary>この申請を見た人, for staff who may see the case themselves.</summary>
public sealed class CaseViewersQuery(IDigitalWindowDb db, ICurrentStaff staff)
{
    /// <summary>More looks than this are not read; far more than a case has. The auditor's page has all.</summary>
    public const int MaxLooks = 1000;

    private static readonly string[] _looks = [AuditWords.View, AuditWords.ViewFile, AuditWords.ViewRegister];

    /// <param name="opened">From <see cref="OpenCaseHandler"/>: the reader may see it.</param>
    public async Task<IReadOnlyList<CaseViewerRow>> ReadAsync(CaseRow opened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var visible = db.Applications.VisibleTo(staff);
        var looks = await db.Audit.AsNoTracking()
            .Where(e => e.Subject == opened.ReceiptNumber && _looks.Contains(e.What) && visible.Any(a => a.ReceiptNumber == e.Subject))
            .OrderByDescending(e => e.Sequence).Take(MaxLooks)
            .Select(e => new { e.AtUtc, e.What, e.ActorId, e.ActorRole, e.ActorOffice }).ToListAsync(cancellationToken);
        var names = await ActorNames.ReadAsync(db, looks.Select(l => l.ActorId), cancellationToken);
        return
        [
            .. looks.GroupBy(e => (Day: JapanTime.DayOf(e.AtUtc), e.ActorId, e.ActorRole, e.ActorOffice))
                .Select(g => new CaseViewerRow(
                    g.Key.Day, g.Min(e => e.AtUtc), g.Max(e => e.AtUtc),
                    g.Key.ActorRole == Actors.Agent ? "代理人" : names.Of(g.Key.ActorId), AuditWords.OfRole(g.Key.ActorRole), AuditWords.OfOffice(g.Key.ActorOffice),
                    g.Count(e => e.What != AuditWords.ViewRegister), g.Any(e => e.What == AuditWords.ViewFile), g.Any(e => e.What == AuditWords.ViewRegister)))
                .OrderByDescending(r => r.LastAtUtc),
        ];
    }
}
