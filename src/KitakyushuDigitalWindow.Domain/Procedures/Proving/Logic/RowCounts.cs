using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>How many rows of a group are worth trying.</summary>
internal static class RowCounts
{
    private const int Enough = 2; // one row that fits and one that does not

    /// <param name="areCompared">Somebody outside the rows looks at them.</param>
    public static IReadOnlyList<int> Of(RepeatQuestion repeat, bool areCompared)
    {
        if (!areCompared)
        {
            return [Math.Max(1, repeat.MinItems)];
        }

        var counts = Enumerable.Range(0, Enough + 1).Append(repeat.MinItems);
        return [.. counts.Where(c => c >= repeat.MinItems && c <= repeat.MaxItems).Distinct().Order()];
    }
}
