using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>How many rows of a group are worth trying.</summary>
internal static class RowCounts
{
    private const int Enough = 2; // one row that fits and one that does not

    /// <param name="isRead">Somebody outside the rows looks at them.</param>
    /// <param name="leaves">All conditions, without what joins them.</param>
    public static IReadOnlyList<int> Of(RepeatQuestion repeat, bool isRead, IEnumerable<Condition> leaves)
    {
        var limits = leaves.OfType<CompareRows>().Where(c => c.Group == repeat.Key).SelectMany(c => new[] { c.Value - 1, c.Value, c.Value + 1 }).ToList();
        return !isRead && limits.Count == 0
            ? [Math.Max(1, repeat.MinItems)]
            : [.. Enumerable.Range(0, Enough + 1).Append(repeat.MinItems).Concat(limits).Where(c => c >= repeat.MinItems && c <= repeat.MaxItems).Distinct().Order()];
    }
}
