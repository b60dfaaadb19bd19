using KitakyushuDigitalWindow.Domain.Procedures.Guide;

namespace KitakyushuDigitalWindow.Infrastructure.Procedures;

/// <summary>The guide that ships with the program.</summary>
public static class ShippedGuide
{
    /// <exception cref="FormatException">The files are not a guide: the program does not start.</exception>
    public static GuideBook Read() => GuideBook.Read(Text("guide/guide.json"), Text("guide/events.json"));

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(ShippedGuide).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
