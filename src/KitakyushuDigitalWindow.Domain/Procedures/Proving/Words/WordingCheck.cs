using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Words;

/// <summary>言葉づかい: the design guide's words (section 6), labels and hints (section 3), plain Japanese (section 8).</summary>
internal sealed partial class WordingCheck : IDefinitionCheck
{
    /// <param name="Kinds">Texts that it is a rule for; null for all.</param>
    /// <param name="Advice">What to do; {0} is what was found.</param>
    private sealed record Wording(string Code, Regex Pattern, TextKind[]? Kinds, string Advice);

    private static readonly Wording[] _wordings =
    [
        // section 6, errors: say what to do
        new("wording.correctly", Correctly(), null, "「{0}」では、どう直せばよいか分かりません。桁数や例など、することを書いてください。"),
        // sections 3 and 6: screen readers read the marks out
        new("wording.mark", Mark(), null, "記号「{0}」は読み上げで意味が伝わりません。記号を消し、必要なことは文で書いてください。"),
        // section 3: a label names the question, it is no sentence
        new("wording.full-stop", FullStop(), [TextKind.Title, TextKind.Label, TextKind.Option], "最後の「。」を消してください。"),
        // section 6: 算用数字, three digits a comma, ○か月
        new("wording.full-width", FullWidth(), null, "全角の「{0}」を半角にしてください。"),
        new("wording.half-width-kana", HalfWidthKana(), null, "半角カナの「{0}」を全角にしてください。"),
        new("wording.comma", LongNumber(), null, "「{0}」の数字に3桁ごとのコンマを入れてください。"),
        new("wording.months", Months(), null, "「{0}」は「か月」と書いてください。"),
        new("wording.punctuation", Punctuation(), null, "「{0}」は「、」「。」にしてください。"),
        new("wording.date", SlashedDate(), null, "日付「{0}」は「2019年8月27日」のように書いてください。"),
        // sections 6 and 8: plain Japanese
        new("wording.english", English(), null, "英語の「{0}」を、誰でも分かる日本語に直してください。"),
        new("wording.double-negative", DoubleNegative(), null, "「{0}」は二重の打ち消しです。「〜してください」「〜が必要です」のように言い切ってください。"),
        // section 3, name: no 敬称
        new("wording.honorific", Honorific(), null, "敬称「{0}」を消してください。"),
        // section 3: the page itself marks what is required and what is not
        new("wording.required", Required(), [TextKind.Title, TextKind.Label, TextKind.Option], "「{0}」は画面が付けます。消してください。"),
        // section 3: a hint holds no link
        new("wording.link", Link(), null, "「{0}」のようなリンクは説明に書けません。手続のページに移してください。"),
    ];

    public IEnumerable<Finding> Find(Subject subject) =>
        [.. WrittenText.Of(subject).SelectMany(OfText), .. subject.Questions.SelectMany(OfQuestion)];

    private static IEnumerable<Finding> OfText(WrittenText text)
    {
        if (text.Kind != TextKind.Exit && string.IsNullOrWhiteSpace(text.Text)) // of exits it is said there
        {
            yield return Finding.Error("wording.empty", text.Place, $"{text.Name}が空です。書いてください。");
        }

        foreach (var wording in _wordings.Where(w => w.Kinds is null || w.Kinds.Contains(text.Kind)))
        {
            if (wording.Pattern.Match(text.Text) is { Success: true } found)
            {
                yield return Finding.Warning(
                    wording.Code, text.Place, $"{text.Name}「{text.Text}」：" + wording.Advice.Replace("{0}", found.Value, StringComparison.Ordinal));
            }
        }
    }

    private static IEnumerable<Finding> OfQuestion(PlacedQuestion placed)
    {
        var question = placed.Question;
        if (question.Options() is { Count: 1 } only)
        {
            yield return Finding.Warning(
                "wording.one-option", placed.Place, $"「{question.Label}」の選択肢が「{only[0].Label}」だけです。選択肢を増やすか、質問を消してください（確認だけなら consent にします）。");
        }

        if (question is ChoiceQuestion && Negative().IsMatch(question.Label))
        {
            yield return Finding.Warning(
                "wording.negative-question", placed.Place, $"「{question.Label}」は、打ち消しの質問なので「はい」の意味が人によって変わります。「〜していますか」の形にしてください。");
        }

        if (question.Required && question.Asks && Optional().IsMatch(question.Label))
        {
            yield return Finding.Warning(
                "wording.optional", placed.Place, $"「{question.Label}」は必須の質問です。任意にするか、項目名の「{Optional().Match(question.Label).Value}」を消してください。");
        }
    }

    [GeneratedRegex("正しく(入力|記入|選択|お答え)|正確に(入力|記入)|エラーが発生|不正な(値|入力)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Correctly();

    [GeneratedRegex("[\u203B＊*☆★◎●■◆→⇒]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();

    [GeneratedRegex("。$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FullStop();

    [GeneratedRegex("[０-９Ａ-Ｚａ-ｚ]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FullWidth();

    [GeneratedRegex("[ｦ-ﾟ]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HalfWidthKana();

    [GeneratedRegex("[0-9]{4,}(?=円|人|件|m²|kg)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongNumber();

    [GeneratedRegex("[ヶケカヵ箇]月(?!日)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Months();

    [GeneratedRegex("[，．]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Punctuation();

    [GeneratedRegex("[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SlashedDate();

    /// <summary>Names that have no Japanese, units, and the kinds of files that citizens see on their own devices.</summary>
    [GeneratedRegex("(?<![A-Za-z@./])(?!(PDF|JPEG|PNG|HEIC|MB|KB|FAX|DV|LINE|HACCP|SNS|ID|cm|mm|km|kg|kW|dB|Hz|name|example|jp|https?)(?![A-Za-z]))[A-Za-z]{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex English();

    [GeneratedRegex("ない(こと|わけ|もの)(は|も|では|でも)(ない|ありません)|なく(は|も)(ない|ありません)|ないとは(限ら|言え)|なければ(ならない|なりません)|ないと(いけ|なり)ません|ずには|ざるを得", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DoubleNegative();

    [GeneratedRegex("(?<=[者人方親子主皆者])様|お(子|客|父|母)様|(?<=者|人|主)(殿|さま)|各位|御中", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Honorific();

    [GeneratedRegex("(（必須）|【必須】|\\[必須\\]|必須$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Required();

    [GeneratedRegex("https?://\\S*|www\\.\\S*|こちらを?(クリック|タップ|押)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("(いませんか|ありませんか|ないですか|ではないですか|しませんか|ませんでしたか)(？)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Negative();

    [GeneratedRegex("任意|ある場合|分かるとき|あるとき", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Optional();
}
