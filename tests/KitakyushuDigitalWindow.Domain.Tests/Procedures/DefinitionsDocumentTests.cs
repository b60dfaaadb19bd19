using System.Text.Json;
using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures;

/// <summary>docs/definitions.md says what the program reads, no less and no more, and its examples load.</summary>
public partial class DefinitionsDocumentTests
{
    private static readonly string _root = Root();
    private static readonly string _document = File.ReadAllText(Path.Combine(_root, "docs/definitions.md"));
    private static readonly string _reader = File.ReadAllText(Path.Combine(_root, "src/KitakyushuDigitalWindow.Domain/Procedures/Forms/FormDefinitionJson.cs"));
    private static readonly string _proving = "src/KitakyushuDigitalWindow.Domain/Procedures/Proving";

    [Fact]
    public void SchemaVersion_Documented_IsTheReaders() =>
        Assert.Contains($"`schemaVersion` is {ProcedureDefinitionJson.SchemaVersion}:", _document, StringComparison.Ordinal);

    [Fact]
    public void QuestionTypes_TableAndExamples_AreTheReaders()
    {
        var read = Names(Between(_reader, "q.Text(\"type\") switch", "throw new FormatException"), TypeInReader());

        Assert.True(read.Count > 20, "The reader's types were not found in its source.");
        Assert.Equal(read, Names(Between(_document, "| type | for |", "```"), TypeInTable()));
        Assert.Equal(read, Examples("question").Select(e => e.GetProperty("type").GetString()!).ToHashSet());
    }

    [Fact]
    public void Conditions_TableAndExamples_AreTheReaders()
    {
        var read = SignatureInReader().Matches(Between(_reader, "private static Condition ReadCondition", "var names"))
            .Select(m => Signature(Quoted().Matches(m.Value).Select(q => q.Groups["name"].Value))).ToHashSet();
        var table = Between(_document, "| condition | holds when |", "\n\n");

        Assert.True(read.Count > 10, "The reader's conditions were not found in its source.");
        Assert.Equal(read, Examples("condition").Select(e => Signature(e.EnumerateObject().Select(p => p.Name))).ToHashSet());
        Assert.Equal(read.SelectMany(s => s.Split(',')).ToHashSet(), Ticked().Matches(Cells(table, 0)).Select(m => m.Groups["name"].Value).ToHashSet());
    }

    [Fact]
    public void ComparisonsDatesAndRules_Documented_AreTheReaders()
    {
        Assert.Equal(Names(Between(_reader, "\"compare\") switch", "var sign"), TypeInReader()), Names(Between(_document, "`compare` is one of", "A day is"), Ticked()).Except(["compare"]).ToHashSet());
        Assert.Equal(Names(Between(_reader, "rule.Text(\"kind\") switch", "var kind"), TypeInReader()), Examples("rule").Select(e => e.GetProperty("kind").GetString()!).ToHashSet());
        Assert.Subset(Ticked().Matches(_document).Select(m => m.Groups["name"].Value).ToHashSet(), Names(Between(_reader, "_dateRules = new()", "};"), Quoted()));
    }

    [Fact]
    public void Examples_AllOfThem_Load()
    {
        foreach (var question in Examples("question"))
        {
            Assert.NotNull(Form($$"""{ "id": "p", "section": "s", "title": "t", "questions": [ {{question}} ] }""").Find(question.GetProperty("key").GetString()!));
        }

        foreach (var condition in Examples("condition"))
        {
            using var parent = JsonDocument.Parse($$"""{ "when": {{condition}} }""");
            Assert.NotNull(FormDefinitionJson.ReadCondition(parent.RootElement, "when"));
        }

        Assert.NotEmpty(Form(Examples("page").Single().ToString()).Pages[0].Exit!.Text);
        var rules = string.Join(',', Examples("rule"));
        Assert.Equal(2, Form($$"""{ "id": "p", "section": "s", "title": "t", "questions": [ {{Examples("question")[0]}} ], "rules": [ {{rules}} ] }""").Pages[0].Rules.Count);
        Assert.True(Examples("fee").Single().GetProperty("lines").GetArrayLength() > 1);
    }

    /// <summary>Whatever stands in a file is explained.</summary>
    [Fact]
    public void Fields_OfAllFiles_AreDocumented()
    {
        var documented = Ticked().Matches(_document).Select(m => m.Groups["name"].Value).Concat(Quoted().Matches(_document).Select(m => m.Groups["name"].Value)).ToHashSet();
        foreach (var file in Directory.GetFiles(Path.Combine(_root, "src/KitakyushuDigitalWindow.Infrastructure/Procedures/Definitions"), "*.json"))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            var unknown = Properties(json.RootElement, "").Except(documented).ToList();
            Assert.True(unknown.Count == 0, $"{Path.GetFileName(file)}: docs/definitions.md does not explain {string.Join(", ", unknown)}.");
        }
    }

    /// <summary>Each code of the prover stands in the document, and a seeded fault proves that it is found.</summary>
    [Fact]
    public void Codes_OfTheProver_AreDocumentedAndSeeded()
    {
        var documented = Ticked().Matches(Cells(Between(_document, "| code | weight |", "\n\n"), 0)).Select(m => m.Groups["name"].Value).ToHashSet();
        var seeded = Code().Matches(File.ReadAllText(Path.Combine(_root, "tests/KitakyushuDigitalWindow.Domain.Tests/Procedures/Proving/SeededFaultTests.cs")))
            .Select(m => m.Groups["code"].Value).ToHashSet();
        var raised = Directory.GetFiles(Path.Combine(_root, _proving), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups["code"].Value)).Where(c => !c.StartsWith("household.", StringComparison.Ordinal) && !c.StartsWith("card.", StringComparison.Ordinal) && !c.StartsWith("profile.", StringComparison.Ordinal) && !c.StartsWith("health.", StringComparison.Ordinal) && !c.StartsWith("head.", StringComparison.Ordinal)).ToHashSet();

        Assert.True(documented.Count > 60);
        Assert.Empty(documented.Except(seeded));
        Assert.Empty(raised.Except(documented));
    }

    private static FormDefinition Form(string page)
    {
        using var pages = JsonDocument.Parse($"[ {page} ]");
        return FormDefinitionJson.Read(pages.RootElement);
    }

    /// <summary>The lines of the block that is marked with this word.</summary>
    private static List<JsonElement> Examples(string mark) =>
        [.. Between(_document, $"```json {mark}\n", "```").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())];

    /// <summary>Names of all objects in the file but the facts of <c>confirmed</c>, which are the DX office's own.</summary>
    private static IEnumerable<string> Properties(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object when name == "confirmed" => [],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Properties(p.Value, p.Name).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Properties(e, name)),
        _ => [],
    };

    private static string Signature(IEnumerable<string> names) => string.Join(',', names.Order(StringComparer.Ordinal));

    private static HashSet<string> Names(string text, Regex pattern) => [.. pattern.Matches(text).SelectMany(m => m.Groups["name"].Captures.Select(c => c.Value))];

    private static string Cells(string table, int column) => string.Join('\n', table.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split(" | ")[column]));

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{from}' was not found.");
        start += from.Length;
        var end = text.IndexOf(to, start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KitakyushuDigitalWindow.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        }

        return folder.FullName;
    }

    /// <summary>What stands before an arrow: <c>"number" or "money" =></c>.</summary>
    [GeneratedRegex("^\\s*(\"(?<name>[^\"]+)\"( or )?)+ =>", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeInReader();

    [GeneratedRegex("\\[(\"\\w+\"(, )?)+\\] =>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SignatureInReader();

    /// <summary>The first cell of a row.</summary>
    [GeneratedRegex("^\\| (`(?<name>[a-z-]+)`(, )?)+ \\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypeInTable();

    [GeneratedRegex("`(?<name>[^`\\s]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ticked();

    [GeneratedRegex("\"(?<name>\\w+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("\"(?<code>[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
