using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Words;

/// <summary>利用目的: every question says what the city does with the answer (個人情報保護法61条), and says it of this question.</summary>
internal sealed class PurposeCheck : IDefinitionCheck
{
    private const int Short = 8;
    private const int Many = 6;

    private static readonly string[] _empty = ["申請のため", "申請に必要なため", "手続のため", "手続に必要なため", "事務処理のため", "必要なため", "業務のため", "審査のため"];

    private static readonly string[] _contact = ["連絡", "知らせ", "確認", "送る", "問い合わせ"];

    private static readonly string[] _money = ["振り込", "振込", "支払", "引き落と", "返す", "還付"];

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

        if (asking.Count >= Many && asking.DistinctBy(q => q.Question.PurposeOfUse).Count() == 1)
        {
            yield return Finding.Warning(
                "purpose.pasted", asking[0].Place, $"すべての質問の利用目的が「{asking[0].Question.PurposeOfUse}」です。連絡のため、振込のためなど、質問ごとに何に使うかを書いてください。");
        }
    }

    private static Finding? Of(PlacedQuestion placed)
    {
        var purpose = placed.Question.PurposeOfUse.Trim();
        if (purpose.Length == 0)
        {
            return Finding.Error("purpose.missing", placed.Place, $"「{placed.Question.Label}」に利用目的がありません。答えを何に使うかを書いてください（個人情報保護法61条）。");
        }

        if (purpose.Length < Short || _empty.Contains(purpose))
        {
            return Finding.Warning("purpose.vague", placed.Place, $"「{placed.Question.Label}」の利用目的「{purpose}」では、何に使うかが分かりません。使い道を具体的に書いてください。");
        }

        return Fits(placed.Question, purpose)
            ? null
            : Finding.Warning("purpose.pasted", placed.Place, $"「{placed.Question.Label}」の利用目的「{purpose}」は、ほかの質問のものを写しただけのようです。この答えを何に使うか（連絡、振込など）を書いてください。");
    }

    /// <summary>What one telephones, mails or pays to is used for that, whatever else is examined.</summary>
    private static bool Fits(Question question, string purpose) => question switch
    {
        PhoneQuestion or EmailQuestion => _contact.Any(w => purpose.Contains(w, StringComparison.Ordinal)),
        BankAccountQuestion => _money.Any(w => purpose.Contains(w, StringComparison.Ordinal)),
        _ => true,
    };
}
