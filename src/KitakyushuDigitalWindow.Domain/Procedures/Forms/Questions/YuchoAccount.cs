using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>
/// ゆうちょ銀行の記号・番号, as the bank book has them, and the branch and account number that other banks pay to. 記号 17480 and 番号 12345671
/// are branch 748 (七四八), 普通 1234567; a 記号 that begins with 0 is a transfer account (振替口座): branch ends in 9, 当座.
/// </summary>
public sealed record YuchoAccount(string Symbol, string Number)
{
    public const string BankName = "ゆうちょ銀行";
    public const string BankCode = "9900";

    private const int SymbolLength = 5;
    private const int LongestNumber = 8;
    private const int LongestTransferNumber = 6;
    private const string KanjiDigits = "〇一二三四五六七八九";

    /// <summary>Any width; spaces and hyphens go, and so does the single digit that some books print after the 記号.</summary>
    public static YuchoAccount Of(string symbol, string number)
    {
        var digits = Folded(symbol);
        return new YuchoAccount(digits.Length == SymbolLength + 1 ? digits[..SymbolLength] : digits, Folded(number));
    }

    public bool IsTransferAccount => Symbol.StartsWith('0');

    public bool IsSymbolGood => Symbol.Length == SymbolLength && Symbol.All(char.IsAsciiDigit) && (IsTransferAccount || (Symbol[0] == '1' && Symbol[^1] == '0'));

    public bool IsNumberGood => Number.Length >= 1 && Number.All(char.IsAsciiDigit) && Number.Any(c => c != '0')
        && (IsTransferAccount ? Number.Length <= LongestTransferNumber : Number.Length is >= 2 and <= LongestNumber && Number[^1] == '1');

    public string BranchCode => Symbol[1..3] + (IsTransferAccount ? '9' : '8');

    public string BranchName => string.Concat(BranchCode.Select(c => KanjiDigits[c - '0']));

    public string AccountType => IsTransferAccount ? "checking" : "ordinary";

    public string AccountNumber => (IsTransferAccount ? Number : Number[..^1]).PadLeft(7, '0');

    private static string Folded(string text) => WidthFolding.WithoutSpacesAndHyphens(WidthFolding.ToHalfWidthAscii(text));
}
