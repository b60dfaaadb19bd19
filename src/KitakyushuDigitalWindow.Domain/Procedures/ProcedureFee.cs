using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;

namespace KitakyushuDigitalWindow.Domain.Procedures;

/// <summary>手数料: what a procedure costs, and by which answers.</summary>
/// <param name="Amount">Whole yen for one unit, as shown before the form; 0 = free.</param>
/// <param name="Per">通, 枚, 件 …; null when there is no unit.</param>
/// <param name="Note">As the citizen reads it.</param>
public sealed record ProcedureFee(Yen Amount, string? Per, string? Note)
{
    /// <summary>Price lines by answer; empty when the fee does not depend on answers, or is known only after review.</summary>
    public IReadOnlyList<FeeLine> Lines { get; init; } = [];

    /// <summary>減免: at most one is granted, the first whose condition holds.</summary>
    public IReadOnlyList<FeeReduction> Reductions { get; init; } = [];

    public FeeStatement For(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        if (Lines.Count == 0)
        {
            return Amount.Amount == 0 ? new FeeStatement([], new Yen(0), true)
                : Per is null ? new FeeStatement([new FeeStatementLine("手数料", Amount, 1, Amount)], Amount, true)
                : new FeeStatement([], new Yen(0), false);
        }

        var lines = new List<FeeStatementLine>();
        foreach (var line in Lines.Where(l => l.When is null || journey.Holds(l.When)))
        {
            var count = line.Times is null ? 1 : CountOf(line.Times, journey);
            if (count > 0)
            {
                lines.Add(new FeeStatementLine(line.Label, line.Amount, count, new Yen(line.Amount.Amount * count)));
            }
        }

        var sum = lines.Sum(l => l.Sum.Amount);
        if (Reductions.FirstOrDefault(r => journey.Holds(r.When)) is { } reduction)
        {
            var off = -(sum * reduction.Percent / 100);
            lines.Add(new FeeStatementLine(reduction.Label, new Yen(off), 1, new Yen(off)));
            sum += off;
        }

        return new FeeStatement(lines, new Yen(sum), true);
    }

    /// <summary>The number answered, or the number of rows of a repeating group; a count that was not given costs nothing yet.</summary>
    private static long CountOf(string key, Journey journey)
    {
        var rows = journey.CountRows(key);
        return rows > 0 ? rows : journey.AnswersTo(key)
            .Sum(a => long.TryParse(a.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0);
    }
}

/// <summary>One line of the price list.</summary>
/// <param name="Label">写しの手数料, 送料 …</param>
/// <param name="Amount">Whole yen for one.</param>
/// <param name="Times">Key of a number question, or of a repeating group (its rows), that the amount is taken times; null = once.</param>
/// <param name="When">Charged only while this holds; null = always.</param>
public sealed record FeeLine(string Label, Yen Amount, string? Times, Condition? When);

/// <summary>減免の一つ.</summary>
/// <param name="Percent">1 to 100 of the sum of the lines; 100 = 免除. A fraction of a yen is not reduced.</param>
public sealed record FeeReduction(string Label, int Percent, Condition When);

/// <summary>手数料の内訳 for one application.</summary>
/// <param name="IsKnown">False while only the office can say it (after review, or by size and number); then there are no lines.</param>
public sealed record FeeStatement(IReadOnlyList<FeeStatementLine> Lines, Yen Total, bool IsKnown);

public sealed record FeeStatementLine(string Label, Yen Unit, long Count, Yen Sum);
