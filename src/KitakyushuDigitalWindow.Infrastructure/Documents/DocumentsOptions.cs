using System.ComponentModel.DataAnnotations;

namespace KitakyushuDigitalWindow.Infrastructure.Documents;

/// <summary>Settings below <c>Documents</c>.</summary>
public sealed class DocumentsOptions
{
    public const string Section = "Documents";

    /// <summary>Full path of Chromium or Chrome; empty looks for it on PATH.</summary>
    public string? ChromiumPath { get; set; }

    /// <summary>Whether Chromium uses its own sandbox; unset: yes, except as root, where Chromium refuses it.</summary>
    public bool? ChromiumSandbox { get; set; }

    /// <summary>Letters printed at the same time.</summary>
    [Range(1, 32)]
    public int PageCount { get; set; } = 2;

    /// <summary>Prints after which the browser is started anew, so that its memory cannot grow without end.</summary>
    [Range(1, 100_000)]
    public int PrintsPerBrowser { get; set; } = 1000;

    /// <summary>Seconds that a single print may take.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 60;
}
