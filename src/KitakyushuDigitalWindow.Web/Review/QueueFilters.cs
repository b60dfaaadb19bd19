using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.AspNetCore.WebUtilities;

namespace KitakyushuDigitalWindow.Web.Review;

/// <summary>Reads the queue's filters with what they may name: procedures, and the people of the section.</summary>
public sealed class QueueFilters(IPublishedProcedures procedures, UnitStaffQuery unit)
{
    private IReadOnlyList<UnitStaffRow>? _people;

    public async Task<IReadOnlyList<UnitStaffRow>> PeopleAsync(CancellationToken cancellationToken) =>
        _people ??= await unit.ReadAsync(cancellationToken);

    public async Task<QueueFilter> ReadAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var people = await PeopleAsync(cancellationToken);
        return QueueFilter.Read(query, id => procedures.Find(id) is not null, id => people.Any(p => p.Id == id));
    }

    /// <summary>From a text that a form carried, which may be anything.</summary>
    public Task<QueueFilter> ReadAsync(string? text, CancellationToken cancellationToken) =>
        ReadAsync(new QueryCollection(QueryHelpers.ParseQuery(text)), cancellationToken);
}
