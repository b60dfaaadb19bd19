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
