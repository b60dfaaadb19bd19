using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Words;

/// <summary>ワンスオンリー: what the card, the profile or an earlier question says is not asked again.</summary>
internal sealed partial class OnceOnlyCheck : IDefinitionCheck
{
    public IEnumerable<Finding> Find(Subject subject) => [.. subject.Questions.Select(Known).OfType<Finding>(), .. Again(subject)];

    private static Finding? Known(PlacedQuestion placed)
    {
        var question = placed.Question;
        if (question.PrefillFrom is not null || placed.Page.Groups.Count > 0 || question is FileQuestion or ConsentQuestion || !question.Asks)
        {
            return null;
        }

        var source = Source(question, IsOfTheApplicant(placed));
        return source is null
            ? null
            : Finding.Warning(
                "once.known", placed.Place, $"「{question.Label}」は、聞かなくても分かる内容です。事前入力の元（prefillFrom）に「{source}」を書いてください。");
    }

    /// <summary>The name under which the answer is known; null when it is not known.</summary>
    private static string? Source(Question question, bool ofTheApplicant) => question switch
    {
        TextQuestion when Household().Match(question.Label) is { Success: true } household =>
            household.Groups["who"].Value == "世帯主" ? "household.head.name" : "household.spouse.name",
        DateQuestion when SpouseBirth().IsMatch(question.Label) => "household.spouse.birthDate",
        _ when !ofTheApplicant => null,
        KanaQuestion => "profile.nameKana",
        TextQuestion or PersonNameQuestion when Name().IsMatch(question.Label) => "card.name",
        DateQuestion when Birth().IsMatch(question.Label) => "card.birthDate",
        AddressQuestion when Address().IsMatch(question.Label) => "card.address",
        ChoiceQuestion when Sex().IsMatch(question.Label) => "card.sex",
        PhoneQuestion => "profile.phone",
        EmailQuestion => "profile.email",
        BankAccountQuestion => "profile.bankAccount",
        _ => null,
    };

    /// <summary>By the label, or by the key: 「申請者の氏名」, 「氏名」, 「日中に連絡がつく電話番号」, <c>applicantPhone</c>.</summary>
    private static bool IsOfTheApplicant(PlacedQuestion placed) =>
        ApplicantLabel().IsMatch(placed.Question.Label) || ApplicantKey().IsMatch(placed.Question.Key);

    /// <summary>The same label twice in one block of the form, where both can be asked.</summary>
    private static IEnumerable<Finding> Again(Subject subject)
    {
        var asking = subject.Questions.Where(q => q.Question is { Asks: true } and not (RepeatQuestion or FileQuestion)).ToList();
        foreach (var same in asking.GroupBy(q => (q.Question.Label, Rows: string.Join('/', q.Page.Groups.Select(g => g.Key)))))
        {
            var first = same.First();
            foreach (var again in same.Skip(1).Where(q => q.Question.GetType() == first.Question.GetType() && CanBothBeAsked(first.Question, q.Question)))
            {
                yield return Finding.Warning(
                    "once.again", again.Place, $"「{again.Question.Label}」は、前のページの質問と同じです。前の答えを使うか、誰の何かが分かる言葉に直してください。");
            }
        }
    }

    /// <summary>Questions that are shown under conditions of their own stand in for each other: 「申請者が本人のとき」, 「代理人のとき」.</summary>
    private static bool CanBothBeAsked(Question first, Question second) => first.ShowWhen is null || second.ShowWhen is null;

    [GeneratedRegex("^((申請者|請求者|申込者|申込み者|届出人|届出者|申出者|あなた|本人|自分|手続をする人)の)?(今の)?(氏名|名前|お名前|フリガナ|氏名（フリガナ）|生年月日|住所|性別|電話番号|携帯電話番号|メールアドレス)(（.*）)?$|^日中に?連絡|^連絡先の?(電話|メール)|^(振込先|受取)口座$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ApplicantLabel();

    [GeneratedRegex("^(applicant|claimant|filer|my|your|own)[A-Z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ApplicantKey();

    [GeneratedRegex("^(?<who>世帯主|配偶者)の(氏名|名前)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Household();

    [GeneratedRegex("^配偶者の生年月日$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpouseBirth();

    [GeneratedRegex("氏名|名前", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("生年月日|誕生日", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Birth();

    [GeneratedRegex("住所", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex("性別", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sex();
}
