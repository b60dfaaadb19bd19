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
    public static IReadOnlyList<Answer> Of(Question question, IEnumerable<Condition> leaves, DateOnly today)
    {
        var reading = leaves.Where(l => l.Keys.Contains(question.Key)).ToList();
        var probe = new FormDefinition(
        [
            Page("answer", new TextQuestion(new QuestionFacts(question.Key, "", null, false, null, null, null, "")) { MaxLength = 1000 }),
            .. reading.Select((leaf, i) => Page(Id(i), new TextQuestion(new QuestionFacts(Id(i), "", null, false, leaf, null, null, "")) { MaxLength = 1 })),
        ]);
        var context = FormContext.On(today);
        return
        [
            .. All(question, today).Prepend(_empty)
                .Where(a => question.Validate(a, today).Count == 0)
                .DistinctBy(a => string.Join(',', Journey.Of(probe, AnswerSet.Empty.With(question.Key, a), context).Steps.Skip(1).Select(s => s.Page.Id))),
        ];

        static FormPage Page(string id, Question question) => new(id, "", id, [question], []);

        static string Id(int i) => string.Create(CultureInfo.InvariantCulture, $"leaf {i}");
    }

    private static IEnumerable<Answer> All(Question question, DateOnly today) => question switch
    {
        CheckboxesQuestion boxes => Ticked([.. boxes.Options.Select(o => o.Value)]),
        ConsentQuestion => [new Answer("true")],
        DateQuestion date => Days(date, today),
        NumberQuestion number => Numbers(number),
        AddressQuestion or BankAccountQuestion => [SomeParts(question)],
        _ when question.OptionValues() is { } options => options.Select(o => new Answer(o)),
        _ => _texts.Select(t => new Answer(t)), // a condition can read only whether there is an answer
    };

    private static IEnumerable<Answer> Ticked(string[] options)
    {
        var pairs = options.SelectMany((first, i) => options.Skip(i + 1).Select(second => first + "," + second)).Take(MaxPairs);
        return options.Concat(pairs).Append(string.Join(',', options)).Select(v => new Answer(v));
    }

    private static IEnumerable<Answer> Numbers(NumberQuestion number) =>
        new[] { number.Min ?? 0, number.Max ?? 1000, 1 }.Select(n => new Answer(n.ToString("0.####", CultureInfo.InvariantCulture)));

    private static IEnumerable<Answer> Days(DateQuestion date, DateOnly today) =>
        new[] { today, today.AddYears(-1), today.AddYears(1) }
            .Select(d => new Answer(d.ToString(date.IsMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private static Answer SomeParts(Question question) => question is AddressQuestion
        ? new Answer("北九州市") // the full address, as the card has it
        : new Answer(new Dictionary<string, string>
        {
            [BankAccountQuestion.BankPart] = "銀行",
            [BankAccountQuestion.BranchPart] = "支店",
            [BankAccountQuestion.KindPart] = BankAccountQuestion.Kinds[0].Value,
            [BankAccountQuestion.NumberPart] = "0000000",
            [BankAccountQuestion.HolderPart] = "ア",
        });
}
