using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Words;

/// <summary>個人番号 is never a field or a document: the portal does not collect or keep it (番号法20条).</summary>
internal sealed partial class MyNumberCheck : IDefinitionCheck
{
    public IEnumerable<Finding> Find(Subject subject) => subject.Questions.Select(Of).OfType<Finding>();

    private static Finding? Of(PlacedQuestion placed)
    {
        var question = placed.Question;
        var isTyped = question is TextQuestion or NumberQuestion or KanaQuestion;
        var named = Named().IsMatch(question.Label) || Key().IsMatch(question.Key);
        var takesTwelve = question is TextQuestion { Pattern: { } pattern } && TwelveDigits().IsMatch(pattern)
            || question.Label.Contains("12桁", StringComparison.Ordinal);
        if (isTyped && (named || takesTwelve))
        {
            return Finding.Error(
                "my-number.asked", placed.Place, $"「{question.Label}」で個人番号（マイナンバー）を聞くことはできません（番号法20条）。質問を消し、担当課が照合するお知らせ（notice）に替えてください。");
        }

        return question is FileQuestion && Document().IsMatch(question.Label)
            ? Finding.Error(
                "my-number.file", placed.Place, $"「{question.Label}」には個人番号が写ります（番号法20条）。番号の出ない面や書類に替えてください。")
            : null;
    }

    [GeneratedRegex("個人番号(?!カード)|マイナンバー(?!カード)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex("(?i)^(my|individual)number$|[a-z](My|Individual)Number$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"(\[0-9\]|\\d)\{12\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TwelveDigits();

    [GeneratedRegex("(マイナンバーカード|個人番号カード).*(裏|両面)|(マイナンバー|個人番号)の?通知カード|^通知カード|個人番号(入り|の記載|が記載)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Document();
}
