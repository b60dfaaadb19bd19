using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

internal static class MineScope
{
    /// <summary>The citizen's own filed application with this number; none when the number is malformed, unknown or another person's.</summary>
    public static IQueryable<Application> Filed(this IQueryable<Application> applications, ICurrentCitizen citizen, string? receiptNumber)
    {
        var number = ReceiptNumber.TryParse(receiptNumber, out var parsed) ? parsed.Value : "";
        return applications.OwnedBy(citizen).Where(a => a.ReceiptNumber == number);
    }
}
