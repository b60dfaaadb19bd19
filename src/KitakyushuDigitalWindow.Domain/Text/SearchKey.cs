using System.Globalization;
using System.Text;

namespace KitakyushuDigitalWindow.Domain.Text;

/// <summary>What the catalogue search compares: spelling by width, kana kind, case, spaces and punctuation does not matter;
/// small kana and the long-vowel mark do.</summary>
public static class SearchKey
{
    /// <summary><c>住民票（コンビニ交付）</c> gives <c>住民票こんびに交付</c>; empty when the text holds no letter or digit.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = new StringBuilder(text.Length);
        foreach (var rune in CharacterVariants.Fold(text).Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(IsKept))
        {
            key.Append(rune.ToString());
        }

        return WidthFolding.KatakanaToHiragana(key.ToString()).ToLowerInvariant();
    }

    private static bool IsKept(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
