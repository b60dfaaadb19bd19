using System.Globalization;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;

/// <summary>At least one row of the repeating group fulfils the condition; false when there are no rows.</summary>
public sealed record AnyRow(string Group, Condition Where) : Condition
{
    public override IEnumerable<string> Keys => Where.Keys.Prepend(Group);

    public override bool Holds(VisibleAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.InRows(Group, Where).Any(holds => holds);
    }

    public override string Describe(Func<string, string?, string> label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return $"「{label(Group, null)}」のどれかが、{Where.Describe(label)}";
    }
}

/// <summary>Every row of the repeating group fulfils the condition; false when there are no rows (nothing was said yet).</summary>
public sealed record AllRows(string Group, Condition Where) : Condition
{
    public override IEnumerable<string> Keys => Where.Keys.Prepend(Group);

    public override bool Holds(VisibleAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.CountRows(Group) > 0 && answers.InRows(Group, Where).All(holds => holds);
    }

    public override string Describe(Func<string, string?, string> label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return $"「{label(Group, null)}」のすべてが、{Where.Describe(label)}";
    }
}

/// <summary>The number of rows of the repeating group compares so with the value.</summary>
public sealed record CompareRows(string Group, Comparison Comparison, int Value) : Condition
{
    public override IEnumerable<string> Keys => [Group];

    public override bool Holds(VisibleAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Comparison.Holds(answers.CountRows(Group).CompareTo(Value));
    }

    public override string Describe(Func<string, string?, string> label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return $"「{label(Group, null)}」が{Comparison.Words(string.Create(CultureInfo.InvariantCulture, $"{Value}件"))}";
    }
}
