using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <summary>文書番号: taken in the save of the decision. Of two that take one at once the second is told by the counter's version, and runs again.</summary>
internal static class DocumentNumbers
{
    public static async Task<string> TakeAsync(IDigitalWindowDb db, Ward ward, string sectionCode, Act act, CancellationToken cancellationToken)
    {
        var year = FiscalYear.Of(JapanTime.DayOf(act.AtUtc));
        var counter = await db.DocumentNumbers.SingleOrDefaultAsync(
            c => c.Ward == ward && c.SectionCode == sectionCode && c.FiscalYear == year.Year, cancellationToken);
        if (counter is null)
        {
            counter = new DocumentNumberCounter(ward, sectionCode, year);
            db.DocumentNumbers.Add(counter);
        }

        return counter.Take();
    }
}
