using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Procedures;

/// <summary>Is a procedure taken now? The current version says so, whatever version a draft is on.</summary>
public sealed class AcceptanceQuery(IDigitalWindowDb db, IPublishedProcedures procedures, IOpenedWindows windows, TimeProvider clock)
{
    /// <summary>For pages; what another server did may be seen some seconds late.</summary>
    public async ValueTask<AcceptanceNow> ReadAsync(ProcedureDefinition definition, CancellationToken cancellationToken)
    {
        var acceptance = Of(definition);
        if (acceptance.IsByOffice)
        {
            await windows.FreshenAsync(cancellationToken);
        }

        return acceptance.At(clock.NowUtc(), windows.Current[definition.Id]);
    }

    /// <summary>For acts: to the second, from the database.</summary>
    public async Task<AcceptanceNow> ReadExactlyAsync(ProcedureDefinition definition, DateTime atUtc, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var acceptance = Of(definition);
        var opened = acceptance.IsByOffice
            ? await db.ProcedureWindows.AsNoTracking().Where(w => w.ProcedureId == definition.Id).ToListAsync(cancellationToken)
            : [];
        return acceptance.At(atUtc, opened.Select(w => w.Window));
    }

    private Acceptance Of(ProcedureDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return (procedures.Find(definition.Id)?.Definition ?? definition).Acceptance;
    }
}
