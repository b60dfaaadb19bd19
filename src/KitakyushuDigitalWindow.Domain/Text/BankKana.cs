using System.Collections.Frozen;
using System.Text;

namespace KitakyushuDigitalWindow.Domain.Text;

/// <summary>全銀の文字: the half-width capitals, digits, kana and few signs that banks keep an account's holder in.</summary>
public static class BankKana
{
    private const string Full = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    private const string Half = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
    private const string Voiced = "ガギグゲゴザジズゼゾダヂヅデドバビブベボ";
    private const string SemiVoiced = "パピプペポ";
    private const string Signs = " ()-./,｢｣\\";

    private static readonly FrozenDictionary<char, string> _forms = Forms();

    /// <summary>キタキュウ　ハナコ gives <c>ｷﾀｷﾕｳ ﾊﾅｺ</c>: small kana become large, the long-vowel mark a hyphen.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bank = new StringBuilder(text.Length);
        foreach (var c in WidthFolding.ToHalfWidthAscii(WidthFolding.ToKatakana(text)).ToUpperInvariant())
        {
            bank.Append(_forms.TryGetValue(c, out var form) ? form : WidthFolding.IsHyphen(c) ? "-" : c.ToString());
        }

        return bank.ToString();
    }

    /// <summary>Can a bank keep it, once it is in the form of <see cref="Of"/>?</summary>
    public static bool IsWritable(string text) =>
        Of(text).All(c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'ｦ' and <= 'ﾟ') || Signs.Contains(c, StringComparison.Ordinal));

    /// <summary>The same holder, however spaces, hyphens and small kana are written. A bank keeps 30 characters, so the start is enough.</summary>
    public static bool AreTheSame(string one, string other)
    {
        const int kept = 30;
        string Key(string text) => string.Concat(Of(text).Where(c => c is not (' ' or '-' or '.')));
        var (a, b) = (Key(one), Key(other));
        return a == b || (Math.Min(a.Length, b.Length) >= kept - 2 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)));
    }

    private static FrozenDictionary<char, string> Forms()
    {
        var forms = new Dictionary<char, string>();
        for (var i = 0; i < Full.Length; i++)
        {
            forms[Full[i]] = Half[i].ToString();
        }

        foreach (var c in Voiced)
        {
            forms[c] = forms[(char)(c - 1)] + "ﾞ";
        }

        foreach (var c in SemiVoiced)
        {
            forms[c] = forms[(char)(c - 2)] + "ﾟ";
        }

        foreach (var (small, large) in "ァィゥェォッャュョヮ".Zip("アイウエオツヤユヨワ"))
        {
            forms[small] = forms[large];
        }

        forms['ヴ'] = "ｳﾞ";
        forms['ヵ'] = "ｶ";
        forms['ヶ'] = "ｹ";
        forms['ヰ'] = "ｲ";
        forms['ヱ'] = "ｴ";
        forms['ー'] = "-";
        forms['・'] = ".";
        forms['「'] = "｢";
        forms['」'] = "｣";
        forms['¥'] = "\\";
        return forms.ToFrozenDictionary();
    }
}
