using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>A page's rules compare what can be compared, and can be broken at all.</summary>
internal sealed class RuleCheck : IDefinitionCheck
{
    private const string Type = "type.rule";

    public IEnumerable<Finding> Find(Subject subject) =>
        subject.Pages.SelectMany(p => p.Page.Rules.SelectMany(rule => Of(subject, rule, p.Place + "#rules")));

    private static IEnumerable<Finding> Of(Subject subject, PageRule rule, string place) => rule switch
    {
        DateOrderRule order when subject.Find(order.From) is { } from && subject.Find(order.To) is { } to => OfOrder(order, from.Question, to.Question, place),
        AtLeastOneRule one => OfOne(one, [.. one.Keys.Select(k => subject.Find(k)?.Question).OfType<Question>()], place),
        _ => [],
    };

    private static IEnumerable<Finding> OfOrder(DateOrderRule rule, Question from, Question to, string place)
    {
        if (from is not DateQuestion first || to is not DateQuestion second)
        {
            return [Finding.Error(Type, place, $"規則「{rule.Message}」は日付どうしの順番を見ます。日付の質問を2つ選んでください。")];
        }

        return first.IsMonth == second.IsMonth
            ? []
            : [Finding.Error(Type, place, $"規則「{rule.Message}」は、年月と年月日を比べています。どちらかにそろえてください。")];
    }

    private static IEnumerable<Finding> OfOne(AtLeastOneRule rule, List<Question> questions, string place)
    {
        if (rule.Keys.Count < 2 || questions.Exists(q => !q.Asks || q is RepeatQuestion))
        {
            return [Finding.Error(Type, place, $"規則「{rule.Message}」は、答える質問を2つ以上並べてください。")];
        }

        return questions.Exists(q => q is { Required: true, ShowWhen: null })
            ? [Finding.Warning("rule.idle", place, $"規則「{rule.Message}」は、必須の質問が入っているので、いつも守られます。規則を消してください。")]
            : [];
    }
}
