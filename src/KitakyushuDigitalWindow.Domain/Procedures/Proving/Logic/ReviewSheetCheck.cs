using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Procedures.Proving.Words;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>審査の様式: keys, and the office's own form, which is one page without rows, files or anything that is known of the citizen.</summary>
internal sealed class ReviewSheetCheck : IDefinitionCheck
{
    private const string Place = "review";

    private static readonly IDefinitionCheck[] _asOfForms = [new ShapeCheck(), new ReferenceCheck(), new TypeCheck(), new RuleCheck(), new PurposeCheck()];

    public IEnumerable<Finding> Find(Subject subject)
    {
        var review = subject.Definition.Review;
        foreach (var check in review.Checks.GroupBy(c => c.Key).Where(g => g.Count() > 1 || g.Key.Length is 0 or > ReviewCheck.KeyMaxLength))
        {
            yield return Finding.Error("review.key", Place, $"確認項目の key「{check.Key}」が空か長すぎるか、2つあります。1つずつ別の key にしてください。");
        }

        if (review.Form is not { } form)
        {
            yield break;
        }

        foreach (var question in form.Questions.Where(q => q is RepeatQuestion or FileQuestion or HouseholdMemberQuestion or ConsentQuestion || q.PrefillFrom is not null))
        {
            yield return Finding.Error(
                "review.question", $"{Place}/{question.Key}", $"職員の記入欄の「{question.Label}」には、繰り返し・ファイル・同意・自動入力は使えません。ほかの種類の質問にしてください。");
        }

        foreach (var key in form.Questions.Select(q => q.Key).Where(k => subject.Find(k) is not null))
        {
            yield return Finding.Error("review.same-key", $"{Place}/{key}", $"職員の記入欄の key「{key}」は、申請の質問にもあります。別の key にしてください。");
        }

        var own = new Subject(subject.Definition with { Form = form, Review = ReviewSheet.None, Fee = new ProcedureFee(Yen.Zero, null, null) }, subject.Today, subject.All);
        foreach (var finding in _asOfForms.SelectMany(c => c.Find(own)))
        {
            yield return finding with { Place = $"{Place}/{finding.Place}" };
        }
    }
}
