namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>One column of a table of answers: the question's key, and after a dot the name that GIF has for the part (standards of the
/// Digital Agency: familyName, postalCode, dateOfBirth).</summary>
public sealed record ExportColumn(string Name, string Value);

/// <summary>GIF's columns for a name kept as one text with a full-width space.</summary>
internal static class NameColumns
{
    private const char FullWidthSpace = '\u3000';

    public static IReadOnlyList<ExportColumn> Of(string key, string name)
    {
        // GIF separates the parts of fullName by a half-width space
        var full = new ExportColumn(key + ".fullName", name.Replace(FullWidthSpace, ' '));
        return Split(name) is var (family, given)
            ? [full, new(key + ".familyName", family), new(key + ".givenName", given)]
            : [full, new(key + ".familyName", ""), new(key + ".givenName", "")];
    }

    /// <summary>氏 and 名; null for a name in one piece.</summary>
    public static (string Family, string Given)? Split(string name) => name.Split(FullWidthSpace) is [{ Length: > 0 } family, { Length: > 0 } given] ? (family, given) : null;
}
