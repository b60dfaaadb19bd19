namespace KitakyushuDigitalWindow.Web.Shell;

/// <summary>A page of an application that may be another person's: it says so above its heading, always.</summary>
public interface IForSomebody
{
    /// <summary>Whose it is, as the reader is concerned; null for one's own.</summary>
    string? ForWhom { get; }
}
