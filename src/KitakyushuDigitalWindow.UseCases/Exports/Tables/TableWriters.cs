using System.Text;
using System.Xml;

namespace KitakyushuDigitalWindow.UseCases.Exports.Tables;

/// <summary>Writes the lines of one table, one after another.</summary>
internal interface ITableWriter : IDisposable
{
    void Write(IReadOnlyList<string> cells);

    /// <summary>After the last line; the stream stays open.</summary>
    void End();
}

/// <summary>CSV as spreadsheets and core systems take it: UTF-8 with a byte order mark, CRLF, RFC 4180.</summary>
internal sealed class CsvTableWriter(Stream stream) : ITableWriter
{
    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    public void Write(IReadOnlyList<string> cells) => _writer.WriteLine(string.Join(',', cells.Select(CsvText.Cell)));

    public void End() => _writer.Dispose();

    public void Dispose() => _writer.Dispose();
}

/// <summary>
/// A sheet of a workbook (ECMA-376, SpreadsheetML). Every cell is text: leading zeros and long numbers stay, and nothing is ever run as a formula.
/// </summary>
internal sealed class SheetWriter : ITableWriter
{
    /// <summary>Longer ones make spreadsheets call the file damaged.</summary>
    public const int CellMaxLength = 32_767;

    public const int MaxRows = 1_048_576;

    private const string CutMark = "…（長いため途中まで。全文はCSVで書き出してください）";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string TextStyle = "1";
    private const string HeaderStyle = "2";

    private readonly XmlWriter _xml;
    private int _rows;

    public SheetWriter(Stream stream, int columns)
    {
        _xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
        _xml.WriteStartDocument(standalone: true);
        _xml.WriteStartElement("worksheet", Main);
        _xml.WriteRaw("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>");
        _xml.WriteRaw($"<cols><col min=\"1\" max=\"{columns}\" width=\"18\" customWidth=\"1\"/></cols>");
        _xml.WriteStartElement("sheetData", Main);
    }

    /// <exception cref="TooManyRowsException">A sheet holds no more.</exception>
    public void Write(IReadOnlyList<string> cells)
    {
        if (++_rows > MaxRows)
        {
            throw new TooManyRowsException();
        }

        _xml.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            _xml.WriteStartElement("c", Main);
            _xml.WriteAttributeString("s", _rows == 1 ? HeaderStyle : TextStyle);
            if (cell.Length > 0)
            {
                _xml.WriteAttributeString("t", "inlineStr");
                _xml.WriteStartElement("is", Main);
                _xml.WriteStartElement("t", Main);
                _xml.WriteAttributeString("xml", "space", null, "preserve");
                _xml.WriteString(WellFormed.Of(Cut(cell)));
                _xml.WriteEndElement();
                _xml.WriteEndElement();
            }

            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    public void End()
    {
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndDocument();
        _xml.Dispose();
    }

    public void Dispose() => _xml.Dispose();

    private static string Cut(string text) => text.Length <= CellMaxLength ? text : text[..(CellMaxLength - CutMark.Length)] + CutMark;
}

/// <summary>The table is longer than its format allows.</summary>
internal sealed class TooManyRowsException : Exception;

internal static class WellFormed
{
    /// <summary>What XML and JSON cannot hold (halves of surrogates, control characters) becomes U+FFFD, which is seen, instead of nothing.</summary>
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                return Repaired(text);
            }
        }

        return text;
    }

    private static string Repaired(string text)
    {
        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // a half of a surrogate is enumerated as U+FFFD
        {
            repaired.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD");
        }

        return repaired.ToString();
    }
}
