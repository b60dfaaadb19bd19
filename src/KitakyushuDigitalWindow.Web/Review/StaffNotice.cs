using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace KitakyushuDigitalWindow.Web.Review;

/// <summary>What was done, said once on the page that one lands on. Kept in a sealed cookie until it is shown, so that addresses stay as they are.</summary>
public static class StaffNotice
{
    /// <summary>Listed on /cookies.</summary>
    public const string Cookie = "kdw-notice";

    private const string Key = "notice";

    /// <summary>Says it on the next page of staff. Receipt numbers and names of colleagues only.</summary>
    public static void Say(this PageModel page, string text)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.TempData[Key] = text;
    }

    public static string? Read(ITempDataDictionary? tempData) => tempData?[Key] as string;
}
