using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KitakyushuDigitalWindow.Domain.Audit;

/// <summary>封: some audit rows in a fixed order, chained to the block before (docs/adr/0009). Never changed once written.</summary>
public sealed class AuditBlock
{
    /// <summary>What the first block names as the hash before it.</summary>
    public static readonly string NoHash = new('0', AuditEntry.HashLength);

    private AuditBlock() { } // EF Core

    private AuditBlock(AuditBlock? previous, IReadOnlyList<AuditEntry> entries, DateTime atUtc)
    {
        (Number, PreviousHash) = ((previous?.Number ?? 0) + 1, previous?.Hash ?? NoHash);
        (FirstEntryId, LastEntryId, Count) = (entries[0].Id, entries[^1].Id, entries.Count);
        (MerkleRoot, SealedAtUtc) = (MerkleTree.RootOf([.. entries.Select(e => e.ContentHash)]), atUtc);
        Hash = ComputeHash();
    }

    /// <summary>1, 2, 3, …: the key, so that of two sealers one fails.</summary>
    public long Number { get; private set; }

    public Guid FirstEntryId { get; private set; }

    public Guid LastEntryId { get; private set; }

    public int Count { get; private set; }

    /// <summary>Over the content hashes of the rows, in their order.</summary>
    public string MerkleRoot { get; private set; } = "";

    public string PreviousHash { get; private set; } = "";

    public DateTime SealedAtUtc { get; private set; }

    /// <summary>SHA-256 over the other columns. Whoever has noted the last one outside can prove that nothing before it was touched.</summary>
    public string Hash { get; private set; } = "";

    public bool IsIntact => Hash == ComputeHash();

    /// <summary>The next block; every row gets its number and place from here, not from its writer.</summary>
    public static AuditBlock Seal(AuditBlock? previous, IReadOnlyList<AuditEntry> entries, DateTime atUtc)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count, nameof(entries));
        var block = new AuditBlock(previous, entries, atUtc);
        for (var i = 0; i < entries.Count; i++)
        {
            entries[i].SealIn(block.Number, i);
        }

        return block;
    }

    private string ComputeHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', Number.ToString(CultureInfo.InvariantCulture), FirstEntryId.ToString("N"), LastEntryId.ToString("N"),
        Count.ToString(CultureInfo.InvariantCulture), MerkleRoot, PreviousHash, SealedAtUtc.Ticks.ToString(CultureInfo.InvariantCulture)))));
}
