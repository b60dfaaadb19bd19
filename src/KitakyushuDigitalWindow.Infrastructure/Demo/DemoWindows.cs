using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.Infrastructure.Demo;

/// <summary>What the office has opened in the demo: every procedure that is closed as long as nobody opens it.</summary>
internal static class DemoWindows
{
    private const int OpenSinceDays = 7;
    private const int ClosesAfterDays = 60;

    /// <summary>The last day of each is a day in Japan, and the window closes at 17:00 on it, as such notices say.</summary>
    public static IEnumerable<ProcedureWindow> Of(IPublishedProcedures procedures, DateTime nowUtc)
    {
        var opens = JapanTime.StartOfDayUtc(JapanTime.DayOf(nowUtc).AddDays(-OpenSinceDays));
        var closes = JapanTime.StartOfDayUtc(JapanTime.DayOf(nowUtc).AddDays(ClosesAfterDays)).AddHours(17);
        return procedures.Current
            .Where(p => p.Definition is { CanBeFiled: true, Acceptance: AcceptanceByOffice { IsOpenWithoutWindow: false } })
            .Select(p => ProcedureWindow.Open(p.Definition.Id, opens, closes, "見本の受付です", new Act(Act.SystemActor, nowUtc)));
    }
}
