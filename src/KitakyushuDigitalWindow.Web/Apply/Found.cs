using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Web.Apply;

/// <summary>What a look-up found: the page comes back with it, and with everything that was typed.</summary>
/// <param name="Input">Name of the input whose words or number were looked up.</param>
/// <param name="Options">To choose from; a single one is filled in at once.</param>
/// <param name="Count">How many there are in all, when there are too many to show.</param>
public sealed record Found(string Input, IReadOnlyList<Option> Options, int Count)
{
    public static Found Nothing { get; } = new("", [], 0);
}
