using System.ComponentModel.DataAnnotations;

namespace KitakyushuDigitalWindow.Infrastructure.Files;

/// <summary>Where clamd listens. The same address for every surface: whoever shows files must know that they are scanned.</summary>
public sealed class ClamdOptions
{
    public const string Section = "Clamd";

    /// <summary><c>host:port</c>, or <c>unix:/path/of/the/socket</c>; empty: no scanner.</summary>
    public string Address { get; set; } = "";

    /// <summary>For one file, from connecting to the answer.</summary>
    [Range(1, 240)]
    public int TimeoutSeconds { get; set; } = 60;
}
