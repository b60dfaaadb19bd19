using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KitakyushuDigitalWindow.Domain.Audit;

/// <summary>操作記録・閲覧記録: who did what to which subject, when and in which role. Written in the transaction of the change; holds no content of the case.</summary>
public sealed class AuditEntry
{
    public const int ActMaxLength = 60;
    public const int SubjectMaxLength = 60;
    public const int RoleMaxLength = 100;
    public const int OfficeMaxLength = 60;
    public const int HashLength = 64;

    private const int RandomBits = 20;

    private AuditEntry() { } // EF Core

    /// <param name="what">Stable code of the act (<c>application.submit</c>).</param>
    /// <param name="subject">Receipt number or key; never a name.</param>
    public AuditEntry(string what, string subject, Act act)
    {
        (Id, What, Subject, ActorId, AtUtc) = (Guid.CreateVersion7(), what, subject, act.ActorId, act.AtUtc);
        (ActorRole, ActorOffice) = (act.Role ?? act.ActorId.Split(':')[0], act.Office ?? "");
        Sequence = FirstSequenceAt(act.AtUtc) | (uint)RandomNumberGenerator.GetInt32(1 << RandomBits);
        ContentHash = ComputeHash();
    }

    public Guid Id { get; private set; }

    /// <summary>Order of time, for paging: milliseconds and a random part. Not the order of the seal.</summary>
    public long Sequence { get; private set; }

    public string What { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string ActorId { get; private set; } = "";

    /// <summary>As it was at that time: codes of roles separated by commas, or the kind of actor. Empty in rows from before roles were kept.</summary>
    public string ActorRole { get; private set; } = "";

    /// <summary>Ward and section at that time (<c>kokurakita/shimin</c>); empty for who is not staff.</summary>
    public string ActorOffice { get; private set; } = "";

    public DateTime AtUtc { get; private set; }

    /// <summary>SHA-256 over the columns above; blocks are sealed over these.</summary>
    public string ContentHash { get; private set; } = "";

    /// <summary>Null until the sealer has taken the row.</summary>
    public long? BlockNumber { get; private set; }

    /// <summary>Place in the block, from 0.</summary>
    public int? Position { get; private set; }

    public bool IsIntact => ContentHash == ComputeHash() && (ActorRole.Length == 0 || Sequence >> RandomBits == FirstSequenceAt(AtUtc) >> RandomBits);

    /// <summary>The lowest sequence that a row of this instant can have: a period is a range of sequences.</summary>
    public static long FirstSequenceAt(DateTime atUtc) => (long)(atUtc - DateTime.UnixEpoch).TotalMilliseconds << RandomBits;

    internal void SealIn(long blockNumber, int position) => (BlockNumber, Position) = BlockNumber is null
        ? (blockNumber, position)
        : throw new InvalidOperationException("An audit row is sealed once.");

    private string ComputeHash()
    {
        var parts = new List<string> { Id.ToString("N"), What, Subject, ActorId, AtUtc.Ticks.ToString(CultureInfo.InvariantCulture) };
        if (ActorRole.Length > 0)
        {
            parts.AddRange([ActorRole, ActorOffice]);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
    }
}
