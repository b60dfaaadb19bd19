using System.Globalization;

namespace KitakyushuDigitalWindow.Domain.Text;

/// <summary>Lengths as people count: 𠮷 (two UTF-16 units) and a kanji with a variation selector (three) are one character.</summary>
public static class TextElements
{
    /// <summary>UTF-16 units per character on average: above what flags and families of emoji take.</summary>
    private const int Longest = 16;

    public static int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new StringInfo(text).LengthInTextElements;
    }

    /// <summary>Longer than so many characters; also when a few of them carry marks out of all measure, which no writing needs.</summary>
    public static bool AreMoreThan(string text, int count)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > count && (text.Length > count * Longest || Count(text) > count);
    }

    /// <summary>At most the first <paramref name="count"/> characters (0 or more); never ends inside one.</summary>
    public static string Cut(string text, int count)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var end = 0;
        for (var taken = 0; taken < count && end < text.Length; taken++)
        {
            end += StringInfo.GetNextTextElementLength(text, end);
        }

        return text[..end];
    }
}
