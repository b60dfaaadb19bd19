using System.Globalization;

namespace KitakyushuDigitalWindow.Web.Apply;

public static class FileSize
{
    /// <summary>1.2MB, 340KB: as people say it (1MB = 1,048,576 bytes).</summary>
    public static string Of(long bytes) => bytes >= 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024.0):0.#}MB")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)}KB");
}
