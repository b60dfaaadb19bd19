using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Infrastructure.Demo;

/// <summary>Walks any form and answers it with plainly fictitious values; the same seed gives the same answers.</summary>
public sealed class PlausibleAnswers(int seed)
{
    private const int MaxSteps = 400;

    private readonly Random _random = new(seed);

    /// <summary>Asked for a file question that must have one; gives the answer (keys of attachments).</summary>
    public Func<FileQuestion, string>? Attach { get; init; }

    /// <summary>Decides an answer instead of chance; null leaves it to chance.</summary>
    public Func<Question, Answer?>? Choose { get; init; }

    /// <summary>Answers until the journey is complete.</summary>
    /// <exception cref="InvalidOperationException">A question could not be answered; the message names its key.</exception>
    public AnswerSet Fill(FormDefinition form, AnswerSet answers, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        for (var i = 0; i < MaxSteps; i++)
        {
            var journey = Journey.Of(form, answers, context);
            if (journey.FirstUnanswered is not { } step)
            {
                return answers;
            }

            answers = step.Exit is { } exit
                ? exit.When.Keys.SelectMany(key => Decided(form, key)).Aggregate(answers, (set, key) => set.Without(key)) // this way nothing can be filed: choose again
                : FillStep(step, answers, context);
        }

        throw new InvalidOperationException("The form does not end.");
    }

    /// <summary>The question, and those that let the card answer it.</summary>
    private static IEnumerable<string> Decided(FormDefinition form, string key) => [key, .. form.Find(key)?.PrefillWhen?.Keys ?? []];

    private AnswerSet FillStep(JourneyStep step, AnswerSet answers, FormContext context)
    {
        if (step.Row is { } row)
        {
            answers = answers.WithRow(row.GroupKey, row.Number);
        }

        if (step.IsGroup)
        {
            return answers.With(step.GroupKey, new Answer(answers.RowsOf(step.GroupKey).Count.ToString(CultureInfo.InvariantCulture)));
        }

        foreach (var asked in step.Questions.Where(q => q.Question.Asks && (q.Answer is null || q.Errors.Count > 0 || step.BrokenRule is not null)))
        {
            var answer = asked.IsFixed ? asked.Known! : Choose?.Invoke(asked.Question) ?? Make(asked.Question, context.Today);
            if (asked.Question.Validate(answer, context.Today) is [var error, ..])
            {
                throw new InvalidOperationException($"No plausible answer for '{asked.Key}': {error.Message}");
            }

            answers = answers.With(asked.Key, answer);
        }

        return answers;
    }

    /// <summary>One valid answer to a question; empty when none can be made up.</summary>
    public Answer Make(Question question, DateOnly today) => question switch
    {
        FileQuestion file => new Answer(file.Required ? Attach?.Invoke(file) ?? "" : ""),
        ChoiceQuestion choice when choice.OpenOptions(today) is var open => new Answer(open[_random.Next(open.Count)].Value),
        CheckboxesQuestion { MinTicks: > 1 } boxes => new Answer(string.Join(',', boxes.Options.Where(o => o.Value != boxes.None).Take(boxes.MinTicks).Select(o => o.Value))),
        CheckboxesQuestion boxes => new Answer(boxes.Options[_random.Next(boxes.Options.Count)].Value),
        PersonNameQuestion => new Answer(Pick("北九　一郎", "見本　さくら", "架空　二葉", "例示　三太")),
        PostalCodeQuestion => new Answer("8030813"),
        PersonQuestion person => new Answer(person.Parts.SelectMany(p => Make(p.Value, today) is { Parts.Count: > 0 } many
            ? many.Parts.Select(m => KeyValuePair.Create($"{p.Key}.{m.Key}", m.Value))
            : [KeyValuePair.Create(p.Key, Make(p.Value, today).Value)]).ToDictionary()),
        ConsentQuestion => new Answer("true"),
        HouseholdMemberQuestion => new Answer(HouseholdMemberQuestion.Other),
        TextQuestion { Pattern: { } pattern } => new Answer(Matching(pattern)),
        TextQuestion text => new Answer(TextFor(text)),
        KanaQuestion => new Answer(Pick("キタキュウ　ハナコ", "ミホン　タロウ", "カクウ　ジロウ")),
        PhoneQuestion => new Answer(Pick("093-555-0001", "090-5550-0002", "080-5550-0003")),
        EmailQuestion => new Answer(Pick("hanako@example.jp", "taro@example.jp", "jiro@example.com")),
        NumberQuestion number => new Answer(Number(number)),
        DateQuestion date => new Answer(Date(date, today)),
        AddressQuestion => new Answer(new Dictionary<string, string>
        {
            [AddressQuestion.TownPart] = "福岡県北九州市小倉北区城内",
            [AddressQuestion.BlockPart] = string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1, 9)}番{_random.Next(1, 20)}号"),
        }),
        BankAccountQuestion => new Answer(new Dictionary<string, string>
        {
            [BankAccountQuestion.BankPart] = "架空銀行",
            [BankAccountQuestion.BranchPart] = "見本支店",
            [BankAccountQuestion.KindPart] = "ordinary",
            [BankAccountQuestion.NumberPart] = _random.Next(1, 9_999_999).ToString("0000000", CultureInfo.InvariantCulture),
            [BankAccountQuestion.HolderPart] = "キタキュウ　ハナコ",
        }),
        _ => new Answer(""),
    };

    private static string Matching(string pattern) =>
        pattern.StartsWith("^[0-9]{", StringComparison.Ordinal) && int.TryParse(pattern[7..pattern.IndexOf('}', StringComparison.Ordinal)], CultureInfo.InvariantCulture, out var digits)
            ? "1234567890123456789"[..digits]
            : "10:30";

    private string TextFor(TextQuestion text)
    {
        var value = text.Key.EndsWith("Name", StringComparison.Ordinal) || text.Label.Contains("氏名", StringComparison.Ordinal)
            ? Pick("北九　一郎", "見本　さくら", "架空　二葉", "例示　三太")
            : Pick("架空の内容", "見本です", "試しに入力した内容です");
        return value.Length > text.MaxLength ? value[..text.MaxLength] : value;
    }

    private string Number(NumberQuestion number)
    {
        var (min, max) = ((long)Math.Ceiling(number.Min ?? 0), (long)(number.Max ?? 100));
        return _random.NextInt64(min, Math.Max(min, Math.Min(max, min + 20)) + 1).ToString(CultureInfo.InvariantCulture);
    }

    private string Date(DateQuestion date, DateOnly today)
    {
        var day = date.Rule switch
        {
            DateRule.Future => today.AddDays(_random.Next(40, 200)),
            DateRule.Past when date.Key.StartsWith("insuredBirth", StringComparison.Ordinal) => today.AddDays(-_random.Next(15_000, 33_000)), // insured from 40
            DateRule.Past when date.Key == "childBirthDate" => today.AddDays(-_random.Next(400, 1900)), // not at school yet
            DateRule.Past when date.Key.Contains("irth", StringComparison.Ordinal) => today.AddDays(-_random.Next(400, 4000)),
            _ => today.AddDays(-_random.Next(1, 10)),
        };
        return day.ToString(date.IsMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private string Pick(params string[] values) => values[_random.Next(values.Length)];
}
