using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Packages;

/// <summary>How far one procedure of a package is, in the citizen's words.</summary>
public enum PackageItemState
{
    NotStarted = 10,  // 未完了
    Started = 20,     // 作成中
    Filed = 30,       // 申請済み
    AtCounter = 40,   // 窓口で行う
    Closed = 50,      // いまはオンラインで受け付けていない
}

/// <param name="Definition">As published now; null when the procedure is not there any more.</param>
/// <param name="Name">Of the procedure.</param>
/// <param name="ApplicationId">The draft, or what was filed.</param>
/// <param name="OpenElsewhere">Receipt number of a like application that is being looked at and is not of this package.</param>
public sealed record PackageItemRow(
    string ProcedureId, string Name, ProcedureDefinition? Definition, PackageItemState State, Guid? ApplicationId, string? ReceiptNumber,
    DateOnly? DueOn, bool IsLate, string? OpenElsewhere);

/// <summary>The progress view of a package.</summary>
public sealed record PackageRow(Guid Id, string Title, DateOnly? EventOn, IReadOnlyList<PackageItemRow> Items)
{
    public IEnumerable<PackageItemRow> Online => Items.Where(i => i.State != PackageItemState.AtCounter);

    public IEnumerable<PackageItemRow> AtCounter => Items.Where(i => i.State == PackageItemState.AtCounter);

    public int FiledCount => Items.Count(i => i.State == PackageItemState.Filed);

    public int OnlineCount => Online.Count();

    /// <summary>What to do next: a draft before what has not been begun.</summary>
    public PackageItemRow? Next => Items.Where(i => i.State is PackageItemState.Started or PackageItemState.NotStarted)
        .OrderByDescending(i => i.State).FirstOrDefault();
}

public sealed class PackageQuery(IDigitalWindowDb db, ICurrentCitizen citizen, IPublishedProcedures procedures, TimeProvider clock)
{
    /// <summary>Null when there is no such package, or it is another person's.</summary>
    public async Task<PackageRow?> ReadAsync(Guid packageId, CancellationToken cancellationToken)
    {
        var package = await db.Packages.OwnedBy(citizen).AsNoTracking()
            .Where(p => p.Id == packageId)
            .Select(p => new
            {
                p.Id,
                p.Title,
                p.EventOn,
                Items = p.Items.OrderBy(i => i.Order).Select(i => new { i.ProcedureId, i.DueOn, i.IsAtCounter, i.ApplicationId }).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (package is null)
        {
            return null;
        }

        var ids = package.Items.ConvertAll(i => i.ProcedureId);
        var mine = await db.ApplicationsOwnedBy(citizen, clock).AsNoTracking()
            .Where(a => a.ForWhomKind == ForWhomKind.Self && ids.Contains(a.ProcedureId) && a.Status != ApplicationStatus.Withdrawn)
            .Select(a => new { a.Id, a.ProcedureId, a.ProcedureName, a.Status, a.IsOpen, a.ReceiptNumber })
            .ToListAsync(cancellationToken);
        var today = clock.TodayInJapan();
        return new PackageRow(package.Id, package.Title, package.EventOn,
        [
            .. package.Items.Select(i =>
            {
                var application = mine.Find(a => a.Id == i.ApplicationId);
                var definition = procedures.Find(i.ProcedureId)?.Definition;
                var state = i.IsAtCounter ? PackageItemState.AtCounter
                    : application is { Status: ApplicationStatus.Draft } ? PackageItemState.Started
                    : application is not null ? PackageItemState.Filed
                    : definition?.CanBeFiled == true ? PackageItemState.NotStarted
                    : PackageItemState.Closed;
                return new PackageItemRow(
                    i.ProcedureId, definition?.ShortName ?? application?.ProcedureName ?? i.ProcedureId, definition, state, application?.Id, application?.ReceiptNumber, i.DueOn,
                    i.DueOn < today && state is not PackageItemState.Filed,
                    mine.Find(a => a.ProcedureId == i.ProcedureId && a.Id != i.ApplicationId && a.IsOpen)?.ReceiptNumber);
            }),
        ]);
    }

    /// <summary>The newest package that an application was started in; null when it stands alone.</summary>
    public async Task<PackageRow?> OfApplicationAsync(Guid applicationId, CancellationToken cancellationToken)
    {
        var id = await db.Packages.OwnedBy(citizen).AsNoTracking()
            .Where(p => p.Items.Any(i => i.ApplicationId == applicationId))
            .OrderByDescending(p => p.Sequence)
            .Select(p => (Guid?)p.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return id is { } found ? await ReadAsync(found, cancellationToken) : null;
    }
}

/// <summary>A package in the list of a citizen's applications.</summary>
public sealed record MyPackagesRow(Guid Id, string Title, DateTime MadeAtUtc, int FiledCount, int OnlineCount);

public sealed class MyPackagesQuery(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    /// <summary>More than anybody has under way at once.</summary>
    public const int MaxRows = 10;

    /// <summary>The newest packages.</summary>
    public async Task<IReadOnlyList<MyPackagesRow>> ReadAsync(CancellationToken cancellationToken)
    {
        var filed = db.ApplicationsOwnedBy(citizen, clock).Where(a => a.Status != ApplicationStatus.Draft && a.Status != ApplicationStatus.Withdrawn);
        return await db.Packages.OwnedBy(citizen).AsNoTracking()
            .OrderByDescending(p => p.Sequence)
            .Take(MaxRows)
            .Select(p => new MyPackagesRow(
                p.Id, p.Title, p.MadeAtUtc,
                p.Items.Count(i => filed.Any(a => a.Id == i.ApplicationId)),
                p.Items.Count(i => !i.IsAtCounter)))
            .ToListAsync(cancellationToken);
    }
}
