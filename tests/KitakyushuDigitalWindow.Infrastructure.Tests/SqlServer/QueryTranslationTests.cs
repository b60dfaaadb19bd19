using System.Reflection;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Infrastructure.Calendar;
using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.Infrastructure.Jobs;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

#pragma warning disable EF1001 // see QueryMirror

namespace KitakyushuDigitalWindow.Infrastructure.Tests.SqlServer;

/// <summary>
/// House rule 12: every query has a T-SQL form. Every query and handler of the use cases is found by reflection and called on SQLite, with
/// applications of every status; each query that it runs is translated for SQL Server and parsed.
/// </summary>
public sealed class QueryTranslationTests : IDisposable
{
    private readonly AppFactory _app = new() { Scanner = new FakeScanner() };
    private readonly WebApplicationFactory<Program> _host;
    /// <summary>They add rows and ask for nothing.</summary>
    private static readonly Type[] _onlyAdd = [typeof(OfferDelegationHandler), typeof(RecordSearchHandler), typeof(LookUpRegisterHandler)];

    private readonly Somebody _somebody = new();

    public QueryTranslationTests() => _host = _app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
    {
        services.ConfigureDbContext<SqliteDb>(options => options.ReplaceService<IQueryCompiler, MirroringQueryCompiler>());
        services.RemoveAll<ICurrentCitizen>().AddSingleton<ICurrentCitizen>(_somebody);
        services.RemoveAll<ICurrentStaff>().AddSingleton<ICurrentStaff>(_somebody);
    }));

    public void Dispose()
    {
        _host.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task EveryUseCase_ItsQueriesAreTranslatedForSqlServerAndParse()
    {
        await SeedAsync();
        var types = typeof(UseCasesRegistration).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false, IsPublic: true }
                && (t.Name.EndsWith("Query", StringComparison.Ordinal) || t.Name.EndsWith("Handler", StringComparison.Ordinal)))
            // compiled queries are seen once, so those who own them come before those who use them
            .OrderByDescending(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic).Any(f => f.FieldType.Name.StartsWith("PerModel", StringComparison.Ordinal)))
            .ThenBy(t => t.FullName, StringComparer.Ordinal).ToList();
        var silent = new List<string>();
        foreach (var type in types)
        {
            var mirror = QueryMirror.Current = new QueryMirror();
            foreach (var status in Enum.GetValues<ApplicationStatus>())
            {
                await CallAsync(type, status);
            }

            AssertGood(type.Name, mirror);
            if (mirror.Sql.Count == 0 && !_onlyAdd.Contains(type) && type.GetConstructors().Single().GetParameters().Any(p => p.ParameterType == typeof(IDigitalWindowDb)))
            {
                silent.Add(type.Name);
            }
        }

        Assert.NotEmpty(types);
        Assert.True(silent.Count == 0, $"No query was seen of {string.Join(", ", silent)}: {nameof(PlausibleArguments)} must give arguments that lead to one.");
    }

    [Fact]
    public async Task TheRestOfTheInfrastructure_ItsQueriesAreTranslatedAndParse()
    {
        await SeedAsync();
        var mirror = QueryMirror.Current = new QueryMirror();
        await using var scope = _host.Services.CreateAsyncScope();
        await _host.Services.GetRequiredService<OutboxPump>().RunOnceAsync(CancellationToken.None);
        await DefinitionImport.RunAsync(_host.Services, CancellationToken.None);
        await _host.Services.GetRequiredService<OpenedWindows>().ReloadAsync(CancellationToken.None);
        await _host.Services.GetRequiredService<OpenedWindows>().ReadAsync("staff-recruitment-application", CancellationToken.None);
        await _host.Services.GetRequiredService<OfficeCalendar>().ReloadAsync(CancellationToken.None);
        await _host.Services.GetRequiredService<Forecasts>().ReloadAsync(CancellationToken.None);
        await DemoSeed.RunAsync(_host.Services, [], CancellationToken.None);

        AssertGood("infrastructure", mirror);
        Assert.True(mirror.Sql.Count >= 3);
    }

    /// <summary>The mirror is no use if it takes everything.</summary>
    [Fact]
    public async Task AQueryThatSqlServerCannotDo_IsFound()
    {
        var mirror = QueryMirror.Current = new QueryMirror();
        await using var scope = _host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => db.Applications.Where(a => a.ProcedureName.IsNormalized()).CountAsync());

        Assert.Contains("could not be translated", Assert.Single(mirror.Failures), StringComparison.Ordinal);
    }

    private static void AssertGood(string who, QueryMirror mirror)
    {
        Assert.True(mirror.Failures.Count == 0, $"{who}: not translated for SQL Server:\n{string.Join("\n", mirror.Failures)}");
        Assert.All(mirror.Sql.Distinct(), sql => Assert.True(
            SqlServerScripts.ParseErrors(sql).Count == 0, $"{who}: {string.Join("; ", SqlServerScripts.ParseErrors(sql))}\n{sql}"));
    }

    private async Task CallAsync(Type type, ApplicationStatus status)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();
        var application = await Unseen(() => db.Applications.AsNoTracking().Include(a => a.Attachments).Include(a => a.Decisions).Include(a => a.Letters)
            .Where(a => a.Status == status).OrderBy(a => a.Sequence).FirstOrDefaultAsync());
        if (application is null)
        {
            return; // the calls before this one have moved them all on
        }

        var proposal = await Unseen(() => db.Proposals.AsNoTracking().FirstOrDefaultAsync(p => p.SubjectId == application.Id));
        var package = await Unseen(() => db.Packages.AsNoTracking().FirstOrDefaultAsync(p => p.Items.Any(i => i.ApplicationId == application.Id)));
        _somebody.Be(application.CitizenId, application.Ward, application.SectionCode);
        var citizen = await Unseen(() => db.Citizens.AsNoTracking().SingleAsync(c => c.Id == application.CitizenId));
        var definition = scope.ServiceProvider.GetRequiredService<IPublishedProcedures>().Find(application.ProcedureId)!.Definition;
        var colleague = await Unseen(() => db.Staff.AsNoTracking().Where(s => s.Ward == application.Ward && s.SectionCode == application.SectionCode)
            .Select(s => s.Id).FirstOrDefaultAsync());
        var arguments = new PlausibleArguments(application, proposal, package, definition, citizen, colleague)
        {
            ClosedDay = await Unseen(() => db.CityClosedDays.Select(d => d.Id).FirstAsync()),
        };
        var target = scope.ServiceProvider.GetRequiredService(type);
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.ReturnType.IsAssignableTo(typeof(Task)));
        foreach (var method in methods)
        {
            try
            {
                await (Task)method.Invoke(target, [.. method.GetParameters().Select(arguments.For)])!;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // What the act makes of invented arguments is not asked here; a class whose queries never ran is reported.
            }
        }
    }

    /// <summary>The test's own queries are not looked at.</summary>
    private static async Task<T> Unseen<T>(Func<Task<T>> query)
    {
        var mirror = QueryMirror.Current;
        QueryMirror.Current = null;
        try
        {
            return await query();
        }
        finally
        {
            QueryMirror.Current = mirror;
        }
    }

    private async Task SeedAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();
        var demo = ActivatorUtilities.CreateInstance<DemoApplications>(scope.ServiceProvider);
        await demo.AddAsync(await db.Citizens.ToListAsync(), await db.Staff.ToListAsync(), CancellationToken.None);
        var version = await db.ProcedureVersions.FirstAsync(v => v.ProcedureId == "child-allowance-certification");
        // several, because some acts use a draft up
        db.AddRange((await db.Citizens.ToListAsync()).Select(
            c => Application.Start(c.Id, version.ProcedureId, version.Id, "児童手当", new Act(c.ActorId, _app.Clock.Now.UtcDateTime))));
        db.CityClosedDays.Add(CityClosedDay.Add(new DateOnly(2026, 11, 25), "試し", new Act("staff:x", _app.Clock.Now.UtcDateTime)));
        await db.SaveChangesAsync();
        // every application has a sibling in its package
        var all = await db.Applications.ToListAsync();
        foreach (var application in all)
        {
            var other = all.Find(a => a.CitizenId == application.CitizenId && a.Id != application.Id && a.ProcedureId != application.ProcedureId);
            PackageWish[] wishes = [new(application.ProcedureId, null, false), .. other is null ? [] : new[] { new PackageWish(other.ProcedureId, null, false) }];
            var package = ApplicationPackage.Make(application.CitizenId, Guid.NewGuid(), "試し", null, wishes, new Act("citizen:x", _app.Clock.Now.UtcDateTime)).Value!;
            package.Link(application.ProcedureId, application.Id);
            if (other is not null)
            {
                package.Link(other.ProcedureId, other.Id);
            }

            db.Add(package);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Whoever the case at hand needs: its owner, and a clerk and approver of its section.</summary>
    private sealed class Somebody : ICurrentCitizen, ICurrentStaff
    {
        public Guid Id { get; private set; }

        public bool IsSignedIn => true;

        public string Name => "見本　一子";

        public Ward Ward { get; private set; }

        public string SectionCode { get; private set; } = "";

        public bool IsInRole(string role) => true;

        public void Be(Guid id, Ward ward, string section) => (Id, Ward, SectionCode) = (id, ward, section);
    }
}
