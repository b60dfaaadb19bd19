using KitakyushuDigitalWindow.Domain;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <summary>Who did it, as staff read it: colleagues by name, the applicant and the system by their part.</summary>
public sealed class ActorNames
{
    private const string StaffPrefix = "staff:";

    private readonly Dictionary<Guid, string> _staff;

    private ActorNames(Dictionary<Guid, string> staff) => _staff = staff;

    public string Of(string? actorId) =>
        actorId is null ? "–"
        : actorId == Act.SystemActor ? "自動処理"
        : StaffId(actorId) is not { } id ? "申請者"
        : _staff.GetValueOrDefault(id, "職員（登録なし）");

    internal static async Task<ActorNames> ReadAsync(
        IDigitalWindowDb db, IEnumerable<string?> actorIds, CancellationToken cancellationToken)
    {
        var ids = actorIds.Select(StaffId).OfType<Guid>().Distinct().ToList();
        return new ActorNames(ids.Count == 0 ? [] : await db.Staff.AsNoTracking()
            .Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken));
    }

    internal static Guid? StaffId(string? actorId) =>
        actorId?.StartsWith(StaffPrefix, StringComparison.Ordinal) == true
        && Guid.TryParseExact(actorId.AsSpan(StaffPrefix.Length), "N", out var id) ? id : null;
}
