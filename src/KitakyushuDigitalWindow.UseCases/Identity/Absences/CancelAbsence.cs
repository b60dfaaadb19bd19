using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Absences;

public sealed record CancelAbsenceCommand(Guid AbsenceId);

/// <summary>不在を取り消す: by the person or the head of the section.</summary>
public sealed class CancelAbsenceHandler(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    public async Task<Outcome> HandleAsync(CancelAbsenceCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var act = clock.ActBy(staff);
        var unit = db.Staff.InUnitOf(staff);
        var absence = await db.Absences.SingleOrDefaultAsync(
            a => a.Id == command.AbsenceId && unit.Any(s => s.Id == a.StaffId), cancellationToken);
        if (absence is null)
        {
            return AbsenceRefusals.NotFound;
        }

        if (absence.StaffId != staff.Id && !staff.IsInRole(StaffRoles.Approver))
        {
            return AbsenceRefusals.OnlyTheHead;
        }

        var outcome = absence.Cancel(act);
        if (!outcome.Succeeded)
        {
            return outcome;
        }

        db.Audit.Add(new AuditEntry("staff.cancel_absence", absence.StaffId.ToString("N"), act));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return AbsenceRefusals.Ended; // the other press cancelled it
        }
    }
}
