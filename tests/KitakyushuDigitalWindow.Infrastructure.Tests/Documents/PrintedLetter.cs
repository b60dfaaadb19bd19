using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Documents;

/// <summary>A PDF read back: text and positions in millimetres from the top left corner of the sheet.</summary>
public sealed class PrintedLetter(byte[] pdf)
{
    private const double PointsPerMillimetre = 72 / 25.4;

    private readonly PdfDocument _document = PdfDocument.Open(pdf);

    public int SheetCount => _document.NumberOfPages;

    public string? Title => _document.Information.Title;

    public string Text => string.Concat(Enumerable.Range(1, SheetCount).Select(TextOf));

    public DictionaryToken Catalog => _document.Structure.Catalog.CatalogDictionary;

    public (double Width, double Height) SheetSize(int sheet) =>
        (_document.GetPage(sheet).Width / PointsPerMillimetre, _document.GetPage(sheet).Height / PointsPerMillimetre);

    /// <summary>All characters of a sheet without white space.</summary>
    public string TextOf(int sheet) => string.Concat(Glyphs(sheet).Select(l => l.Value));

    /// <summary>Edges of the topmost place where the text stands on the sheet; spaces do not count.</summary>
    public Place Find(string text, int sheet = 1)
    {
        var wanted = text.Replace("　", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        var all = TextOf(sheet);
        var places = new List<Place>();
        for (var start = all.IndexOf(wanted, StringComparison.Ordinal); start >= 0;
            start = all.IndexOf(wanted, start + 1, StringComparison.Ordinal))
        {
            places.Add(PlaceOf(sheet, start, wanted.Length));
        }

        Assert.True(places.Count > 0, $"「{text}」 is not on sheet {sheet}.");
        return places.MinBy(p => p.Top)!;
    }

    private Place PlaceOf(int sheet, int start, int length)
    {
        var found = new List<Letter>();
        var position = 0;
        foreach (var glyph in Glyphs(sheet))
        {
            if (position >= start && position < start + length)
            {
                found.Add(glyph);
            }

            position += glyph.Value.Length;
        }

        // The em box of a Japanese font reaches 0.88 em above and 0.12 em below the baseline.
        var height = _document.GetPage(sheet).Height;
        return new Place(
            found.Min(l => l.StartBaseLine.X) / PointsPerMillimetre,
            (height - found.Max(l => l.StartBaseLine.Y + (l.PointSize * 0.88))) / PointsPerMillimetre,
            found.Max(l => l.EndBaseLine.X) / PointsPerMillimetre,
            (height - found.Min(l => l.StartBaseLine.Y - (l.PointSize * 0.12))) / PointsPerMillimetre);
    }

    private List<Letter> Glyphs(int sheet) =>
        [.. _document.GetPage(sheet).Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value))];
}

/// <summary>Millimetres from the top left corner.</summary>
public sealed record Place(double Left, double Top, double Right, double Bottom);
