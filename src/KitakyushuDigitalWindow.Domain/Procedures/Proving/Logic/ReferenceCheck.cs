using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>Conditions and rules name questions that exist and come before: the walk reads the form once, in its order.</summary>
internal sealed class ReferenceCheck : IDefinitionCheck
{
    public IEnumerable<Finding> Find(Subject subject)
    {
        foreach (var condition in subject.Conditions)
        {
            foreach (var key in condition.Condition.Keys.Distinct())
            {
                if (Read(subject, key, condition.Shown, condition.Place) is { } finding)
                {
                    yield return finding;
                }
            }
        }

        foreach (var (key, place, shown) in Named(subject))
        {
            if (Read(subject, key, shown, place) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (var page in subject.Pages)
        {
            foreach (var finding in page.Page.Rules.SelectMany(rule => OfRule(subject, page, rule)))
            {
                yield return finding;
            }
        }
    }

    /// <summary>Questions that a sum or a fee counts.</summary>
    private static IEnumerable<(string Key, string Place, int Shown)> Named(Subject subject) =>
    [
        .. subject.Questions.SelectMany(q => q.Question is ComputedQuestion sum ? sum.Of.Select(k => (k, q.Place + "#sumOf", q.Shown)) : []),
        .. subject.Definition.Fee.Lines.Where(l => l.Times is not null).Select(l => (l.Times!, Subject.FeePlace + "#times", int.MaxValue)),
    ];

    private static Finding? Read(Subject subject, string key, int shown, string place)
    {
        if (subject.Find(key) is not { } read)
        {
            return Finding.Error("reference.unknown", place, $"使っている質問「{key}」がありません。キーの書き間違いを直すか、消してください。");
        }

        if (read.Question is NoticeQuestion)
        {
            return Finding.Error("reference.notice", place, $"「{read.Question.Label}」はお知らせで、答えがありません。ほかの質問にしてください。");
        }

        return read.Answered < shown || read.Question is RepeatQuestion && read.Shown < shown
            ? null
            : Finding.Error("reference.later", place, $"使っている質問「{read.Question.Label}」は、ここではまだ聞いていません。その質問を前のページに移してください。");
    }

    private static IEnumerable<Finding> OfRule(Subject subject, PlacedPage page, PageRule rule)
    {
        var place = page.Place + "#rules";
        var keys = rule is DateOrderRule order ? [order.From, order.To] : rule.Places;
        var end = subject.EndOf(page);
        foreach (var key in keys)
        {
            if (subject.Find(key) is not { } read)
            {
                yield return Finding.Error("reference.unknown", place, $"規則「{rule.Message}」が読む質問「{key}」がありません。キーの書き間違いを直してください。");
            }
            else if (read.Answered > end)
            {
                yield return Finding.Error(
                    "reference.later", place, $"規則「{rule.Message}」が読む質問「{read.Question.Label}」は、後のページにあります。規則をそのページに移してください。");
            }
        }

        if (!page.Page.Questions.Any(q => rule.Places.Contains(q.Key)))
        {
            yield return Finding.Error(
                "reference.rule", place, $"規則「{rule.Message}」の質問がこのページにないため、確かめる機会がありません。質問のあるページに移してください。");
        }
    }
}
