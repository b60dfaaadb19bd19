namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;

/// <summary>表示条件: a typed tree over earlier answers. A leaf about a question that is not on the path, or not answered, is false.</summary>
public abstract record Condition
{
    /// <summary>The questions that the condition reads.</summary>
    public abstract IEnumerable<string> Keys { get; }

    public abstract bool Holds(VisibleAnswers answers);

    /// <summary>As a Japanese clause, for the editor and for reviewers: 「配偶者の有無」が「あり」のとき.</summary>
    /// <param name="label">Gives the label of a question, and of an option of it.</param>
    public abstract string Describe(Func<string, string?, string> label);
}

public sealed record AllOf(IReadOnlyList<Condition> Conditions) : Condition
{
    public override IEnumerable<string> Keys => Conditions.SelectMany(c => c.Keys);

    public override bool Holds(VisibleAnswers answers) => Conditions.All(c => c.Holds(answers));

    public override string Describe(Func<string, string?, string> label) =>
        string.Join("、かつ", Conditions.Select(c => c is AnyOf { Conditions.Count: > 1 } ? $"（{c.Describe(label)}）" : c.Describe(label)));
}

public sealed record AnyOf(IReadOnlyList<Condition> Conditions) : Condition
{
    public override IEnumerable<string> Keys => Conditions.SelectMany(c => c.Keys);

    public override bool Holds(VisibleAnswers answers) => Conditions.Any(c => c.Holds(answers));

    public override string Describe(Func<string, string?, string> label) =>
        string.Join("、または", Conditions.Select(c => c is AllOf { Conditions.Count: > 1 } ? $"（{c.Describe(label)}）" : c.Describe(label)));
}

public sealed record Not(Condition Condition) : Condition
{
    public override IEnumerable<string> Keys => Condition.Keys;

    public override bool Holds(VisibleAnswers answers) => !Condition.Holds(answers);

    public override string Describe(Func<string, string?, string> label) => Condition is AllOf { Conditions.Count: > 1 } or AnyOf { Conditions.Count: > 1 }
        ? $"（{Condition.Describe(label)}）以外"
        : Condition.Describe(label) + "以外";
}

/// <summary>The answer is one of the values. Inside a repeat the own row counts, from outside any row.</summary>
public sealed record IsOneOf(string Key, IReadOnlyList<string> Values) : Condition
{
    public override IEnumerable<string> Keys => [Key];

    public override bool Holds(VisibleAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var answer in answers.Of(Key))
        {
            if (Values.Contains(answer.Value))
            {
                return true;
            }
        }

        return false;
    }

    public override string Describe(Func<string, string?, string> label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return $"「{label(Key, null)}」が{string.Join("か", Values.Select(v => $"「{label(Key, v)}」"))}のとき";
    }
}

/// <summary>One of the values is among the ticks of a checkboxes question.</summary>
public sealed record Includes(string Key, IReadOnlyList<string> Values) : Condition
{
    public override IEnumerable<string> Keys => [Key];

    public override bool Holds(VisibleAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var answer in answers.Of(Key))
        {
            if (answer.Value.Split(',').Any(Values.Contains))
            {
                return true;
            }
        }

        return false;
    }

    public override string Describe(Func<string, string?, string> label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return $"「{label(Key, null)}」で{string.Join("か", Values.Select(v => $"「{label(Key, v)}」"))}を選んだとき";
    }
}

/// <summary>The question has a non-empty answer.</summary>
public sealed record IsAnswered(string Key) : Condition
{
    public override IEnumerable<string> Keys => [Key];

    public override bool Holds(VisibleAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return answers.Of(Key).Any(a => !a.IsEmpty);
    }

    public override string Describe(Func<string, string?, string> label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return $"「{label(Key, null)}」に入力があるとき";
    }
}
