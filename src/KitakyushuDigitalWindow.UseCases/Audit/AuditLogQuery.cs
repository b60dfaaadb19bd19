using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Audit;

/// <param name="Subject">Receipt number or key.</param>
/// <param name="From">First day in Japan.</param>
/// <param name="To">Last day in Japan.</param>
/// <param name="Before">Sequence of the last row of the page before; the next page begins behind it.</param>
public sealed record AuditCriteria(string? Subject = null, string? ActorId = null, string? What = null, DateOnly? From = null, DateOnly? To = null, long? Before = null)
{
    /// <summary>As it stands in the trail: a receipt number may be typed in any width and case.</summary>
    public string? SubjectText => ReceiptNumber.TryParse(Subject, out var number) ? number.Value
        : Subject?.Trim() is { Length: > 0 and <= AuditEntry.SubjectMaxLength } text ? text : null;
}

/// <param name="Actor">Staff by name, citizens by the end of their key: the trail shows no citizen's name.</param>
/// <param name="BlockNumber">Null while it waits for the seal.</param>
public sealed record AuditLine(
    long Sequence, DateTime AtUtc, string What, string Subject, string ActorId, string Actor, string Role, string Office, long? BlockNumber);

/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, long? Next);

/// <summary>Where the seal stands.</summary>
public sealed record AuditSeal(long Blocks, DateTime? LastAtUtc, int Waiting);

/// <summary>Reads the trail without a trace; pages that show it begin with <see cref="OpenAuditHandler"/>.</summary>
public sealed class AuditLogQuery(IDigitalWindowDb db)
{
    public const int PageSize = 50;

    private const int ActorKeyShown = 8;

    /// <summary>The newest first.</summary>
    public async Task<AuditPage> ReadAsync(AuditCriteria criteria, int size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        var found = await Narrow(db.Audit.AsNoTracking(), criteria).Take(size + 1).ToListAsync(cancellationToken);
        var page = found.Take(size).ToList();
        var names = await ActorNames.ReadAsync(db, page.Select(e => e.ActorId), cancellationToken);
        return new AuditPage(
            [.. page.Select(e => new AuditLine(
                e.Sequence, e.AtUtc, e.What, e.Subject, e.ActorId,
                e.ActorId.StartsWith("citizen:", StringComparison.Ordinal) ? "市民 " + e.ActorId[^ActorKeyShown..] : names.Of(e.ActorId),
                AuditWords.OfRole(e.ActorRole), AuditWords.OfOffice(e.ActorOffice), e.BlockNumber))],
            found.Count > size ? page[^1].Sequence : null);
    }

    public async Task<AuditSeal> SealAsync(CancellationToken cancellationToken)
    {
        var last = await db.AuditBlocks.AsNoTracking().OrderByDescending(b => b.Number).Select(b => new { b.Number, b.SealedAtUtc }).FirstOrDefaultAsync(cancellationToken);
        return new AuditSeal(last?.Number ?? 0, last?.SealedAtUtc, await db.Audit.CountAsync(e => e.BlockNumber == null, cancellationToken));
    }

    /// <summary>Staff of this name, with or without its space.</summary>
    public async Task<IReadOnlyList<Guid>> StaffNamedAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = Plain(name);
        return await db.Staff.AsNoTracking().Where(s => s.Name.Replace("　", "").Replace(" ", "") == plain).Select(s => s.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Name of a staff member or the end of a citizen's key, for the filter that is set.</summary>
    public async Task<string> NameOfAsync(string actorId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actorId);
        return actorId.StartsWith("citizen:", StringComparison.Ordinal)
            ? "市民 " + actorId[^Math.Min(actorId.Length, ActorKeyShown)..]
            : (await ActorNames.ReadAsync(db, [actorId], cancellationToken)).Of(actorId);
    }

    /// <summary>Each filter is the head of an index whose tail is the order; a period is a range of sequences.</summary>
    public static IQueryable<AuditEntry> Narrow(IQueryable<AuditEntry> entries, AuditCriteria criteria)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        if (criteria.SubjectText is { } subject)
        {
            entries = entries.Where(e => e.Subject == subject);
        }

        if (criteria.ActorId is { } actor)
        {
            entries = entries.Where(e => e.ActorId == actor);
        }

        if (criteria.What is { } what)
        {
            entries = entries.Where(e => e.What == what);
        }

        if (criteria.From is { } first)
        {
            var from = AuditEntry.FirstSequenceAt(JapanTime.StartOfDayUtc(first));
            entries = entries.Where(e => e.Sequence >= from);
        }

        if (criteria.To is { } last && last < DateOnly.MaxValue)
        {
            var to = AuditEntry.FirstSequenceAt(JapanTime.StartOfDayUtc(last.AddDays(1)));
            entries = entries.Where(e => e.Sequence < to);
        }

        if (criteria.Before is { } before)
        {
            entries = entries.Where(e => e.Sequence < before);
        }

        return entries.OrderByDescending(e => e.Sequence);
    }

    private static string Plain(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
}

/// <summary>操作記録の閲覧と出力: who reads the trail stands in it too.</summary>
public sealed class OpenAuditHandler(AuditLogQuery query, IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock)
{
    public const int MaxExported = 50_000;

    /// <summary>Subject of the row when no one case was asked for.</summary>
    private const string Whole = "audit";

    public async Task<AuditPage> HandleAsync(AuditCriteria criteria, CancellationToken cancellationToken)
    {
        await RecordAsync(AuditWords.ViewAudit, criteria, cancellationToken);
        return await query.ReadAsync(criteria, AuditLogQuery.PageSize, cancellationToken);
    }

    /// <summary>The whole search as CSV, the newest first.</summary>
    public async Task<byte[]> ExportAsync(AuditCriteria criteria, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        await RecordAsync(AuditWords.ExportAudit, criteria, cancellationToken);
        return AuditCsv.Write(await query.ReadAsync(criteria with { Before = null }, MaxExported, cancellationToken));
    }

    private async Task RecordAsync(string what, AuditCriteria criteria, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        db.Audit.Add(new AuditEntry(what, criteria.SubjectText ?? Whole, clock.ActBy(staff)));
        await db.SaveChangesAsync(cancellationToken);
    }
}
