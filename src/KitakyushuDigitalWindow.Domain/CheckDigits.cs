namespace KitakyushuDigitalWindow.Domain;

/// <summary>Check digits of public numbers. Half-width digits only; fold input first.</summary>
public static class CheckDigits
{
    /// <summary>法人番号: 13 digits, the first is the check digit (法人番号の指定等に関する省令 2条).</summary>
    public static bool IsLegalEntityNumber(ReadOnlySpan<char> digits)
    {
        if (!AreDigits(digits, 13))
        {
            return false;
        }

        var sum = 0;
        for (var n = 1; n <= 12; n++)
        {
            sum += (digits[13 - n] - '0') * (n % 2 == 1 ? 1 : 2);
        }

        return digits[0] - '0' == 9 - (sum % 9);
    }

    /// <summary>全国地方公共団体コード: 6 digits, the last is the check digit.</summary>
    public static bool IsLocalGovernmentCode(ReadOnlySpan<char> digits)
    {
        if (!AreDigits(digits, 6))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 5; i++)
        {
            sum += (digits[i] - '0') * (6 - i);
        }

        return digits[5] - '0' == (11 - (sum % 11)) % 10;
    }

    private static bool AreDigits(ReadOnlySpan<char> text, int length) =>
        text.Length == length && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
