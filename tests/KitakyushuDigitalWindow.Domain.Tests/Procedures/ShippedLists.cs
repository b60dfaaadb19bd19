using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures;

/// <summary>The master lists that ship, which the definitions take options from.</summary>
internal static class ShippedLists
{
    public static MasterLists All { get; } = MasterLists.Read(File.ReadAllText(Path.Combine(Root(), "src/KitakyushuDigitalWindow.Infrastructure/Procedures/master-lists.json")));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KitakyushuDigitalWindow.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The solution is not above the tests.");
        }

        return folder.FullName;
    }
}
