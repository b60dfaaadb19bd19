using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Procedures.Office;

/// <param name="IsOver">It has ended; there is nothing to close.</param>
public sealed record WindowRow(Guid Id, AcceptanceWindow Window, bool IsOver, string? ClosingReason);

/// <summary>A procedure that the office opens and closes.</summary>
/// <param name="IsOpenWithoutWindow">How it stands as long as no window is there.</param>
public sealed record OfficeProcedureRow(
    string ProcedureId, string Name, AcceptanceNow Now, bool IsOpenWithoutWindow, IReadOnlyList<WindowRow> Windows);

/// <summary>受付の開設と終了: for the DX office.</summary>
public sealed class WindowsQuery(IDigitalWindowDb db, IPublishedProcedures procedures, TimeProvider clock)
{
    private const int LatestPerProcedure = 10;

    public async Task<IReadOnlyList<OfficeProcedureRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.NowUtc();
        var windows = (await db.ProcedureWindows.AsNoTracking().OrderByDescending(w => w.OpensAtUtc).ToListAsync(cancellationToken))
            .ToLookup(w => w.ProcedureId);
        return
        [
            .. from procedure in procedures.Current
               let definition = procedure.Definition
               let acceptance = definition.Acceptance as AcceptanceByOffice
               where acceptance is not null
               select new OfficeProcedureRow(
                   definition.Id, definition.ShortName, acceptance.At(now, windows[definition.Id].Select(w => w.Window)), acceptance.IsOpenWithoutWindow,
                   [.. windows[definition.Id].Take(LatestPerProcedure).Select(w => new WindowRow(w.Id, w.Window, w.ClosesAtUtc <= now, w.ClosingReason))]),
        ];
    }
}
