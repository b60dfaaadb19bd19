using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.UseCases.Applications.Prefill;

/// <summary>
/// 再申込: the answers of a filed application as the beginning of a new one. What the form no longer asks, or no longer takes, is left out;
/// so are files, ticks of consent, and the word that the rows of a group are all: each of these is given anew.
/// </summary>
public static class CopiedAnswers
{
    public static AnswerSet Of(AnswerSet filed, FormDefinition form, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(filed);
        ArgumentNullException.ThrowIfNull(form);
        var copy = AnswerSet.Empty;
        foreach (var (group, rows) in filed.Rows.Where(r => Stands(r.Key, form) && form.Find(Last(r.Key)) is RepeatQuestion).OrderBy(r => r.Key.Length))
        {
            copy = rows.Take(((RepeatQuestion)form.Find(Last(group))!).MaxItems).Aggregate(copy, (set, row) => set.WithRow(group, row));
        }

        return copy.With(
            from answer in filed.All
            where !answer.Value.IsEmpty && Stands(answer.Key, form) && IsInARow(answer.Key, copy)
            let question = form.Find(Last(answer.Key))
            where question is { Asks: true } and not (FileQuestion or ConsentQuestion or RepeatQuestion)
            where question.Validate(answer.Value, today).Count == 0
            select KeyValuePair.Create(answer.Key, answer.Value.From(AnswerSource.EarlierApplication)));
    }

    private static string Last(string key) => key[(key.LastIndexOf('.') + 1)..];

    /// <summary>Is the question still inside the same groups (<c>children.2.schools.1.school</c>: children, schools)?</summary>
    private static bool Stands(string key, FormDefinition form)
    {
        var parts = key.Split('.');
        for (var i = parts.Length - 1; i >= 0; i -= 2)
        {
            var group = i >= 2 ? parts[i - 2] : null;
            if (form.Find(parts[i]) is null || form.RepeatOf(parts[i])?.Key != group)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsInARow(string key, AnswerSet copy)
    {
        var parts = key.Split('.');
        return parts.Length < 3
            || (int.TryParse(parts[^2], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && copy.RowsOf(string.Join('.', parts[..^2])).Contains(row));
    }
}
