namespace KitakyushuDigitalWindow.Web.Languages;

/// <summary>The language of one request.</summary>
/// <param name="IsInAddress">The address says so; otherwise the cookie does.</param>
/// <param name="HasRuby">ふりがな are shown: on やさしい日本語 pages, unless the reader switched them off.</param>
public sealed record LanguageChoice(SiteLanguage Language, bool IsInAddress, bool HasRuby)
{
    public static readonly LanguageChoice Japanese = new(SiteLanguage.Japanese, IsInAddress: false, HasRuby: false);

    /// <summary>What makes one page differ from the same page for other readers; empty for Japanese.</summary>
    public string Variant => Language == SiteLanguage.Japanese ? "" : Language == SiteLanguage.Easy && !HasRuby ? "easy-plain" : Language.Code;

    public static LanguageChoice Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<LanguageChoice>() ?? Japanese;
    }
}
