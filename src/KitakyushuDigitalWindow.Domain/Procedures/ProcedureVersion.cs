namespace KitakyushuDigitalWindow.Domain.Procedures;

/// <summary>手続の版: published = frozen. Applications point here, never to the procedure.</summary>
public sealed class ProcedureVersion
{
    public const int ProcedureIdMaxLength = 80;
    public const int HashLength = 64;

    private ProcedureVersion() { } // EF Core

    private ProcedureVersion(string procedureId, int number, string definition, string contentHash, DateTime publishedAtUtc) =>
        (Id, ProcedureId, Number, Definition, ContentHash, PublishedAtUtc, IsCurrent) =
        (Guid.CreateVersion7(), procedureId, number, definition, contentHash, publishedAtUtc, true);

    public Guid Id { get; private set; }

    /// <summary>Kebab case, stable, part of URLs.</summary>
    public string ProcedureId { get; private set; } = "";

    public int Number { get; private set; }

    /// <summary>The definition document (docs/definitions.md).</summary>
    public string Definition { get; private set; } = "";

    /// <summary>SHA-256 of the definition.</summary>
    public string ContentHash { get; private set; } = "";

    public DateTime PublishedAtUtc { get; private set; }

    /// <summary>New applications start here; older versions serve the applications bound to them.</summary>
    public bool IsCurrent { get; private set; }

    /// <summary>Nothing can be filed on it any more: drafts must be moved to the current version first.</summary>
    public bool IsWithdrawn { get; private set; }

    public static ProcedureVersion Publish(string procedureId, int number, string definition, string contentHash, DateTime atUtc) =>
        new(procedureId, number, definition, contentHash, atUtc);

    public void Supersede() => IsCurrent = false;

    /// <summary>Applications that were filed on it stay with it.</summary>
    public void WithdrawFromFiling() => IsWithdrawn = true;
}
