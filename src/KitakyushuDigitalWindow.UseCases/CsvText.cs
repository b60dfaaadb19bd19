namespace KitakyushuDigitalWindow.UseCases;

/// <summary>Cells of a CSV that a spreadsheet opens (RFC 4180).</summary>
public static class CsvText
{
    /// <summary>Also in full width: Japanese spreadsheets run those as well.</summary>
    private const string StartsOfFormulas = "=+-@＝＋－＠\t\r\n";

    /// <summary>What a spreadsheet might run as a formula gets an apostrophe in front.</summary>
    public static string Cell(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var safe = text.Length > 0 && StartsOfFormulas.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
