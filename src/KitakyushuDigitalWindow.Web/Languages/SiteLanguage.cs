namespace KitakyushuDigitalWindow.Web.Languages;

/// <summary>A language that pages are written in. やさしい日本語 is Japanese for the browser, and a language of its own for the reader.</summary>
public sealed class SiteLanguage
{
    public static readonly SiteLanguage Japanese = new("ja", "ja", "日本語");
    public static readonly SiteLanguage Easy = new("easy", "ja", "やさしい日本語");
    public static readonly SiteLanguage English = new("en", "en", "English");

    private SiteLanguage(string code, string lang, string name) => (Code, Lang, Name, Segment) = (code, lang, name, new PathString("/" + code));

    /// <summary>In the order of the selector.</summary>
    public static IReadOnlyList<SiteLanguage> All { get; } = [Japanese, Easy, English];

    /// <summary>First part of the address, value of the cookie, folder of the translations.</summary>
    public string Code { get; }

    /// <summary>For <c>lang</c> and <c>hreflang</c>.</summary>
    public string Lang { get; }

    /// <summary>In its own script.</summary>
    public string Name { get; }

    /// <summary>The first part of an address that names it.</summary>
    public PathString Segment { get; }

    /// <summary>Before the path of every page in this language; Japanese has none.</summary>
    public string Prefix => this == Japanese ? "" : "/" + Code;

    /// <summary>Null when pages are not written in it.</summary>
    public static SiteLanguage? Of(string? code) => All.FirstOrDefault(l => l.Code == code);
}
