using KitakyushuDigitalWindow.Domain.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Procedures;

/// <summary>One published version, parsed.</summary>
public sealed record PublishedProcedure(Guid VersionId, int Number, DateTime PublishedAtUtc, ProcedureDefinition Definition);

/// <summary>Published versions, parsed once and kept: they never change.</summary>
public interface IPublishedProcedures
{
    /// <summary>The current version of every procedure, in the order of the 五十音 of their names.</summary>
    IReadOnlyList<PublishedProcedure> Current { get; }

    /// <summary>The current version; null when there is no such procedure.</summary>
    PublishedProcedure? Find(string procedureId);

    /// <summary>Nothing can be filed on this version any more; its drafts must be moved to the current one first.</summary>
    bool IsWithdrawn(Guid versionId);

    /// <summary>The version that an application is bound to, current or not.</summary>
    /// <exception cref="InvalidOperationException">No such version: the database lost a row that applications point to.</exception>
    Task<PublishedProcedure> OfVersionAsync(Guid versionId, CancellationToken cancellationToken);
}
