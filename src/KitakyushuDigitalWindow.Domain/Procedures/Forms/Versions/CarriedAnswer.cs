using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Versions;

/// <summary>Why an answer, or a part of one, does not go along.</summary>
public enum LossReason
{
    QuestionRemoved = 10,  // 質問がなくなった
    OptionRemoved = 20,    // 選んだ選択肢がなくなった
    Retyped = 30,          // 答え方が変わった
    NotAccepted = 40,      // 新しい質問の決まりに合わない
    MustAgreeAnew = 50,    // 同意の文が変わった
}

/// <summary>
/// What becomes of one answer when its question is replaced by another version of it. Kept: the same type, and types whose answers are the
/// same text (text, kana, phone, e-mail, number), read again as if typed; a choice while its option exists, also between radio, list and
/// checkboxes; a day where a month is asked. All else is lost, and so is what the new question would not take.
/// </summary>
/// <param name="Answer">Null when nothing goes along.</param>
/// <param name="Lost">The old question's words for what does not go along; null when all does.</param>
internal sealed record CarriedAnswer(Answer? Answer, string? Lost, LossReason Reason)
{
    public static CarriedAnswer Of(Question before, Question after, Answer answer, DateOnly today)
    {
        if (answer.IsEmpty)
        {
            // left blank: stays so where a blank is still an answer
            var isBlankStill = before.GetType() == after.GetType() && after.Required == before.Required;
            return new(isBlankStill || (!after.Required && after.Asks) ? answer : null, null, default);
        }

        if (before is ConsentQuestion)
        {
            return after is ConsentQuestion && after.Label == before.Label ? Kept(answer) : Gone(before, answer, LossReason.MustAgreeAnew);
        }

        // taken as it is; or wrong before as well, and then it stays where it is, with the same words at it
        if (before.GetType() == after.GetType() && !HasTooManyLines(after, answer)
            && after.Validate(answer, today).SequenceEqual(before.Validate(answer, today)))
        {
            return Kept(answer);
        }

        if (before is CheckboxesQuestion ticks && after is CheckboxesQuestion boxes)
        {
            return Ticks(ticks, boxes, answer, today);
        }

        if (Converted(before, after, answer, today) is not { } converted)
        {
            return Gone(before, answer, LossReason.Retyped);
        }

        return after.Validate(converted, today).Count == 0
            ? Kept(converted.From(answer.Source))
            : Gone(before, answer, OptionsOf(after) is not null ? LossReason.OptionRemoved : LossReason.NotAccepted);
    }

    public static IReadOnlyList<Option>? OptionsOf(Question question) => question switch
    {
        ChoiceQuestion choice => choice.Options,
        CheckboxesQuestion boxes => boxes.Options,
        _ => null,
    };

    private static CarriedAnswer Kept(Answer answer) => new(answer, null, default);

    /// <summary>What the old form has no words for either (an option that it never had) is shown as it is stored.</summary>
    private static CarriedAnswer Gone(Question before, Answer answer, LossReason reason) =>
        new(null, TextOf(before, answer) is { Length: > 0 } text ? text : answer.Value, reason);

    /// <summary>In words that the person can copy; who is meant by a picked person's key, the answers beside it say.</summary>
    public static string TextOf(Question question, Answer answer) => question switch
    {
        FileQuestion => $"ファイル{answer.Value.Split(',').Length}個",
        HouseholdMemberQuestion => answer.Value == HouseholdMemberQuestion.Other ? HouseholdMemberQuestion.OtherLabel : "選んだ人",
        _ => question.Display(answer),
    };

    /// <summary>The answer in the new question's form, not checked yet; null when there is no way from one type to the other.</summary>
    private static Answer? Converted(Question before, Question after, Answer answer, DateOnly today) => (before, after) switch
    {
        (DateQuestion { IsMonth: false }, DateQuestion { IsMonth: true }) when answer.Value.Length == 10 => new Answer(answer.Value[..7]),
        (DateQuestion a, DateQuestion b) => a.IsMonth == b.IsMonth ? answer : null,
        (ChoiceQuestion, ChoiceQuestion or CheckboxesQuestion) => answer,
        (CheckboxesQuestion, ChoiceQuestion) => answer.Value.Contains(',', StringComparison.Ordinal) ? null : answer,
        _ when IsPlainText(before) && IsPlainText(after) => Retyped(after, answer, today) ?? (before.GetType() == after.GetType() ? answer : null),
        _ when before.GetType() == after.GetType() => answer,
        _ => null,
    };

    private static bool HasTooManyLines(Question after, Answer answer) =>
        after is TextQuestion { IsMultiline: false } && answer.Value.Contains('\n', StringComparison.Ordinal);

    private static bool IsPlainText(Question question) => question is TextQuestion or KanaQuestion or PhoneQuestion or EmailQuestion or NumberQuestion;

    private static Answer? Retyped(Question after, Answer answer, DateOnly today) =>
        after.Parse(RawFields.Of(new Dictionary<string, string> { [""] = answer.Value }), today) is { Errors.Count: 0, Answer: { } read } ? read : null;

    private static CarriedAnswer Ticks(CheckboxesQuestion before, CheckboxesQuestion after, Answer answer, DateOnly today)
    {
        if (after.Validate(answer, today).Count == 0)
        {
            return Kept(answer);
        }

        var ticked = answer.Value.Split(',');
        var left = new Answer(string.Join(',', after.Options.Where(o => ticked.Contains(o.Value)).Select(o => o.Value)), answer.Source);
        if (left.IsEmpty || after.Validate(left, today).Count > 0)
        {
            return Gone(before, answer, left.IsEmpty ? LossReason.OptionRemoved : LossReason.NotAccepted);
        }

        var gone = string.Join(',', ticked.Where(t => after.Options.All(o => o.Value != t)));
        var shown = before.Display(new Answer(gone));
        return new(left, shown.Length == 0 ? gone : shown, LossReason.OptionRemoved); // the old form may have had no words for it either
    }
}
