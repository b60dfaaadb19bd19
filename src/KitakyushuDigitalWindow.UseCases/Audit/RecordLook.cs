using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Audit;

/// <summary>代理人の閲覧: a look of an agent at what they filed for another person is recorded, a look at one's own case is not.</summary>
public sealed class RecordAgentLookHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    public Task HandleAsync(string receiptNumber, CancellationToken cancellationToken) => HandleAsync(receiptNumber, AuditWords.View, cancellationToken);

    public Task HandleFileAsync(string receiptNumber, CancellationToken cancellationToken) => HandleAsync(receiptNumber, AuditWords.ViewFile, cancellationToken);

    private async Task HandleAsync(string receiptNumber, string what, CancellationToken cancellationToken)
    {
        var number = ReceiptNumber.TryParse(receiptNumber, out var parsed) ? parsed.Value : "";
        if (await db.ApplicationsOwnedBy(citizen, clock).AnyAsync(a => a.ReceiptNumber == number && a.ForWhomKind == ForWhomKind.Delegation, cancellationToken))
        {
            db.Audit.Add(new AuditEntry(what, number, clock.ActBy(citizen) with { Role = Actors.Agent }));
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <summary>氏名での検索: that staff searched by a name is recorded, the name is not.</summary>
public sealed class RecordSearchHandler(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var act = clock.ActBy(staff);
        db.Audit.Add(new AuditEntry(AuditWords.Search, act.Office!, act));
        await db.SaveChangesAsync(cancellationToken);
    }
}
