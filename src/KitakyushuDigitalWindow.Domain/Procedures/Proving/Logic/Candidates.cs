using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>The answers to a question that differ for some condition: one of each kind, all of them valid.</summary>
internal static class Candidates
{
    private const int MaxPairs = 12;

    private static readonly Answer _empty = new("");

    /// <summary>One of these fits each pattern of the city's forms (digits, times), kana, telephone and mail.</summary>
    private static readonly string[] _texts = ["ア", "0", "00", "000000", "0000000", "0000000000", "10:30", "093-582-2525", "name@example.jp"];

    /// <param name="leaves">All conditions of the form, without what joins them.</param>
    /// <param name="sums">The sums that the answer is part of.</param>
    public static IReadOnlyList<Answer> Of(Question question, IReadOnlyList<Condition> leaves, IReadOnlyList<ComputedQuestion> sums, DateOnly today)
    {
        var keys = sums.Select(s => s.Key).Append(question.Key).ToHashSet();
        var reading = leaves.Where(l => l is not (AnyRow or AllRows or CompareRows) && l.Keys.Any(keys.Contains)).ToList();
        var probe = new FormDefinition(
        [
            Page("answer", [new TextQuestion(Facts(question.Key)) { MaxLength = 1000 }, .. sums.Select(s => new ComputedQuestion(Facts(s.Key)) { Of = s.Of })]),
            .. reading.Select((leaf, i) => Page(Id(i), [new TextQuestion(Facts(Id(i), leaf)) { MaxLength = 1 }])),
        ]);
        var context = FormContext.On(today);
        return
        [
            .. All(question, reading, today).Prepend(_empty)
                .Where(a => question.Validate(a, today).Count == 0)
                .DistinctBy(a => string.Join(',', Journey.Of(probe, AnswerSet.Empty.With(question.Key, a), context).Steps.Skip(1).Select(s => s.Page.Id))),
        ];

        static FormPage Page(string id, IReadOnlyList<Question> questions) => new(id, "", id, questions, []);

        static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"leaf {i}");

        static QuestionFacts Facts(string key, Condition? showWhen = null) => new(key, "", null, false, showWhen, null, null, "");
    }

    private static IEnumerable<Answer> All(Question question, IReadOnlyList<Condition> reading, DateOnly today) => question switch
    {
        CheckboxesQuestion boxes => Ticked([.. boxes.Options.Select(o => o.Value)]),
        DateQuestion date => Days(reading, today).Select(d => new Answer(d.ToString(date.IsMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture))),
        NumberQuestion number => Numbers(number, reading).Select(n => new Answer(n.ToString("0.####", CultureInfo.InvariantCulture))),
        AddressQuestion or BankAccountQuestion or PersonQuestion => [SomeParts(question)],
        PostalCodeQuestion => [new Answer("8030813")],
        _ when question.OptionValues() is { } options => options.Select(o => new Answer(o)),
        _ => _texts.Select(t => new Answer(t)), // a condition can read only whether there is an answer
    };

    private static IEnumerable<Answer> Ticked(string[] options)
    {
        var pairs = options.SelectMany((first, i) => options.Skip(i + 1).Select(second => first + "," + second)).Take(MaxPairs);
        return options.Concat(pairs).Append(string.Join(',', options)).Select(v => new Answer(v));
    }

    /// <summary>On, before and after each limit.</summary>
    private static IEnumerable<decimal> Numbers(NumberQuestion number, IEnumerable<Condition> reading)
    {
        var step = 1m;
        for (var i = 0; i < number.Decimals; i++)
        {
            step /= 10;
        }

        return reading.OfType<CompareNumber>().SelectMany(c => new[] { c.Value - step, c.Value, c.Value + step })
            .Concat([number.Min ?? 0, number.Max ?? 1000, 1]);
    }

    /// <summary>On, before and after each limit; a birthday is reached on the day before it (年齢計算ニ関スル法律).</summary>
    private static IEnumerable<DateOnly> Days(IReadOnlyList<Condition> reading, DateOnly today)
    {
        var limits = reading.OfType<CompareDate>().Select(c => c.Day.On(today))
            .Concat(reading.OfType<AgeIs>().SelectMany(a => new[] { a.Years - 1, a.Years, a.Years + 1 }.Where(y => y >= 0).Select(y => a.At.On(today).AddYears(-y))));
        return limits.SelectMany(d => new[] { d.AddDays(-1), d, d.AddDays(1), d.AddDays(2), d.AddMonths(-1), d.AddMonths(1) })
            .Concat([today, today.AddYears(-1), today.AddYears(-100), today.AddYears(1)]);
    }

    private static Answer SomeParts(Question question) => question switch
    {
        AddressQuestion => new Answer("北九州市"), // the full address, as the card has it
        PersonQuestion person => new Answer(person.Parts.ToDictionary(p => p.Key, p => p.Value switch
        {
            AddressQuestion => "北九州市",
            DateQuestion => "1990-01-01",
            ChoiceQuestion choice => choice.Options[0].Value,
            _ => "ア",
        })),
        _ => new Answer(new Dictionary<string, string>
        {
            [BankAccountQuestion.BankPart] = "銀行",
            [BankAccountQuestion.BranchPart] = "支店",
            [BankAccountQuestion.KindPart] = BankAccountQuestion.Kinds[0].Value,
            [BankAccountQuestion.NumberPart] = "0000001",
            [BankAccountQuestion.HolderPart] = "ア",
        }),
    };
}
