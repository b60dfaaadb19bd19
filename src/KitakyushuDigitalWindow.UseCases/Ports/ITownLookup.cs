using KitakyushuDigitalWindow.Domain;

namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>Postal code to town, for the seven wards (data: docs/data-sources.md).</summary>
public interface ITownLookup
{
    /// <summary>Prefecture, city, ward and town as one text each (福岡県北九州市小倉北区城内); empty when the code is not in the city.</summary>
    IReadOnlyList<string> TownsAt(PostalCode code);
}
