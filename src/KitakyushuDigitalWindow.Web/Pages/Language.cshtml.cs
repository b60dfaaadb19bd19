using KitakyushuDigitalWindow.Web.Identity;
using KitakyushuDigitalWindow.Web.Languages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages;

/// <summary>ことばを選ぶ: the languages in their own script, and back to the page one was reading.</summary>
public class LanguageModel : PageModel
{
    /// <summary>The path one came from, without a language.</summary>
    [FromQuery(Name = "from")]
    public string? Wished { get; set; }

    public string From => ReturnUrl.OrDefault(Wished, "/");

    public string UrlIn(SiteLanguage language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return "/" + language.Code + (From == "/" ? "" : From);
    }
}
