using System.Text.RegularExpressions;

namespace KitakyushuDigitalWindow.Web.Tests;

/// <summary>The sources of the solution, for the house rules that only the text shows.</summary>
internal static class SourceTree
{
    public static readonly string Root = FindRoot();

    private static readonly string[] _notOurs = ["bin", "obj", "Migrations", "node_modules", "lib"];

    public static string Web => Path.Combine(Root, "src/KitakyushuDigitalWindow.Web");

    /// <summary>Files below <c>src</c> or <c>tests</c> with the ending, as path from the root and text.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files(string folder, string ending) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*" + ending, SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !f.Split('/').Intersect(_notOurs).Any())
            .Order(StringComparer.Ordinal)
            .Select(f => (f, File.ReadAllText(Path.Combine(Root, f)))),
    ];

    /// <summary>Where the pattern is found outside comments: <c>path:line text</c>.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<(string Path, string Text)> files, string pattern)
    {
        var regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        return
        [
            .. from file in files
               from line in file.Text.Split('\n').Select((text, i) => (Text: text, Number: i + 1))
               where !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal) && regex.IsMatch(line.Text)
               select $"{file.Path}:{line.Number} {line.Text.Trim()}",
        ];
    }

    /// <summary>Fails with the whole list; the usual assertion cuts each entry short.</summary>
    public static void AssertNone(IEnumerable<string?> found)
    {
        var list = found.Distinct().ToList();
        Assert.True(list.Count == 0, "A house rule is broken:\n  " + string.Join("\n  ", list));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KitakyushuDigitalWindow.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        }

        return folder.FullName;
    }
}
