using System.Globalization;
using System.Text;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.UseCases.Procedures;

/// <summary>What the search compares: <see cref="SearchKey"/>, and besides it without long-vowel marks and small kana (コンピュータ, ひつこし).</summary>
internal static class SearchText
{
    private const string Small = "ぁぃぅぇぉっゃゅょゎ";
    private const string Large = "あいうえおつやゆよわ";

    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in SearchKey.Of(Clean(text)))
        {
            if (c != 'ー')
            {
                var small = Small.IndexOf(c, StringComparison.Ordinal);
                key.Append(small < 0 ? c : Large[small]);
            }
        }

        return key.ToString();
    }

    /// <summary>Without okurigana: 引っ越し, 引越し and 引越 are one, 申し込み and 申込 too. Empty when fewer than two other characters stay.</summary>
    public static string Skeleton(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in Clean(text).Where(c => c is < 'ぁ' or > 'ゖ'))
        {
            kept.Append(c);
        }

        var key = Key(kept.ToString());
        return key.Length < 2 ? "" : key;
    }

    /// <summary>Letters, digits and marks; everything else (signs, emoji, control characters, halves of characters) becomes a space.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var keep = Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            clean.Append(keep ? rune.ToString() : " ");
        }

        return clean.ToString();
    }
}
