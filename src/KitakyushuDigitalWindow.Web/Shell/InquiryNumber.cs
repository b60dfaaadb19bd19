using System.Diagnostics;

namespace KitakyushuDigitalWindow.Web.Shell;

/// <summary>
/// 問い合わせ番号 of an error page: the first eight digits of the trace id, in two groups that can be read out.
/// The log lines of the request begin their trace id with the same digits.
/// </summary>
public static class InquiryNumber
{
    public static string Of(HttpContext context)
    {
        var id = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        var digits = string.Concat(id.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return digits.Length < 8 ? digits : $"{digits[..4]}-{digits[4..8]}";
    }
}
