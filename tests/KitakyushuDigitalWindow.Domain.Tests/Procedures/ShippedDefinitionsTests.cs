using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Proving;
using KitakyushuDigitalWindow.Domain.Tests.Procedures.Forms;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures;

/// <summary>The definition files that ship: read, complete and proved.</summary>
public class ShippedDefinitionsTests
{
    private const int Count = 64;

    private static readonly Dictionary<string, ProcedureDefinition> _definitions = Files()
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f)!, f => ProcedureDefinitionJson.Read(File.ReadAllText(f), ShippedLists.All));

    internal static Dictionary<string, ProcedureDefinition> All => _definitions;

    public static TheoryData<string> Ids() => [.. _definitions.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void All_AreThereUnderTheirOwnNameAndNoNameTwice()
    {
        Assert.Equal(Count, _definitions.Count);
        Assert.All(_definitions, d => Assert.Equal(d.Key, d.Value.Id));
        Assert.Equal(Count, _definitions.Values.Select(d => d.Name).Distinct().Count());
        Assert.All(_definitions.Values, d => Assert.Contains(d.Section.Code, Sections.Codes));
    }

    /// <summary>docs/acceptance.md: a wrong refusal is worse than a late acceptance, so closing is the exception and each one is named here.</summary>
    [Fact]
    public void Acceptance_AllButTheNamedOnes_IsAlways()
    {
        var named = new Dictionary<string, Acceptance>
        {
            ["child-allowance-current-status"] = new YearlyAcceptance(new(6, 1), new(6, 30), new(3, 31)),
            ["child-rearing-allowance-status-presend"] = new YearlyAcceptance(new(8, 1), new(8, 31), new(5, 31)),
            ["nursery-application"] = new AcceptanceByOffice(true),
            ["disaster-victim-certificate"] = new AcceptanceByOffice(true),
            ["public-housing-application"] = new AcceptanceByOffice(true),
            ["after-school-club"] = new AcceptanceByOffice(true),
            ["absentee-ballot-request"] = new AcceptanceByOffice(true),
            ["staff-recruitment-application"] = new AcceptanceByOffice(false),
        };

        Assert.All(_definitions, d => Assert.Equal(named.GetValueOrDefault(d.Key, Acceptance.Always), d.Value.Acceptance));
        Assert.All(named.Keys, id => Assert.Contains(id, _definitions.Keys));
    }

    /// <summary>References, types, reach of every page and question, purposes, words: nothing that would keep the file from being published.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Prove_EveryFile_FindsNoErrorAndTriesEveryWay(string id)
    {
        var found = DefinitionProver.Prove(_definitions[id], Asking.Today, [.. _definitions.Values]);

        Assert.True(found.All(f => f.Severity != Severity.Error && f.Code != "reach.cut"), string.Join('\n', found));
    }

    private static string[] Files()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KitakyushuDigitalWindow.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        }

        return Directory.GetFiles(Path.Combine(folder.FullName, "src/KitakyushuDigitalWindow.Infrastructure/Procedures/Definitions"), "*.json");
    }
}
