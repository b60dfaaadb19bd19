using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.Infrastructure.Documents;

/// <summary>How many sheets a PDF of the printing browser has. It writes its page tree in clear; the root holds the largest count.</summary>
internal static partial class PdfSheets
{
    public static int Count(byte[] pdf)
    {
        var counts = PagesNode().Matches(Encoding.Latin1.GetString(pdf))
            .Select(m => int.Parse(m.Groups["count"].Value, CultureInfo.InvariantCulture)).ToList();
        return counts.Count > 0 ? counts.Max() : throw new DocumentRenderingException("The printed file has no page tree.");
    }

    [GeneratedRegex(
        @"<</Type\s*/Pages\s*/Count\s+(?<count>\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex PagesNode();
}
