using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <summary>Names in lists, for staff who are not in charge: 北九　花○. The case itself shows the whole name, and its opening is recorded.</summary>
public static class MaskedName
{
    private static readonly char[] _spaces = [' ', '　'];

    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split(_spaces, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2
            ? string.Concat(parts.Select(Masked))
            : parts[0] + "　" + string.Join('　', parts.Skip(1).Select(Masked));
    }

    private static string Masked(string part)
    {
        var count = TextElements.Count(part);
        return count == 1 ? "○" : TextElements.Cut(part, 1) + new string('○', count - 1);
    }
}
