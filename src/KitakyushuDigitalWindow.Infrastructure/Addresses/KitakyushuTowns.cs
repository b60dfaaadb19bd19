using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.Infrastructure.Addresses;

/// <summary>町名 of one postal code.</summary>
/// <param name="PostalCode">Seven digits.</param>
/// <param name="Ward">One of the seven wards.</param>
/// <param name="Name">The town without 丁目; null for the code of a whole ward, used where no town of the list fits.</param>
public sealed record KitakyushuTown(string PostalCode, Ward Ward, string? Name);

/// <summary>The city's postal codes and towns, to offer while an address is typed; free entry always stays possible.
/// Read once from the embedded file; source, date and licence: docs/data-sources.md.</summary>
public sealed class KitakyushuTowns : ITownLookup
{
    private const string Header = "postal_code,ward,town";

    private readonly ILookup<string, KitakyushuTown> _byPostalCode;
    private readonly ILookup<Ward, KitakyushuTown> _byWard;

    /// <exception cref="InvalidDataException">The embedded file is missing or broken.</exception>
    public KitakyushuTowns()
    {
        var towns = ReadAll();
        _byPostalCode = towns.ToLookup(town => town.PostalCode);
        _byWard = towns.Where(town => town.Name is not null).ToLookup(town => town.Ward);
    }

    /// <summary>Empty when the code is not one of the city's areas (large offices have codes of their own, 803-8501, which are not listed).
    /// 802-0000 belongs to two wards.</summary>
    public IReadOnlyList<KitakyushuTown> WithPostalCode(PostalCode code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return [.. _byPostalCode[code.Digits]];
    }

    public IReadOnlyList<string> TownsAt(PostalCode code) =>
        [.. WithPostalCode(code).Select(t => $"福岡県北九州市{t.Ward.Label()}{t.Name}").Distinct()];

    /// <summary>The towns of a ward by postal code; a town with two codes stands twice. Empty for the city hall.</summary>
    public IReadOnlyList<KitakyushuTown> InWard(Ward ward) => [.. _byWard[ward]];

    private static List<KitakyushuTown> ReadAll()
    {
        using var stream = typeof(KitakyushuTowns).Assembly.GetManifestResourceStream("kitakyushu-towns.csv")
            ?? throw new InvalidDataException("kitakyushu-towns.csv is not embedded.");
        using var reader = new StreamReader(stream);
        if (reader.ReadLine() != Header)
        {
            throw new InvalidDataException("kitakyushu-towns.csv has another header.");
        }

        var wards = Wards.Seven.ToDictionary(ward => ward.Label());
        var towns = new List<KitakyushuTown>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            if (fields.Length != 3 || fields[0].Length != PostalCode.Length || !wards.TryGetValue(fields[1], out var ward))
            {
                throw new InvalidDataException($"kitakyushu-towns.csv, line {towns.Count + 2}.");
            }

            towns.Add(new KitakyushuTown(fields[0], ward, fields[2].Length == 0 ? null : fields[2]));
        }

        return towns;
    }
}
