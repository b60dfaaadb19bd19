using System.Collections.Concurrent;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Infrastructure.Procedures;

/// <summary>Parsed definitions, kept for the life of the process: a published version never changes.</summary>
public sealed class PublishedProcedures(IServiceScopeFactory scopes, IMasterLists lists) : IPublishedProcedures
{
    private readonly ConcurrentDictionary<Guid, PublishedProcedure> _versions = new();
    private Dictionary<string, PublishedProcedure> _byId = [];
    private HashSet<Guid> _withdrawn = [];

    public IReadOnlyList<PublishedProcedure> Current { get; private set; } = [];

    public PublishedProcedure? Find(string procedureId) => _byId.GetValueOrDefault(procedureId);

    public bool IsWithdrawn(Guid versionId) => _withdrawn.Contains(versionId);

    public async Task<PublishedProcedure> OfVersionAsync(Guid versionId, CancellationToken cancellationToken)
    {
        if (_versions.TryGetValue(versionId, out var known))
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();
        var row = await db.ProcedureVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Id == versionId, cancellationToken)
            ?? throw new InvalidOperationException("An application points to a procedure version that is not there.");
        return _versions.GetOrAdd(versionId, Parse(row));
    }

    /// <summary>Reads the current versions again, after an import or a publication.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();
        var rows = await db.ProcedureVersions.AsNoTracking().Where(v => v.IsCurrent).ToListAsync(cancellationToken);
        var current = rows.Select(row => _versions.GetOrAdd(row.Id, _ => Parse(row))).OrderBy(p => p.Definition.NameKana, StringComparer.Ordinal).ToList();
        _withdrawn = [.. await db.ProcedureVersions.AsNoTracking().Where(v => v.IsWithdrawn).Select(v => v.Id).ToListAsync(cancellationToken)];
        (_byId, Current) = (current.ToDictionary(p => p.Definition.Id), current);
    }

    private PublishedProcedure Parse(ProcedureVersion row) =>
        new(row.Id, row.Number, row.PublishedAtUtc, ProcedureDefinitionJson.Read(row.Definition, lists.Current));
}
