using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Procedures;

/// <summary>Is a procedure taken now? The current version says so, whatever version a draft is on.</summary>
public sealed class AcceptanceQuery(IPublishedProcedures procedures, IOpenedWindows windows, TimeProvider clock)
{
    private static readonly AcceptanceNow _notOnline = new(false);

    /// <summary>For pages; what another server opened or closed may be seen some seconds late.</summary>
    public async ValueTask<AcceptanceNow> ReadAsync(string procedureId, CancellationToken cancellationToken)
    {
        if (procedures.Find(procedureId)?.Definition is not { CanBeFiled: true } definition)
        {
            return _notOnline;
        }

        if (definition.Acceptance.IsByOffice)
        {
            await windows.FreshenAsync(cancellationToken);
        }

        return definition.Acceptance.At(clock.NowUtc(), windows.Current[procedureId]);
    }

    /// <summary>For acts: to the second, from the database.</summary>
    public async ValueTask<AcceptanceNow> ReadExactlyAsync(string procedureId, DateTime atUtc, CancellationToken cancellationToken)
    {
        if (procedures.Find(procedureId)?.Definition is not { CanBeFiled: true } definition)
        {
            return _notOnline;
        }

        var opened = definition.Acceptance.IsByOffice ? await windows.ReadAsync(procedureId, cancellationToken) : [];
        return definition.Acceptance.At(atUtc, opened);
    }
}
