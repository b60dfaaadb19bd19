namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>添付書類: one uploaded file. The content lies in the blob store, under its hash.</summary>
public sealed class ApplicationAttachment : IStoredContent
{
    public const int FileNameMaxLength = 255;
    public const int HashLength = 64;

    private ApplicationAttachment() { } // EF Core

    internal ApplicationAttachment(string questionKey, string fileName, string contentType, long length, string contentHash, Act act) =>
        (Id, QuestionKey, FileName, ContentType, Length, ContentHash, AddedAtUtc) =
        (Guid.CreateVersion7(), questionKey, fileName, contentType, length, contentHash, act.AtUtc);

    public Guid Id { get; private set; }

    public string QuestionKey { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }

    /// <summary>SHA-256, hexadecimal.</summary>
    public string ContentHash { get; private set; } = "";

    public DateTime AddedAtUtc { get; private set; }
}
