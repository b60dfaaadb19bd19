using System.Text;

namespace KitakyushuDigitalWindow.Domain.Text;

/// <summary>Width and kana foldings for input. None of them normalises kanji: NFC and NFKC would change 神 (U+FA19) into another
/// character, so a name is never normalised, only compared (<see cref="CompareKey"/>).</summary>
public static class WidthFolding
{
    private const int KanaDistance = 'ァ' - 'ぁ';

    /// <summary>Full-width letters, digits and signs (！ to ～) and the full-width space to half width; all else as it is.</summary>
    public static string ToHalfWidthAscii(string text) => Map(text, c => c switch
    {
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        '\u3000' => ' ',
        _ => c,
    });

    /// <summary>Half-width kana to full width (ｶﾞ to ガ), hiragana to katakana; all else as it is.</summary>
    public static string ToKatakana(string text) => HiraganaToKatakana(ToFullWidthKana(text));

    public static string HiraganaToKatakana(string text) =>
        Map(text, c => c is (>= 'ぁ' and <= 'ゖ') or 'ゝ' or 'ゞ' ? (char)(c + KanaDistance) : c);

    public static string KatakanaToHiragana(string text) =>
        Map(text, c => c is (>= 'ァ' and <= 'ヶ') or 'ヽ' or 'ヾ' ? (char)(c - KanaDistance) : c);

    /// <summary>Half-width kana and its punctuation to full width, a following ﾞ or ﾟ joined to its kana.</summary>
    public static string ToFullWidthKana(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && IsHalfWidthKana(text[end]))
            {
                end++;
            }

            if (end == start)
            {
                folded.Append(text[start++]);
                continue;
            }

            // Only this run is normalised. A mark without a kana before it becomes the free-standing mark.
            folded.Append(text[start..end].Normalize(NormalizationForm.FormKC).Replace('\u3099', '゛').Replace('\u309A', '゜'));
            start = end;
        }

        return folded.ToString();
    }

    /// <summary>Without white space and hyphens of any width. A long-vowel mark goes only between digits, where it was typed for a hyphen.</summary>
    public static string WithoutSpacesAndHyphens(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var kept = text.Where(c => !char.IsWhiteSpace(c) && !IsHyphen(c)).ToArray();
        return new string([.. kept.Where((c, i) => !(c is 'ー' or 'ｰ' && DigitAt(kept, i - 1) && DigitAt(kept, i + 1)))]);
    }

    /// <summary>Hyphen-minus, its full-width form, U+2010–2015 and the minus sign: what keyboards give for a hyphen.</summary>
    public static bool IsHyphen(char c) => c is '-' or '\uFF0D' or (>= '\u2010' and <= '\u2015') or '\u2212';

    private static bool DigitAt(char[] text, int index) =>
        index >= 0 && index < text.Length && text[index] is (>= '0' and <= '9') or (>= '０' and <= '９');

    private static bool IsHalfWidthKana(char c) => c is >= '｡' and <= 'ﾟ';

    private static string Map(string text, Func<char, char> fold)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, (text, fold), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = state.fold(state.text[i]);
            }
        });
    }
}
