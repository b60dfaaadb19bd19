using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

internal static class MineScope
{
    /// <summary>The filed application with this number that the citizen may read, correct and withdraw; none when the number is malformed, unknown or
    /// another person's, or when it was filed under a delegation that is over.</summary>
    public static IQueryable<Application> Filed(this IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock, string? receiptNumber)
    {
        var number = ReceiptNumber.TryParse(receiptNumber, out var parsed) ? parsed.Value : "";
        return db.ApplicationsVisibleTo(citizen, clock).Where(a => a.ReceiptNumber == number);
    }
}
