using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.Infrastructure.Documents;

/// <summary>Where the printing browser is installed.</summary>
internal static class ChromiumPath
{
    private static readonly string[] _names = ["chromium", "chromium-browser", "google-chrome"];

    /// <param name="configured">The setting <c>Documents:ChromiumPath</c>.</param>
    /// <param name="searchPath">The environment's PATH.</param>
    /// <exception cref="DocumentRenderingException">There is no such program.</exception>
    public static string Find(string? configured, string? searchPath)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return File.Exists(configured)
                ? configured
                : throw new DocumentRenderingException("The setting Documents:ChromiumPath names no file.");
        }

        var folders = (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return _names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new DocumentRenderingException(
                "Letters need Chromium: none of chromium, chromium-browser, google-chrome is on PATH. "
                + "Install Debian's package chromium or set Documents:ChromiumPath.");
    }
}
