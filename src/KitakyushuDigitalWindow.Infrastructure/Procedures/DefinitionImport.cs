using System.Security.Cryptography;
using System.Text;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Proving;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Infrastructure.Procedures;

/// <summary>At start: a definition file that differs from the current version becomes the next version. Drafts stay on theirs.</summary>
public static class DefinitionImport
{
    private const string Prefix = "definitions/";

    /// <summary>The definition files that ship with the program: id and text.</summary>
    public static IEnumerable<(string Id, string Json)> Shipped()
    {
        var assembly = typeof(DefinitionImport).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[Prefix.Length..^".json".Length], reader.ReadToEnd());
        }
    }

    /// <summary>A definition with the options of the master lists that ship.</summary>
    /// <exception cref="FormatException">The text is not a definition.</exception>
    public static ProcedureDefinition Read(string json) => ProcedureDefinitionJson.Read(json, ShippedMasterLists.Lists);

    public static async Task RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();
            try
            {
                await ImportAsync(db, Shipped(), scope.ServiceProvider.GetRequiredService<TimeProvider>().NowUtc(), cancellationToken);
                break;
            }
            catch (DbUpdateException e) when (attempt < 3 && db.IsUniqueViolation(e))
            {
                // another instance starts at the same moment and was first: look again
            }
        }

        await services.GetRequiredService<PublishedProcedures>().ReloadAsync(cancellationToken);
    }

    /// <summary>How many new versions were published.</summary>
    /// <exception cref="FormatException">A file is not a definition, or has faults; nothing is imported then.</exception>
    public static async Task<int> ImportAsync(
        DigitalWindowDbContext db, IEnumerable<(string Id, string Json)> files, DateTime nowUtc, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(files);
        var current = await db.ProcedureVersions.Where(v => v.IsCurrent).Select(v => new { v.ProcedureId, v.ContentHash, v.Number })
            .ToDictionaryAsync(v => v.ProcedureId, cancellationToken);
        var changed = new List<ProcedureDefinition>();
        foreach (var (id, json) in files)
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
            var before = current.GetValueOrDefault(id);
            if (before?.ContentHash == hash)
            {
                continue;
            }

            changed.Add(Read(json));
            if (changed[^1].Id != id)
            {
                throw new FormatException($"The file '{id}' holds another procedure.");
            }

            if (changed[^1].MustDraftsMove)
            {
                (await db.ProcedureVersions.Where(v => v.ProcedureId == id).ToListAsync(cancellationToken)).ForEach(v => v.WithdrawFromFiling());
            }

            if (before is not null)
            {
                (await db.ProcedureVersions.SingleAsync(v => v.ProcedureId == id && v.Number == before.Number, cancellationToken)).Supersede();
            }

            db.ProcedureVersions.Add(ProcedureVersion.Publish(id, (before?.Number ?? 0) + 1, json, hash, nowUtc));
        }

        RefuseFaults(changed, JapanTime.DayOf(nowUtc));
        await db.SaveChangesAsync(cancellationToken);
        return changed.Count;
    }

    /// <summary>A version with errors is not published: the start stops and says what to put right.</summary>
    private static void RefuseFaults(List<ProcedureDefinition> changed, DateOnly today)
    {
        if (changed.Count == 0)
        {
            return;
        }

        var ids = changed.Select(d => d.Id).ToHashSet();
        List<ProcedureDefinition> all = [.. changed, .. Shipped().Where(f => !ids.Contains(f.Id)).Select(f => Read(f.Json))];
        var errors = changed.SelectMany(d => DefinitionProver.Prove(d, today, all).Where(f => f.Severity == Severity.Error)
            .Select(f => $"{d.Id}: {f.Place} [{f.Code}] {f.Message}")).ToList();
        if (errors.Count > 0)
        {
            throw new FormatException("Definitions with errors are not published:\n" + string.Join('\n', errors));
        }
    }
}
