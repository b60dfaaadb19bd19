namespace KitakyushuDigitalWindow.Web.Apply;

public static class Uploads
{
    /// <summary>Largest request of a page with files: 50 MB for an application (issue of attachments) and some room for the rest.</summary>
    public const long RequestBytes = 55L * 1024 * 1024;
}

/// <summary>Names of the rate limiter's policies; the figures stand in the host.</summary>
public static class RateLimits
{
    public const string Forms = "forms";
    public const string Submit = "submit";
}
