using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace KitakyushuDigitalWindow.UseCases.Exports.Tables;

/// <summary>The parts of an Excel workbook around its sheets (ECMA-376, Open Packaging Conventions).</summary>
internal static class Workbook
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>0: as it must be; 1: text, also when it is edited; 2: bold, for the headers.</summary>
    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="游ゴシック"/></font><font><b/><sz val="11"/><name val="游ゴシック"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>
        """;

    public static string SheetPath(int index) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{index + 1}.xml");

    public static void AddParts(ZipArchive zip, IReadOnlyList<string> sheets, DateTimeOffset at)
    {
        Add("[Content_Types].xml", $"<Types xmlns=\"{Package}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Kind}styles+xml\"/>"
            + string.Concat(sheets.Select((_, i) => $"<Override PartName=\"/{SheetPath(i)}\" ContentType=\"{Kind}worksheet+xml\"/>")) + "</Types>");
        Add("_rels/.rels", $"<Relationships xmlns=\"{Package}relationships\"><Relationship Id=\"rId1\" Type=\"{Document}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Add("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Document}\"><sheets>"
            + string.Concat(sheets.Select((name, i) => Invariant($"<sheet name=\"{SecurityElement.Escape(name)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"))) + "</sheets></workbook>");
        Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}relationships\">"
            + string.Concat(sheets.Select((_, i) => Invariant($"<Relationship Id=\"rId{i + 1}\" Type=\"{Document}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>")))
            + Invariant($"<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{Document}/styles\" Target=\"styles.xml\"/></Relationships>"));
        Add("xl/styles.xml", Styles);

        void Add(string name, string xml)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
            entry.LastWriteTime = at;
            using var target = entry.Open();
            target.Write(Encoding.UTF8.GetBytes(Head + xml));
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
