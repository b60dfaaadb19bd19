using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>The lists that forms take their options from (<c>optionsFrom</c>).</summary>
public interface IMasterLists
{
    /// <summary>As they are now.</summary>
    MasterLists Current { get; }
}
