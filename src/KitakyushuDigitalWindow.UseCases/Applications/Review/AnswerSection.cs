using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <param name="Row">Heading of the row of a repeating group; null outside one.</param>
/// <param name="CanBeCorrected">The applicant can change it: card facts and the count of rows they cannot.</param>
public sealed record AnswerRow(string Key, string? Row, string Label, string Value, AnswerSource Source, bool IsFile, bool CanBeCorrected)
{
    /// <summary>With the row that it belongs to, where it stands alone.</summary>
    public string FullLabel => Row is null ? Label : $"{Row}の{Label}";
}

/// <summary>The answers of a block of the form, as filed.</summary>
public sealed record AnswerSection(string Title, IReadOnlyList<AnswerRow> Answers)
{
    public static IReadOnlyList<AnswerSection> Of(FormDefinition form, AnswerSet answers, DateOnly today)
    {
        // card facts were written into the answers at the submit, so that nothing need be known of the person here
        var journey = Journey.Of(form, answers, FormContext.On(today));
        return [.. journey.Steps.GroupBy(s => s.Page.Section).Select(part => new AnswerSection(
            part.Key,
            [.. part.SelectMany(step => step.Questions.Where(q => q.Question.HasAnswer).Select(q => Row(step, q)))]))];
    }

    private static AnswerRow Row(JourneyStep step, JourneyQuestion asked)
    {
        var source = asked.Answer?.Source ?? AnswerSource.Citizen;
        return new AnswerRow(
            asked.Key, step.Row?.Label, asked.Question.Label,
            asked.Answer is { IsEmpty: false } answer ? asked.Question.Display(answer) : "入力なし",
            source, asked.Question is FileQuestion, source != AnswerSource.Card && asked.Question.Asks && asked.Question is not RepeatQuestion);
    }
}

/// <param name="Before">The value when the correction was asked for.</param>
/// <param name="After">The value that took its place; the same while nothing was changed.</param>
public sealed record ChangedAnswer(string Label, string Before, string After);

/// <summary>What the questions behind answer keys are called (<c>children.2.childName</c>: 児童（2）の氏名).</summary>
public sealed class AnswerLabels(FormDefinition form, AnswerSet answers)
{
    public string Of(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var parts = key.Split('.');
        var rows = new List<string>(2);
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            if (form.Find(parts[i]) is not RepeatQuestion repeat || !int.TryParse(parts[i + 1], CultureInfo.InvariantCulture, out var row))
            {
                return form.LabelOf(key, option: null);
            }

            var ordinal = Array.IndexOf([.. answers.RowsOf(string.Join('.', parts[..(i + 1)]))], row) + 1;
            rows.Add(repeat.RowLabel(Math.Max(1, ordinal)));
        }

        var label = form.LabelOf(parts[^1], option: null);
        return rows.Count == 0 ? label : $"{string.Join('　', rows)}の{label}";
    }

    public IReadOnlyList<ChangedAnswer> Changes(IEnumerable<string> keys, AnswerSet before, AnswerSet after)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. keys.Select(k => new ChangedAnswer(Of(k), Display(k, before[k]), Display(k, after[k])))];
    }

    private string Display(string key, Answer? answer) => form.Find(key.Split('.')[^1]) switch
    {
        FileQuestion => answer is { IsEmpty: false } ? "ファイルあり" : "ファイルなし",
        { } question when answer is { IsEmpty: false } => question.Display(answer),
        _ => "入力なし",
    };
}
