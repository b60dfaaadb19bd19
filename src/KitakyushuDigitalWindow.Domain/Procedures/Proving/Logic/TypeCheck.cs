using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>A condition compares what can be compared: options with options, days with days.</summary>
internal sealed class TypeCheck : IDefinitionCheck
{
    private const string Option = "type.option";
    private const string Operator = "type.operator";

    public IEnumerable<Finding> Find(Subject subject) =>
    [
        .. subject.Conditions.SelectMany(c => c.Condition.Leaves().SelectMany(leaf => OfLeaf(subject, leaf, c.Place))),
        .. subject.Pages.SelectMany(p => p.Page.Rules.SelectMany(rule => OfRule(subject, rule, p.Place + "#rules"))),
    ];

    private static IEnumerable<Finding> OfLeaf(Subject subject, Condition leaf, string place) => leaf switch
    {
        IsOneOf one when subject.Find(one.Key) is { } read => OfValues(read.Question, one.Values, place),
        _ => [],
    };

    private static IEnumerable<Finding> OfValues(Question question, IReadOnlyList<string> values, string place)
    {
        if (question.OptionValues() is not { } options)
        {
            yield return Finding.Error(
                Operator, place, $"「{question.Label}」は選ぶ質問ではないので、値と比べる条件（in）は使えません。入力の有無（answered）などにしてください。");
            yield break;
        }

        foreach (var value in values.Where(v => !options.Contains(v)))
        {
            yield return Finding.Error(
                Option, place, $"「{question.Label}」に選択肢「{value}」はありません。{string.Join("、", options)} のどれかにしてください。");
        }

        if (values.Count == 0)
        {
            yield return Finding.Error(Option, place, $"「{question.Label}」の条件に値がありません。選択肢を1つ以上書いてください。");
        }
    }

    private static IEnumerable<Finding> OfRule(Subject subject, PageRule rule, string place)
    {
        if (rule is AtLeastOneRule one)
        {
            var read = one.Keys.Select(k => subject.Find(k)?.Question).OfType<Question>().ToList();
            if (one.Keys.Count < 2 || read.Exists(q => q is NoticeQuestion or RepeatQuestion))
            {
                yield return Finding.Error("type.rule", place, $"規則「{rule.Message}」は、答えのある質問を2つ以上並べてください。");
            }
            else if (read.Count == one.Keys.Count && read.Exists(q => q is { Required: true, ShowWhen: null }))
            {
                yield return Finding.Warning("rule.idle", place, $"規則「{rule.Message}」は、必須の質問が入っているので、いつも守られます。規則を消してください。");
            }
        }

        if (rule is not DateOrderRule order || subject.Find(order.From) is not { } from || subject.Find(order.To) is not { } to)
        {
            yield break;
        }

        if (from.Question is not DateQuestion first || to.Question is not DateQuestion second)
        {
            yield return Finding.Error("type.rule", place, $"規則「{rule.Message}」は日付どうしの順番を見ます。日付の質問を2つ選んでください。");
        }
        else if (first.IsMonth != second.IsMonth)
        {
            yield return Finding.Error("type.rule", place, $"規則「{rule.Message}」は、年月と年月日を比べています。どちらかにそろえてください。");
        }
    }
}
