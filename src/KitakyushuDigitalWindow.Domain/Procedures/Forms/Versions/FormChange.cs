using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Versions;

public enum FormChangeKind
{
    Added = 10,    // 増えた質問
    Changed = 20,  // 変わった質問
    Removed = 30,  // なくなった質問
}

/// <summary>What is otherwise about one question of the new form.</summary>
/// <param name="Label">With the groups around it: 「児童：氏名」.</param>
/// <param name="Details">Whole sentences; empty for questions that came or went.</param>
public sealed record FormChange(FormChangeKind Kind, string Section, string Label, IReadOnlyList<string> Details)
{
    /// <summary>Only what a person is asked; a new order alone is no change.</summary>
    internal static IReadOnlyList<FormChange> Between(
        IReadOnlyDictionary<string, PlacedQuestion> before, IReadOnlyDictionary<string, PlacedQuestion> after)
    {
        var changes = new List<FormChange>();
        foreach (var placed in after.Values.Where(p => p.Question.Asks))
        {
            if (Counterpart(placed, before) is not { } old)
            {
                changes.Add(new(FormChangeKind.Added, placed.Section, placed.Label, []));
            }
            else if (DetailsOf(old.Question, placed.Question).ToList() is { Count: > 0 } details)
            {
                changes.Add(new(FormChangeKind.Changed, placed.Section, placed.Label, details));
            }
        }

        changes.AddRange(before.Values.Where(p => p.Question.Asks && Counterpart(p, after) is null)
            .Select(p => new FormChange(FormChangeKind.Removed, p.Section, p.Label, [])));
        return changes;
    }

    /// <summary>The same question in the other form: the same key, asked in the same groups.</summary>
    internal static PlacedQuestion? Counterpart(PlacedQuestion placed, IReadOnlyDictionary<string, PlacedQuestion> other) =>
        other.TryGetValue(placed.Question.Key, out var found) && found.Question.Asks == placed.Question.Asks && found.IsInSameGroups(placed) ? found : null;

    private static IEnumerable<string> DetailsOf(Question before, Question after)
    {
        if (before.Label != after.Label)
        {
            yield return $"質問の言葉が変わりました（前は「{before.Label}」）";
        }

        if (!AreAnsweredAlike(before, after))
        {
            yield return "答え方が変わりました";
        }

        if (before.Required != after.Required)
        {
            yield return after.Required ? "必ず答える質問になりました" : "答えなくてもよい質問になりました";
        }

        foreach (var detail in OptionDetails(before, after).Concat(LimitDetails(before, after)))
        {
            yield return detail;
        }

        if (Shape(before.ShowWhen) != Shape(after.ShowWhen))
        {
            yield return after.ShowWhen is null ? "すべての人に聞くようになりました" : "聞く場合が変わりました";
        }
    }

    private static bool AreAnsweredAlike(Question before, Question after) => (before, after) switch
    {
        (DateQuestion a, DateQuestion b) => a.IsMonth == b.IsMonth,
        (ChoiceQuestion, ChoiceQuestion) or (TextQuestion, TextQuestion) => true,
        _ => before.GetType() == after.GetType(),
    };

    private static IEnumerable<string> OptionDetails(Question before, Question after)
    {
        if (CarriedAnswer.OptionsOf(before) is not { } old || CarriedAnswer.OptionsOf(after) is not { } now)
        {
            yield break;
        }

        foreach (var option in now)
        {
            var known = old.FirstOrDefault(o => o.Value == option.Value);
            if (known is null)
            {
                yield return $"「{option.Label}」を選べるようになりました";
            }
            else if (known.Label != option.Label)
            {
                yield return $"「{known.Label}」は「{option.Label}」になりました";
            }
        }

        foreach (var option in old.Where(o => now.All(n => n.Value != o.Value)))
        {
            yield return $"「{option.Label}」は選べなくなりました";
        }
    }

    private static IEnumerable<string> LimitDetails(Question before, Question after)
    {
        if (LengthOf(after) is { } length && LengthOf(before) is { } was && length != was)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{length:#,0}文字までになりました");
        }

        if (before is FileQuestion a && after is FileQuestion b)
        {
            if (a.MaxFiles != b.MaxFiles)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"ファイルは{b.MaxFiles}個までになりました");
            }

            if (a.OriginalRequired != b.OriginalRequired)
            {
                yield return b.OriginalRequired ? "原本も必要になりました" : "原本は要らなくなりました";
            }
        }

        if (before is RepeatQuestion c && after is RepeatQuestion d && (c.MinItems, c.MaxItems) != (d.MinItems, d.MaxItems))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{d.MinItems}件から{d.MaxItems}件までになりました");
        }

        if ((before is NumberQuestion e && after is NumberQuestion f && (e.Min, e.Max, e.Decimals) != (f.Min, f.Max, f.Decimals))
            || (before is DateQuestion g && after is DateQuestion h && g.Rule != h.Rule)
            || (before is TextQuestion i && after is TextQuestion j && i.Pattern != j.Pattern))
        {
            yield return "入力できる範囲や形が変わりました";
        }
    }

    private static int? LengthOf(Question question) => question switch
    {
        TextQuestion text => text.MaxLength,
        KanaQuestion kana => kana.MaxLength,
        AddressQuestion address => address.MaxLength,
        _ => null,
    };

    /// <summary>The condition by keys and values alone, so that a new label is no new condition.</summary>
    private static string? Shape(Condition? condition) => condition?.Describe((key, option) => option is null ? key : key + "=" + option);
}
