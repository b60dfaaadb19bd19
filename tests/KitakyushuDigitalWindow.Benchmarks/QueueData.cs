using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Benchmarks;

/// <summary>
/// An office with many applications: seven wards, two sections each, a fifth of them open. One is made by the acts of the domain, the others
/// are copied from it inside SQLite, because a million saves would take longer than what is measured.
/// </summary>
internal sealed class QueueData : IDisposable
{
    private const string Section = "hofuku-kodomo";

    private readonly AppFactory _app = new();

    public QueueData() => _app.Clock.Now = DateTimeOffset.UtcNow;

    public string Folder => _app.Folder;

    /// <summary>A clerk's session.</summary>
    public string Cookie => _app.CookieOfStaff($"clerk1-{Ward.KokuraKita.Id()}-{Section}");

    public Task<int> PrepareAsync(int count) => _app.WithDbAsync(async db =>
    {
        var citizen = await db.Citizens.FirstAsync();
        var clerk = await db.Staff.FirstAsync(s => s.Ward == Ward.KokuraKita && s.SectionCode == Section);
        var act = new Act(citizen.ActorId, _app.Clock.Now.UtcDateTime.AddDays(-60));
        var first = Application.Start(citizen.Id, "child-allowance-certification", Guid.CreateVersion7(), "児童手当の認定請求", act);
        first.Submit(
            new Submission(ReceiptNumber.Create(Random.Shared.Next), AnswerSet.Empty, citizen.Name, Ward.KokuraKita, Section, JapanTime.DayOf(act.AtUtc).AddDays(60)), act);
        db.Applications.Add(first);
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=OFF");
        return await CopyAsync(db, count, clerk.ActorId);
    });

    public void Dispose() => _app.Dispose();

    private static async Task<int> CopyAsync(DigitalWindowDbContext db, int count, string clerk)
    {
        var others = new Dictionary<string, string>
        {
            ["Id"] = "printf('%08X-0000-7000-8000-%012X', n.i, n.i)",
            ["Sequence"] = "a.Sequence + n.i",
            ["ReceiptNumber"] = "printf('B%012d', n.i)",
            ["Ward"] = $"CASE n.i % 7 {string.Concat(Wards.Seven.Select((w, i) => string.Create(CultureInfo.InvariantCulture, $"WHEN {i} THEN '{w}' ")))}END",
            ["SectionCode"] = $"CASE n.i / 7 % 2 WHEN 0 THEN '{Section}' ELSE 'kokuho' END",
            ["IsOpen"] = "n.i / 14 % 5 = 0",
            ["Status"] = "CASE WHEN n.i / 14 % 5 <> 0 THEN 'Completed' WHEN n.i / 70 % 2 = 0 THEN 'Received' ELSE 'UnderReview' END",
            ["AssigneeId"] = $"CASE WHEN n.i / 70 % 2 = 0 THEN NULL ELSE '{clerk}' END",
            ["DueOn"] = "date('now', ((n.i * 7) % 60 - 30) || ' days')",
        };
        var names = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM pragma_table_info('app_applications')").ToListAsync();
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO app_applications ({string.Join(", ", names)})
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
            SELECT {string.Join(", ", names.Select(c => others.GetValueOrDefault(c, "a." + c)))}
            FROM n, (SELECT * FROM app_applications LIMIT 1) a
            """);
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        return await db.Database.ExecuteSqlRawAsync(sql);
    }
}
