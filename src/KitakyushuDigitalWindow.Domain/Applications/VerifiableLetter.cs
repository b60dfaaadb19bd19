namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>照合できる文書: what the public page says of an issued letter. It names nobody and points to no case, so that the page cannot tell more than it should.</summary>
public sealed class VerifiableLetter
{
    public const int HashLength = 64;
    public const int IssuerMaxLength = 100;

    private VerifiableLetter() { } // EF Core

    /// <param name="contentHash">SHA-256 of what was approved; its first digits stand at the foot of the letter.</param>
    /// <param name="fileHash">SHA-256 of the PDF.</param>
    public VerifiableLetter(
        DocumentCode code, string documentNumber, DateOnly datedOn, string title, string issuer, string contentHash, string fileHash, DateTime issuedAtUtc)
    {
        ArgumentNullException.ThrowIfNull(code);
        (Id, Code, DocumentNumber, DatedOn, Title) = (Guid.CreateVersion7(), code.Value, documentNumber, datedOn, title);
        (Issuer, ContentHash, FileHash, IssuedAtUtc) = (issuer, contentHash, fileHash, issuedAtUtc);
    }

    public Guid Id { get; private set; }

    /// <summary>照合番号; see <see cref="DocumentCode"/>.</summary>
    public string Code { get; private set; } = "";

    public string DocumentNumber { get; private set; } = "";

    /// <summary>The date that the letter bears.</summary>
    public DateOnly DatedOn { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>発行者, as the letter has it.</summary>
    public string Issuer { get; private set; } = "";

    public string ContentHash { get; private set; } = "";

    public string FileHash { get; private set; } = "";

    public DateTime IssuedAtUtc { get; private set; }
}
