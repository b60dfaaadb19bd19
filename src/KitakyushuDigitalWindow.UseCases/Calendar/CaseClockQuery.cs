using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Calendar;

/// <summary>The clock of a case: the period of its version over the calendar of the office.</summary>
public sealed class CaseClockQuery(IPublishedProcedures procedures, IOfficeCalendar calendar)
{
    public async ValueTask<ProcessingClock> ReadAsync(Guid procedureVersionId, CancellationToken cancellationToken) => new(
        (await procedures.OfVersionAsync(procedureVersionId, cancellationToken)).Definition.Processing, await calendar.ReadAsync(cancellationToken));

    /// <summary>For acts: sets the days of the application anew; its corrections must be loaded.</summary>
    public async Task ReckonAsync(Application application, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(application);
        application.Reckon(await ReadAsync(application.ProcedureVersionId, cancellationToken));
    }
}
