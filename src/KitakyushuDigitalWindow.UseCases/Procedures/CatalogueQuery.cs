using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.UseCases.Procedures;

/// <summary>One procedure in a list.</summary>
public sealed record CatalogueRow(string Id, string Name, string NameEn, string Filer, OnlineLevel Online, string Fee, int Minutes);

/// <summary>A heading of the list and what stands under it.</summary>
/// <param name="Id">Fragment of the heading; life events have their own page under it.</param>
public sealed record CatalogueGroup(string Id, string Title, IReadOnlyList<CatalogueRow> Rows);

/// <param name="WasCut">The words were longer than the search reads.</param>
public sealed record SearchResult(IReadOnlyList<CatalogueRow> Rows, bool WasCut);

/// <summary>手続きの一覧: what is published, by category, by situation, or by words. Asks no database.</summary>
public sealed class CatalogueQuery(IPublishedProcedures procedures, ProcedureSearch search)
{
    public int Count => procedures.Current.Count;

    /// <summary>Each procedure once, under its category.</summary>
    public IReadOnlyList<CatalogueGroup> ByCategory() =>
        [.. procedures.Current.GroupBy(p => p.Definition.Category)
            .OrderBy(g => OrderOf(g.Key))
            .Select((g, i) => new CatalogueGroup($"category-{i + 1}", CatalogueWords.CategoryLabel(g.Key), [.. g.Select(Row)]))];

    /// <summary>Under every situation that it belongs to.</summary>
    public IReadOnlyList<CatalogueGroup> ByLifeEvent() => [.. CatalogueWords.LifeEvents.Select(GroupOf).Where(g => g.Rows.Count > 0)];

    /// <summary>Null when there is no such life event.</summary>
    public CatalogueGroup? OfLifeEvent(string id) => CatalogueWords.LifeEventOf(id) is { } found ? GroupOf(found) : null;

    public SearchResult Search(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new SearchResult(
            [.. search.Find(query).Select(procedures.Find).OfType<PublishedProcedure>().Select(Row)],
            TextElements.Count(query.Trim()) > ProcedureSearch.MaxLength);
    }

    /// <summary>よく使われる手続き, as far as they are published.</summary>
    public IReadOnlyList<(string Id, string Label)> Popular() => [.. CatalogueWords.Popular.Where(p => procedures.Find(p.Id) is not null)];

    private static int OrderOf(string category)
    {
        var order = CatalogueWords.Categories.ToList().IndexOf(category);
        return order < 0 ? int.MaxValue : order;
    }

    private CatalogueGroup GroupOf(LifeEvent life) =>
        new(life.Id, life.Label, [.. procedures.Current.Where(p => p.Definition.LifeEvents.Contains(life.Id)).Select(Row)]);

    private static CatalogueRow Row(PublishedProcedure procedure)
    {
        var d = procedure.Definition;
        return new CatalogueRow(d.Id, d.ShortName, d.NameEn, d.Filer, d.Online, ProcedureText.FeeOf(d.Fee), ProcedureText.MinutesOf(d));
    }
}
