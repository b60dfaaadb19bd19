using System.Text;
using System.Text.RegularExpressions;

namespace KitakyushuDigitalWindow.Domain.Text;

/// <summary>What is compared and searched in place of a name or an address; kept beside the original, never shown.</summary>
public static partial class CompareKey
{
    /// <summary>Equal for 髙橋　太郎 and 高橋 太郎, for ﾔﾏﾀﾞ, やまだ and ヤマダ.</summary>
    public static string OfName(string name) => Of(name, isAddress: false);

    /// <summary>As names, and a long-vowel mark between digits is a hyphen (城内1ー1); センター keeps its mark.</summary>
    public static string OfAddress(string address) => Of(address, isAddress: true);

    private static string Of(string text, bool isAddress)
    {
        ArgumentNullException.ThrowIfNull(text);
        var key = Hyphens().Replace(CharacterVariants.Fold(text).Normalize(NormalizationForm.FormKC), "-");
        if (isAddress)
        {
            key = LongVowelBetweenDigits().Replace(key, "-");
        }

        return WidthFolding.HiraganaToKatakana(WhiteSpace().Replace(key, "")).ToUpperInvariant();
    }

    [GeneratedRegex(@"[\u2010-\u2015\u2212]", RegexOptions.NonBacktracking)]
    private static partial Regex Hyphens();

    [GeneratedRegex(@"(?<=[0-9])\u30FC(?=[0-9])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongVowelBetweenDigits();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex WhiteSpace();
}
