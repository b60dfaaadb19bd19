using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KitakyushuDigitalWindow.Domain.Audit;

/// <summary>操作記録・閲覧記録: who did what to which subject, when. Written in the transaction of the change; holds no content of the case.</summary>
public sealed class AuditEntry
{
    public const int ActMaxLength = 60;
    public const int SubjectMaxLength = 60;
    public const int HashLength = 64;

    private AuditEntry() { } // EF Core

    /// <param name="what">Stable code of the act (<c>application.submit</c>).</param>
    /// <param name="subject">Receipt number or key; never a name.</param>
    public AuditEntry(string what, string subject, Act act)
    {
        (Id, What, Subject, ActorId, AtUtc) = (Guid.CreateVersion7(), what, subject, act.ActorId, act.AtUtc);
        ContentHash = ComputeHash();
    }

    public Guid Id { get; private set; }

    public string What { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string ActorId { get; private set; } = "";

    public DateTime AtUtc { get; private set; }

    /// <summary>SHA-256 over the other columns; blocks are sealed over these.</summary>
    public string ContentHash { get; private set; } = "";

    public bool IsIntact => ContentHash == ComputeHash();

    private string ComputeHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', Id.ToString("N"), What, Subject, ActorId, AtUtc.Ticks.ToString(CultureInfo.InvariantCulture)))));
}
