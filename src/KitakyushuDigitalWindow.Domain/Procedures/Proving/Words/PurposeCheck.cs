using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Words;

/// <summary>利用目的: every question says what the city does with the answer (個人情報保護法61条), and says it of this question.</summary>
internal sealed class PurposeCheck : IDefinitionCheck
{
    private const int Short = 8;
    private const int Many = 6;

    private static readonly string[] _empty = ["申請のため", "申請に必要なため", "手続のため", "手続に必要なため", "事務処理のため", "必要なため", "業務のため", "審査のため"];

    public IEnumerable<Finding> Find(Subject subject)
    {
        var asking = subject.Questions.Where(q => q.Question is { Asks: true } and not RepeatQuestion).ToList();
        foreach (var placed in asking)
        {
            if (Of(placed) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (var same in asking.GroupBy(q => q.Question.PurposeOfUse).Where(g => g.Key.Length > 0))
        {
            if (same.Count() == asking.Count && asking.Count >= Many)
            {
                yield return Finding.Warning(
                    "purpose.pasted", same.First().Place, $"すべての質問の利用目的が「{same.Key}」です。連絡のため、振込のためなど、質問ごとに何に使うかを書いてください。");
            }
            else if (same.Any(q => q.Question is ChoiceQuestion or DateQuestion))
            {
                foreach (var placed in same.Where(q => q.Question is PhoneQuestion or EmailQuestion or BankAccountQuestion))
                {
                    yield return Finding.Warning(
                        "purpose.pasted", placed.Place, $"「{placed.Question.Label}」の利用目的「{same.Key}」は、ほかの質問のものを写しただけのようです。連絡、振込など、この答えを何に使うかを書いてください。");
                }
            }
        }
    }

    private static Finding? Of(PlacedQuestion placed)
    {
        var purpose = placed.Question.PurposeOfUse.Trim();
        return purpose.Length == 0
            ? Finding.Error("purpose.missing", placed.Place, $"「{placed.Question.Label}」に利用目的がありません。答えを何に使うかを書いてください（個人情報保護法61条）。")
            : purpose.Length < Short || _empty.Contains(purpose) || purpose.Contains(placed.Question.Label + "のため", StringComparison.Ordinal)
                ? Finding.Warning("purpose.vague", placed.Place, $"「{placed.Question.Label}」の利用目的「{purpose}」では、何に使うかが分かりません。使い道を具体的に書いてください。")
                : null;
    }
}
