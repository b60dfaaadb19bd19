using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Words;

internal enum TextKind
{
    Title,
    Label,
    Hint,
    Option,
    Message,
    Exit,
    Declaration,
}

/// <summary>A text that citizens read.</summary>
internal sealed record WrittenText(TextKind Kind, string Text, string Place)
{
    /// <summary>Its name in a message to the editor.</summary>
    public string Name => Kind switch
    {
        TextKind.Title => "見出し",
        TextKind.Label => "項目名",
        TextKind.Hint => "説明",
        TextKind.Option => "選択肢",
        TextKind.Message => "エラーの文",
        TextKind.Exit => "案内の本文",
        _ => "確認事項",
    };

    /// <summary>Everything that a form says to citizens.</summary>
    public static IEnumerable<WrittenText> Of(Subject subject) =>
    [
        .. subject.Pages.SelectMany(p => p.Page.Rules.Select(r => new WrittenText(TextKind.Message, r.Message, p.Place + "#rules"))
            .Concat(p.Page.Exit is { } exit ? [new WrittenText(TextKind.Exit, exit.Text, p.Place + "#text")] : [])
            .Prepend(new WrittenText(TextKind.Title, p.Page.Title, p.Place + "#title"))),
        .. subject.Questions.SelectMany(q => OfQuestion(q.Question, q.Place)),
        .. subject.Definition.Declarations.Select(d => new WrittenText(TextKind.Declaration, d.Label, "#declarations")),
    ];

    private static IEnumerable<WrittenText> OfQuestion(Question question, string place)
    {
        yield return new(TextKind.Label, question.Label, place + "#label");
        if (question.Hint is { } hint)
        {
            yield return new(TextKind.Hint, hint, place + "#hint");
        }

        foreach (var option in question.Options() ?? [])
        {
            yield return new(TextKind.Option, option.Label, place + "#options");
        }

        if (question is RepeatQuestion repeat)
        {
            yield return new(TextKind.Label, repeat.ItemLabel, place + "#itemLabel");
        }
    }
}
