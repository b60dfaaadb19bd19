using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Identity.Delegations;

public sealed record DelegableProcedure(string Id, string Name);

/// <summary>A category of which everything, or single procedures, can be entrusted.</summary>
public sealed record DelegableCategory(string Category, string Label, IReadOnlyList<DelegableProcedure> Procedures);

/// <summary>What can be entrusted at all: procedures that can be filed here and that the law does not keep to the person.</summary>
public sealed class DelegationChoicesQuery(IPublishedProcedures procedures)
{
    public IReadOnlyList<DelegableCategory> Read() =>
    [
        .. procedures.Current
            .Where(p => p.Definition.CanBeFiled && p.Definition.Agents.AllowsDelegation())
            .GroupBy(p => p.Definition.Category)
            .OrderBy(g => CatalogueWords.Categories.ToList().IndexOf(g.Key) is var place and >= 0 ? place : int.MaxValue)
            .Select(g => new DelegableCategory(
                g.Key, CatalogueWords.CategoryLabel(g.Key), [.. g.Select(p => new DelegableProcedure(p.Definition.Id, p.Definition.ShortName))])),
    ];

    /// <summary>The procedures that the chosen categories do not include anyway.</summary>
    public IReadOnlyList<string> Beyond(IReadOnlyCollection<string> categories, IEnumerable<string> procedureIds)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(procedureIds);
        return [.. procedureIds.Where(id => procedures.Find(id) is { } found && !categories.Contains(found.Definition.Category))];
    }

    /// <summary>In words, for both sides: whole categories first.</summary>
    public IReadOnlyList<string> Describe(IEnumerable<string> categories, IEnumerable<string> procedureIds)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(procedureIds);
        return
        [
            .. categories.Select(c => $"「{CatalogueWords.CategoryLabel(c)}」の手続きすべて"),
            .. procedureIds.Select(procedures.Find).OfType<PublishedProcedure>().Select(p => p.Definition.ShortName),
        ];
    }
}
