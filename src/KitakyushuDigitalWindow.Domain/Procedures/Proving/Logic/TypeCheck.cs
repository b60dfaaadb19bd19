using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>A condition compares what can be compared: options with options, days with days, rows with rows.</summary>
internal sealed class TypeCheck : IDefinitionCheck
{
    private const string Operator = "type.operator";
    private const string Rows = "type.rows";

    public IEnumerable<Finding> Find(Subject subject) =>
    [
        .. subject.Conditions.SelectMany(c => c.Condition.Leaves().SelectMany(leaf => OfLeaf(subject, leaf, c.Place))),
        .. subject.Questions.SelectMany(q => OfNames(subject, q)),
        .. subject.Definition.Fee.Lines.SelectMany(l => l.Times is { } key ? OfTimes(subject, key) : []),
    ];

    private static IEnumerable<Finding> OfLeaf(Subject subject, Condition leaf, string place) => leaf switch
    {
        AnyRow any => OfRows(subject, any.Group, any.Where, place),
        AllRows all => OfRows(subject, all.Group, all.Where, place),
        CompareRows count => OfGroup(subject, count.Group, place),
        _ => leaf.Keys.Select(subject.Find).FirstOrDefault() is { } read ? OfLeaf(leaf, read, place) : [], // one that is not there is said by the references
    };

    private static IEnumerable<Finding> OfLeaf(Condition leaf, PlacedQuestion read, string place) => leaf switch
    {
        _ when read.Question is HouseholdMemberQuestion => Wrong(read, place, "人を選ぶ質問は、人がいないと聞かれないので、条件にできません。続柄などの質問を条件にしてください。"),
        IsOneOf one => OfChoice(read, one.Values, place),
        Includes some => OfBoxes(read, some.Values, place),
        CompareNumber when read.Question is not (NumberQuestion or ComputedQuestion) =>
            Wrong(read, place, "数の質問ではないので、数とは比べられません。数・金額・合計の質問を選んでください。"),
        CompareDate when read.Question is not DateQuestion => Wrong(read, place, "日付の質問ではないので、日とは比べられません。日付の質問を選んでください。"),
        AgeIs when read.Question is not DateQuestion { IsMonth: false } => Wrong(read, place, "年月日の質問ではないので、年齢を数えられません。生年月日の質問を選んでください。"),
        AgeIs { Years: < 0 or > 130 } age => Wrong(read, place, $"年齢が{age.Years}歳になっています。0から130までにしてください。"),
        IsAnswered when read.Question is RepeatQuestion => Wrong(read, place, "繰り返しの有無は件数（rows）で見てください。"),
        _ => [],
    };

    private static IEnumerable<Finding> Wrong(PlacedQuestion read, string place, string advice) =>
        [Finding.Error(Operator, place, $"「{read.Question.Label}」は" + advice)];

    private static IEnumerable<Finding> OfChoice(PlacedQuestion read, IReadOnlyList<string> values, string place) => read.Question switch
    {
        CheckboxesQuestion => Wrong(read, place, "いくつも選べる質問です。「in」ではなく「includes」を使ってください。"),
        ChoiceQuestion or ConsentQuestion => OfValues(read.Question, values, place),
        _ => Wrong(read, place, "選ぶ質問ではないので、選択肢とは比べられません。入力の有無（answered）などにしてください。"),
    };

    private static IEnumerable<Finding> OfBoxes(PlacedQuestion read, IReadOnlyList<string> values, string place) => read.Question is CheckboxesQuestion
        ? OfValues(read.Question, values, place)
        : Wrong(read, place, "いくつも選べる質問ではありません。「includes」ではなく「in」を使ってください。");

    private static IEnumerable<Finding> OfValues(Question question, IReadOnlyList<string> values, string place)
    {
        var options = question.OptionValues() ?? [];
        foreach (var value in values.Where(v => !options.Contains(v)))
        {
            yield return Finding.Error(
                "type.option", place, $"「{question.Label}」に選択肢「{value}」はありません。{string.Join("、", options)} のどれかにしてください。");
        }

        if (values.Count == 0)
        {
            yield return Finding.Error("type.option", place, $"「{question.Label}」の条件に値がありません。選択肢を1つ以上書いてください。");
        }
    }

    private static IEnumerable<Finding> OfGroup(Subject subject, string group, string place) => subject.Find(group) switch
    {
        { Question: not RepeatQuestion } other => [Finding.Error(Rows, place, $"「{other.Question.Label}」は繰り返しではないので、行を数えたり調べたりできません。繰り返しの質問を選んでください。")],
        _ => [],
    };

    private static IEnumerable<Finding> OfRows(Subject subject, string group, Condition where, string place) =>
    [
        .. OfGroup(subject, group, place),
        .. where.Keys.Distinct().Select(subject.Find).OfType<PlacedQuestion>()
            .Where(q => subject.Find(group)?.Question is RepeatQuestion && !q.Page.Groups.Any(g => g.Key == group))
            .Select(q => Finding.Error(Rows, place, $"「{q.Question.Label}」は「{subject.Form.LabelOf(group, null)}」の中の質問ではないので、行ごとに調べられません。中の質問を選んでください。")),
    ];

    /// <summary>What a sum adds up, and whom one picks.</summary>
    private static IEnumerable<Finding> OfNames(Subject subject, PlacedQuestion placed)
    {
        var question = placed.Question;
        if (question is ComputedQuestion sum)
        {
            foreach (var other in sum.Of.Select(subject.Find).OfType<PlacedQuestion>().Where(q => q.Question is not NumberQuestion))
            {
                yield return Finding.Error("type.sum", placed.Place + "#sumOf", $"「{question.Label}」は数の合計です。「{other.Question.Label}」は数の質問ではないので、外してください。");
            }

            if (sum.Of.Count == 0)
            {
                yield return Finding.Error("type.sum", placed.Place + "#sumOf", $"「{question.Label}」に、合計する質問がありません。数の質問を書いてください。");
            }
        }

        if (question is HouseholdMemberQuestion pick && !KnownNames.IsRows(pick.Group))
        {
            yield return Finding.Error("type.group", placed.Place + "#group", $"「{question.Label}」で選ぶ人の集まり「{pick.Group}」はありません。household.child などにしてください。");
        }
    }

    private static IEnumerable<Finding> OfTimes(Subject subject, string key) => subject.Find(key) switch
    {
        { Question: not (NumberQuestion { Decimals: 0 } or RepeatQuestion) } other =>
            [Finding.Error("type.times", Subject.FeePlace + "#times", $"手数料は「{other.Question.Label}」の数を掛けられません。整数の質問か、繰り返しを選んでください。")],
        _ => [],
    };
}
