using System.Globalization;
using System.Text;
using KitakyushuDigitalWindow.Domain.Applications;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>The name under which an attached file is shown and offered for download.</summary>
public static class FileName
{
    /// <summary>Limit in text elements (what a reader counts as one character), extension included.</summary>
    public const int MaxLength = 100;

    private const string Forbidden = ":*?\"<>|";

    /// <summary>
    /// The last part of the path without control and direction characters, which could disguise what the file is; with the
    /// extension of the kind found in the content. Never empty.
    /// </summary>
    public static string Clean(string? fileName, FileKind kind)
    {
        var last = (fileName ?? "").Split('/', '\\')[^1];
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (Forbidden.Contains(rune.ToString(), StringComparison.Ordinal))
            {
                kept.Append('_');
            }
            else if (IsAllowed(rune))
            {
                kept.Append(rune);
            }
        }

        var name = kept.ToString().Trim().TrimEnd('.', ' ');
        var extension = Path.GetExtension(name);
        if (kind.Extensions().Contains(extension, StringComparer.OrdinalIgnoreCase) || LooksLikeExtension(extension))
        {
            name = name[..^extension.Length].TrimEnd('.', ' ');
        }

        name = name.TrimStart('.');

        if (!kind.Extensions().Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            extension = kind.Extensions()[0];
        }

        return Shorten(name.Length == 0 ? "添付ファイル" : name, MaxLength - extension.Length) + extension;
    }

    // Format characters cover the direction marks; variation selectors are marks and stay, they belong to names.
    private static bool IsAllowed(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);

    /// <summary>True for <c>.exe</c>; false for the <c>.23</c> of a date.</summary>
    private static bool LooksLikeExtension(string extension) =>
        extension.Length is >= 2 and <= 6 && extension.Skip(1).All(char.IsAsciiLetterOrDigit)
        && extension.Skip(1).Any(char.IsAsciiLetter);

    private static string Shorten(string text, int maxElements)
    {
        var starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length <= maxElements ? text : text[..starts[maxElements]];
    }
}
