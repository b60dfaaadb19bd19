using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.Infrastructure.Translations;

/// <summary>The translation files that ship with the program, read once. Their form is described in docs/languages.md.</summary>
public sealed class ShippedTranslations : ITranslations
{
    private const string Prefix = "translations/";

    private readonly FrozenDictionary<(string Language, string Book), Translation> _books;

    /// <exception cref="FormatException">A file is no translation, or translates a text twice.</exception>
    public ShippedTranslations()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var books = new Dictionary<(string Language, string Book), Translation>();
        foreach (var (language, book, bytes) in Files())
        {
            hash.AppendData(bytes);
            books.Add((language, book), Read($"{language}/{book}", bytes));
        }

        (_books, Stamp) = (books.ToFrozenDictionary(), Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8)));
    }

    public string Stamp { get; }

    /// <summary>What there is, for tests and lists.</summary>
    public IEnumerable<(string Language, string Book)> Books => _books.Keys;

    public Translation? Find(string language, string book) => _books.GetValueOrDefault((language, book));

    private static IEnumerable<(string Language, string Book, byte[] Bytes)> Files()
    {
        var assembly = typeof(ShippedTranslations).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var content = new MemoryStream();
            using var file = assembly.GetManifestResourceStream(name)!;
            file.CopyTo(content);
            var parts = name[Prefix.Length..^".json".Length].Split('/', '\\');
            yield return (parts[0], parts[1], content.ToArray());
        }
    }

    private static Translation Read(string name, byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        var texts = new Dictionary<string, string>();
        foreach (var text in json.RootElement.GetProperty("texts").EnumerateObject())
        {
            if (!texts.TryAdd(text.Name, text.Value.GetString()!))
            {
                throw new FormatException($"{name} translates 「{text.Name}」 twice.");
            }
        }

        var on = DateOnly.ParseExact(json.RootElement.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new Translation(on, texts.ToFrozenDictionary());
    }
}
