using System.Globalization;
using System.Text;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Typing;

/// <summary>書かない率: what a citizen still has to write, procedure by procedure, for somebody who comes for the first time and for somebody who has been here before.</summary>
public sealed class TypingTests : IDisposable
{
    private const string Table = "docs/typing.md";
    private const int Seed = 3;

    private static readonly DateOnly _today = new(2026, 11, 25);
    private static readonly Act _act = new("citizen:typing", new DateTime(2026, 11, 1, 1, 0, 0, DateTimeKind.Utc));

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public void Priority27_OnTheShortestPath_AskForLittleWriting()
    {
        var rows = Measured().Where(r => r.Definition.IsPriority27).ToList();

        Assert.Equal(27, rows.Count);
        Assert.All(rows, r => Assert.True(r.First.Asked > 0, r.Definition.Id));
        Assert.True(rows.Average(r => r.First.WithoutTypingRate) >= 0.60, "書かない率, first time");
        Assert.True(rows.Average(r => r.Returning.WithoutTypingRate) >= 0.85, "書かない率, returning");
        Assert.True(rows.Average(r => r.First.PrefilledRate) >= 0.15, "pre-filled, first time");
        Assert.True(rows.Average(r => r.Returning.PrefilledRate) >= 0.50, "pre-filled, returning");
        Assert.True(rows.Average(r => r.First.Typed) <= 6, "typed, first time");
        Assert.True(rows.Average(r => r.Returning.Typed) <= 2, "typed, returning");
    }

    /// <summary>The table is for people; it is written anew with <c>KDW_WRITE_DOCS=1 dotnet test … --filter TypingTests</c>.</summary>
    [Fact]
    public void Table_InTheDocs_IsUpToDate()
    {
        var file = Path.Combine(SourceTree.Root, Table);
        var now = Text(Measured());
        if (Environment.GetEnvironmentVariable("KDW_WRITE_DOCS") == "1")
        {
            File.WriteAllText(file, now);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == now,
            $"{Table} is out of date. Write it anew with: KDW_WRITE_DOCS=1 dotnet test tests/KitakyushuDigitalWindow.Web.Tests --filter TypingTests");
    }

    private List<Row> Measured()
    {
        var definitions = _app.Services.GetRequiredService<IPublishedProcedures>().Current.Select(p => p.Definition)
            .Where(d => d.CanBeFiled || d.IsPriority27).OrderByDescending(d => d.IsPriority27).ThenBy(d => d.Id, StringComparer.Ordinal).ToList();
        var earlier = definitions.Select(d => new EarlierApplication(
            d.Id, new DateOnly(2026, 5, 1), ShortestPath.Of(d.Form, new KnownOfCitizen(Person(d), ProfileOf(Person(d)), []), _today).Answers)).ToList();
        return
        [
            .. definitions.Select(d => new Row(
                d,
                ShortestPath.Of(d.Form, new KnownOfCitizen(Person(d), null, []), _today).Effort,
                ShortestPath.Of(d.Form, new KnownOfCitizen(Person(d), ProfileOf(Person(d)), earlier), _today).Effort)),
        ];
    }

    /// <summary>Long-term care is for the old, the rest for a parent.</summary>
    private static Citizen Person(ProcedureDefinition definition) => Citizen.Open(
        new CardFacts(
            "typing", "北九　花子", "福岡県北九州市小倉北区城内1番1号",
            definition.Id.StartsWith("care-", StringComparison.Ordinal) ? new DateOnly(1952, 5, 14) : new DateOnly(1990, 5, 14), "19900514", Sex.Female),
        _act.AtUtc);

    /// <summary>Everything that can be kept, a spouse and one child.</summary>
    private static Profile ProfileOf(Citizen citizen)
    {
        var values = new PlausibleAnswers(Seed);
        var profile = Profile.Open(Consent.Give(citizen.Id, ConsentPurpose.Profile, null, _act));
        foreach (var name in ProfileForm.Names.Where(n => n is not ("household.hasSpouse" or "household.head.name" or "household.relationToHead")))
        {
            profile.Keep(name, values.Make(ProfileForm.Find(name)!, _today).ToKept(), null, _act);
        }

        profile.Keep("kaigo.validFrom", new KeptContent("2025-12-01"), null, _act);
        profile.Keep("kaigo.validTo", new KeptContent("2026-11-30"), null, _act);
        profile.Keep("household.relationToHead", new KeptContent("head"), null, _act);
        profile.Meet(Someone("北九　太郎", "キタキュウ　タロウ", "1988-02-03", "spouse", "male"), null, _act);
        profile.Meet(Someone("北九　一郎", "キタキュウ　イチロウ", "2020-07-01", "child", "male"), null, _act);
        return profile;
    }

    private static Dictionary<string, KeptContent> Someone(string name, string kana, string birth, string relation, string sex) => new()
    {
        [HouseholdParts.Name] = new(name),
        [HouseholdParts.NameKana] = new(kana),
        [HouseholdParts.BirthDate] = new(birth),
        [HouseholdParts.Relation] = new(relation),
        [HouseholdParts.Sex] = new(sex),
        [HouseholdParts.Living] = new("together"),
        [HouseholdParts.SchoolName] = new("見本小学校"),
    };

    private static string Text(IReadOnlyList<Row> rows)
    {
        var text = new StringBuilder();
        text.AppendLine("# 書かない率: what a citizen still has to write").AppendLine();
        text.AppendLine("Written by `TypingTests`; the test fails when a definition changes these figures, and says how to write the table anew.").AppendLine();
        text.AppendLine("- One answer counts as one, an address as much as a name. **Pre-filled**: from the card, from what the citizen let us keep, from an earlier application, or computed. **Tapped**: chosen or ticked. **Typed**: the rest. 書かない率 = (pre-filled + tapped) ÷ asked.");
        text.AppendLine("- Files count neither way: choosing one is an act of its own. What may be left blank is left blank. Declarations on the check page are not counted.");
        text.AppendLine("- The path is the shortest complete one: of the choices that nothing is known about, those that leave the least to type, and of equal ones the least to answer.");
        text.AppendLine("- **First time**: signed in with the card, nothing kept. **Returning**: agreed that input is kept, with spouse and one child, and filed each procedure before. The person is 74 for long-term care and 36 for the rest.").AppendLine();
        AddTable(text, "The 27 priority procedures", [.. rows.Where(r => r.Definition.IsPriority27)]);
        AddTable(text, "The other procedures that can be filed", [.. rows.Where(r => !r.Definition.IsPriority27)]);
        return text.ToString().TrimEnd().ReplaceLineEndings("\n") + "\n";
    }

    private static void AddTable(StringBuilder text, string title, IReadOnlyList<Row> rows)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine();
        text.AppendLine("| Procedure | First time: asked | pre-filled | tapped | typed | 書かない率 | Returning: asked | pre-filled | tapped | typed | 書かない率 |");
        text.AppendLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Definition.ShortName} | {Cells(row.First)} | {Cells(row.Returning)} |");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"| **Average** | {Averages(rows.Select(r => r.First))} | {Averages(rows.Select(r => r.Returning))} |").AppendLine();
    }

    private static string Cells(TypingEffort e) => string.Create(
        CultureInfo.InvariantCulture, $"{e.Asked} | {e.Prefilled} | {e.Tapped} | {e.Typed} | {e.WithoutTypingRate * 100:0}%");

    private static string Averages(IEnumerable<TypingEffort> efforts)
    {
        var all = efforts.ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{all.Average(e => e.Asked):0.0} | {all.Average(e => e.Prefilled):0.0} ({all.Average(e => e.PrefilledRate) * 100:0}%) | {all.Average(e => e.Tapped):0.0} | {all.Average(e => e.Typed):0.0} | {all.Average(e => e.WithoutTypingRate) * 100:0}%");
    }

    private sealed record Row(ProcedureDefinition Definition, TypingEffort First, TypingEffort Returning);
}
