using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Words;

/// <summary>長さ: one thing per page, labels that fit a phone's line or two, one short hint (design guide, decision 3 and section 3).</summary>
internal sealed class LengthCheck : IDefinitionCheck
{
    public const int Title = 30;
    public const int Label = 32;
    public const int Hint = 60;
    public const int Option = 34;
    public const int Message = 60;
    public const int Sentences = 2;
    public const int QuestionsPerPage = 6;
    public const int DocumentsPerPage = 10;
    public const int RadioButtons = 12;
    public const int QuestionsPerForm = 60;

    public IEnumerable<Finding> Find(Subject subject) =>
        [.. WrittenText.Of(subject).SelectMany(OfText), .. subject.Pages.SelectMany(p => OfPage(subject, p)), .. subject.Questions.SelectMany(OfQuestion), .. OfForm(subject)];

    private static IEnumerable<Finding> OfText(WrittenText text)
    {
        int? max = text.Kind switch
        {
            TextKind.Title => Title,
            TextKind.Label => Label,
            TextKind.Hint => Hint,
            TextKind.Option => Option,
            TextKind.Message => Message,
            _ => null,
        };
        if (max is { } limit && TextElements.AreMoreThan(text.Text, limit))
        {
            yield return Finding.Warning(
                "length." + Code(text.Kind), text.Place, $"{text.Name}「{text.Text}」が長すぎます（{TextElements.Count(text.Text)}文字）。{limit}文字以内にしてください。");
        }

        if (text.Kind == TextKind.Hint && text.Text.Count(c => c == '。') > Sentences)
        {
            yield return Finding.Warning("length.hint", text.Place, $"説明「{text.Text}」の文が多すぎます。{Sentences}文までにしてください。");
        }
    }

    private static string Code(TextKind kind) => kind switch
    {
        TextKind.Title => "title",
        TextKind.Label => "label",
        TextKind.Hint => "hint",
        TextKind.Option => "option",
        _ => "message",
    };

    /// <summary>Questions that stand in for each other (本人のとき, 代理人のとき) are on a page together and never shown together: at most one of each condition counts.</summary>
    private static IEnumerable<Finding> OfPage(Subject subject, PlacedPage placed)
    {
        var questions = placed.Page.Questions.Where(q => q.Asks).ToList();
        var documents = questions.Count(q => q is FileQuestion);
        var others = questions.Count - documents - questions.Count(q => q is ConsentQuestion); // ticks of one list are one thing
        if (others > QuestionsPerPage)
        {
            yield return Finding.Warning(
                "length.page", placed.Place, $"ページ「{placed.Page.Title}」に質問が{others}個あります。{QuestionsPerPage}個までになるように、内容ごとにページを分けてください。");
        }

        if (documents > DocumentsPerPage)
        {
            yield return Finding.Warning(
                "length.page", placed.Place, $"ページ「{placed.Page.Title}」に書類が{documents}個あります。{DocumentsPerPage}個までになるように、ページを分けてください。");
        }
    }

    private static IEnumerable<Finding> OfQuestion(PlacedQuestion placed)
    {
        if (placed.Question is ChoiceQuestion { AsList: false, Options.Count: > RadioButtons } choice)
        {
            yield return Finding.Warning(
                "length.options", placed.Place, $"「{choice.Label}」の選択肢が{choice.Options.Count}個あります。一覧から選ぶ形（select）にしてください。");
        }
    }

    private static IEnumerable<Finding> OfForm(Subject subject)
    {
        var count = subject.Questions.Count(q => q.Question.Asks);
        if (count > QuestionsPerForm)
        {
            yield return Finding.Warning(
                "length.form", "", $"質問が全部で{count}個あります。{QuestionsPerForm}個までになるように、分かっている内容や使わない内容を聞くのをやめてください。");
        }
    }
}
