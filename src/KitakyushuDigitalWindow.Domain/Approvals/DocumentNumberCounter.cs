namespace KitakyushuDigitalWindow.Domain.Approvals;

/// <summary>文書番号の台帳: the last number given by a section in a fiscal year. Taken in the transaction of the decision, so no gap and no double.</summary>
public sealed class DocumentNumberCounter
{
    private DocumentNumberCounter() { } // EF Core

    public DocumentNumberCounter(Ward ward, string sectionCode, FiscalYear year) =>
        (Id, Ward, SectionCode, FiscalYear) = (Guid.CreateVersion7(), ward, sectionCode, year.Year);

    public Guid Id { get; private set; }

    public Ward Ward { get; private set; }

    public string SectionCode { get; private set; } = "";

    public int FiscalYear { get; private set; }

    public int Last { get; private set; }

    public int Version { get; private set; }

    /// <summary>The next number, with the marks of ward and section, so that no two sections give the same one (公文書規程: to be confirmed).</summary>
    public string Take()
    {
        Last++;
        Version++;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"北九{(Ward == Ward.CityHall ? "" : Ward.Label()[..^1])}{Sections.MarkOf(SectionCode)}第{Last}号");
    }
}
