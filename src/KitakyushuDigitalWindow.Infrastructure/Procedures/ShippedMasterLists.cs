using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.Infrastructure.Procedures;

/// <summary>The master lists that ship with the program (<c>Procedures/master-lists.json</c>).</summary>
public sealed class ShippedMasterLists : IMasterLists
{
    public static MasterLists Lists { get; } = Read();

    public MasterLists Current => Lists;

    private static MasterLists Read()
    {
        using var reader = new StreamReader(typeof(ShippedMasterLists).Assembly.GetManifestResourceStream("master-lists.json")
            ?? throw new InvalidDataException("master-lists.json is not embedded."));
        return MasterLists.Read(reader.ReadToEnd());
    }
}
