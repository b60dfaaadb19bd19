using System.Reflection;
using System.Xml.Linq;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NetArchTest.Rules;

namespace KitakyushuDigitalWindow.Web.Tests;

/// <summary>House rules 1 to 3 (docs/architecture.md): who may name whom.</summary>
public class HouseRulesOfLayers
{
    private const string House = "KitakyushuDigitalWindow";
    private const string DomainLayer = House + ".Domain";
    private const string StartUp = House + ".Web.Hosting";

    private static readonly Assembly _domain = typeof(Outcome).Assembly;
    private static readonly Assembly _useCases = typeof(UseCasesRegistration).Assembly;
    private static readonly Assembly _infrastructure = typeof(DigitalWindowDbContext).Assembly;
    private static readonly Assembly _web = typeof(Program).Assembly;

    /// <summary>Folders of the kernel beside the root: every area may name them, they name no area.</summary>
    private static readonly string[] _kernel = ["Text", "Calendar"];

    /// <summary>Links between areas that the architecture allows; all others are ids.</summary>
    private static readonly Dictionary<string, string[]> _allowed = new()
    {
        ["Applications"] = ["Procedures"],
        ["Surveys"] = ["Procedures.Forms"],
    };

    [Fact]
    public void Domain_HasNoPackageAndNoProject() => SourceTree.AssertNone(References("Domain"));

    [Theory]
    [InlineData("UseCases", "Domain")]
    [InlineData("Infrastructure", "UseCases")]
    [InlineData("Web", "UseCases", "Infrastructure", "Sandbox")]
    [InlineData("Sandbox")]
    public void Projects_NameOnlyTheLayersBelow(string project, params string[] allowed) =>
        SourceTree.AssertNone(References(project).Where(r => r.StartsWith(House, StringComparison.Ordinal)).Except(allowed.Select(a => $"{House}.{a}")));

    [Fact]
    public void Assemblies_ReferToNoLayerAbove()
    {
        SourceTree.AssertNone(HouseReferences(_domain));
        Assert.Equal([DomainLayer], HouseReferences(_useCases));
        SourceTree.AssertNone(HouseReferences(_infrastructure).Except([DomainLayer, House + ".UseCases"]));
    }

    [Fact]
    public void Domain_KnowsNoTaskNoInputAndOutputAndNoClock() => AssertNone(Types.InAssembly(_domain).That().ResideInNamespace(DomainLayer)
        .ShouldNot().HaveDependencyOnAny(
            "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.IO.File", "System.IO.Directory", "System.IO.Stream", "System.IO.FileStream",
            "System.Net", "System.Diagnostics.Stopwatch", "System.Threading.Timer", "Microsoft"));

    [Fact]
    public void UseCases_KnowNoDatabaseProduct() =>
        SourceTree.AssertNone(_useCases.GetReferencedAssemblies().Select(a => a.Name!).Where(n =>
            n.Contains("Sqlite", StringComparison.Ordinal) || n.Contains("SqlClient", StringComparison.Ordinal)
            || n is "Microsoft.EntityFrameworkCore.Relational" or "Microsoft.EntityFrameworkCore.SqlServer" || n.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)));

    [Fact]
    public void Web_NamesTheInfrastructureOnlyInStartUpCode() => AssertNone(Types.InAssembly(_web).That()
        .DoNotResideInNamespace(StartUp).And().DoNotHaveName(nameof(Program))
        .ShouldNot().HaveDependencyOn(House + ".Infrastructure"));

    /// <summary>The stand-ins for the outside are started and guarded, and known by nobody else.</summary>
    [Fact]
    public void Web_NamesTheSandboxOnlyInStartUpCode() => AssertNone(Types.InAssembly(_web).That()
        .DoNotResideInNamespace(StartUp).And().DoNotHaveName(nameof(Program)).And().DoNotHaveName("SandboxGuard")
        .ShouldNot().HaveDependencyOn(House + ".Sandbox"));

    [Fact]
    public void PageModels_HoldNoDatabaseAndDoNotLog() => AssertNone(Types.InAssembly(_web).That().Inherit(typeof(PageModel))
        .ShouldNot().HaveDependencyOnAny("Microsoft.EntityFrameworkCore", "Microsoft.Extensions.Logging", "Serilog"));

    [Fact]
    public void Areas_NameOnlyTheKernelAndWhatTheArchitectureAllows()
    {
        var areas = Areas();
        Assert.Contains("Applications", areas);
        foreach (var area in areas.Except(_kernel))
        {
            var allowed = _allowed.GetValueOrDefault(area, []);
            var forbidden = areas.Except(_kernel).Where(a => a != area && !allowed.Contains(a)).Select(a => $"{DomainLayer}.{a}").ToArray();
            AssertNone(Types.InAssembly(_domain).That().ResideInNamespaceStartingWith($"{DomainLayer}.{area}").ShouldNot().HaveDependencyOnAny(forbidden));
        }
    }

    [Fact]
    public void Kernel_NamesNoArea()
    {
        var areas = Areas().Except(_kernel).Select(a => $"{DomainLayer}.{a}").ToArray();
        var kernel = _domain.GetTypes().Where(t => t.Namespace == DomainLayer || _kernel.Any(k => t.Namespace == $"{DomainLayer}.{k}"));
        var names = Types.InAssembly(_domain).That().HaveDependencyOnAny(areas).GetTypes().Select(t => t.FullName);

        SourceTree.AssertNone(kernel.Select(t => t.FullName).Intersect(names));
    }

    private static List<string> Areas() =>
    [
        .. _domain.GetTypes().Select(t => t.Namespace).OfType<string>().Where(n => n.StartsWith(DomainLayer + ".", StringComparison.Ordinal))
            .Select(n => n[(DomainLayer.Length + 1)..].Split('.')[0]).Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> References(string project)
    {
        var file = XDocument.Load(Path.Combine(SourceTree.Root, $"src/{House}.{project}/{House}.{project}.csproj"));
        return file.Descendants().Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference" or "Reference")
            .Select(e => e.Attribute("Include")!.Value)
            .Select(v => v.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(v.Replace('\\', '/')) : v);
    }

    private static IEnumerable<string> HouseReferences(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith(House, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static void AssertNone(ConditionList rule) => SourceTree.AssertNone(rule.GetResult().FailingTypeNames ?? []);
}
