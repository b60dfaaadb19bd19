namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>
/// A stored content that an attachment named and names no more. Written in the save that took the attachment away; a job deletes the
/// content when nothing else names it.
/// </summary>
public sealed class ReleasedFile
{
    private ReleasedFile() { } // EF Core

    public ReleasedFile(string contentHash) => (Id, ContentHash) = (Guid.CreateVersion7(), contentHash);

    public Guid Id { get; private set; }

    public string ContentHash { get; private set; } = "";
}
