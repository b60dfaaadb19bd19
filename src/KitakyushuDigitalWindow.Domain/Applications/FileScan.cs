namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>検査の状態 of a stored content.</summary>
public enum FileScanState
{
    Pending = 10,     // 検査待ち
    Clean = 20,       // 異常なし
    Infected = 30,    // ウイルスあり
    Unscannable = 40, // 検査できない
}

/// <summary>
/// ウイルスの検査: what is known of an uploaded content, under its hash, so that the same content is scanned once, whoever attached it. Written
/// in the save that adds the attachment; a job claims it, has it scanned, and tries again for as long as the scanner is away.
/// </summary>
public sealed class FileScan
{
    public const int DetailMaxLength = 200;

    private static readonly TimeSpan _longestPause = TimeSpan.FromMinutes(2);

    private FileScan() { } // EF Core

    public FileScan(string contentHash, DateTime atUtc) =>
        (Id, ContentHash, State, CreatedAtUtc, DueAtUtc) = (Guid.CreateVersion7(), contentHash, FileScanState.Pending, atUtc, atUtc);

    public Guid Id { get; private set; }

    /// <summary>SHA-256, hexadecimal.</summary>
    public string ContentHash { get; private set; } = "";

    public FileScanState State { get; private set; }

    /// <summary>Name of what was found, or why it cannot be scanned; null when there is nothing to say.</summary>
    public string? Detail { get; private set; }

    public int Attempts { get; private set; }

    public DateTime CreatedAtUtc { get; private set; }

    /// <summary>Not scanned before this instant; moved on by a claim (lease) and by a failure (back-off).</summary>
    public DateTime DueAtUtc { get; private set; }

    public DateTime? ScannedAtUtc { get; private set; }

    public int Version { get; private set; }

    /// <summary>One more attachment holds this content: a job that is clearing it at this moment must look again.</summary>
    public void NameAgain() => Version++;

    /// <summary>A worker takes it for a while; when it dies, another takes it after the lease.</summary>
    public void Claim(DateTime nowUtc, TimeSpan lease)
    {
        (DueAtUtc, Attempts) = (nowUtc + lease, Attempts + 1);
        Version++;
    }

    /// <summary>The verdict; it stands, also when another worker gives one later.</summary>
    public void Finish(FileScanState verdict, string? detail, DateTime nowUtc)
    {
        if (verdict == FileScanState.Pending)
        {
            throw new ArgumentException("Pending is no verdict.", nameof(verdict));
        }

        if (State == FileScanState.Pending)
        {
            (State, Detail, ScannedAtUtc) = (verdict, detail?.Length > DetailMaxLength ? detail[..DetailMaxLength] : detail, nowUtc);
            Version++;
        }
    }

    /// <summary>In vain: again later, each time twice as late, up to two minutes. Never given up.</summary>
    public void Postpone(DateTime nowUtc)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(Attempts, 10)));
        DueAtUtc = nowUtc + (pause < _longestPause ? pause : _longestPause);
        Version++;
    }
}
