using KitakyushuDigitalWindow.Domain.Procedures.Forms.Conditions;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>One thing that is wrong with what was typed.</summary>
/// <param name="Field">Which input of the question (<c>""</c> for the only one, <c>month</c>, <c>postalCode</c> …).</param>
/// <param name="Message">Says what to do; names the question.</param>
public sealed record FieldError(string Field, string Message);

/// <summary>What a question made of the typed values: an answer, or what to put right.</summary>
public sealed record ParsedAnswer(Answer? Answer, IReadOnlyList<FieldError> Errors)
{
    public static ParsedAnswer Of(Answer answer) => new(answer, []);

    public static ParsedAnswer Of(string field, string message) => new(null, [new FieldError(field, message)]);
}

/// <summary>The raw inputs of one question, by field name; a missing input is an empty string.</summary>
/// <param name="Read">Gives all values posted under a field name.</param>
public sealed record RawFields(Func<string, IReadOnlyList<string>> Read)
{
    public string this[string field] => Read(field) is [var first, ..] ? first : "";

    public static RawFields Of(IReadOnlyDictionary<string, string> fields) =>
        new(name => fields.TryGetValue(name, out var value) ? [value] : []);
}

/// <summary>What every question has, whatever its type.</summary>
/// <param name="Key">Stable, unique in the procedure.</param>
/// <param name="Hint">One short sentence.</param>
/// <param name="PrefillFrom">Name of the known value offered here (<c>card.name</c>, <c>profile.phone</c>); null when nothing is known.</param>
/// <param name="PrefillWhen">The known value belongs here only while this holds (else an agent's own data would land in another's form).</param>
/// <param name="PurposeOfUse">利用目的: what the city does with the answer (個人情報保護法61条).</param>
public sealed record QuestionFacts(
    string Key, string Label, string? Hint, bool Required, Condition? ShowWhen, string? PrefillFrom, Condition? PrefillWhen, string PurposeOfUse);

/// <summary>記入項目: a question of a form. Each type knows its inputs, reads them with tolerance, checks and shows the answer.</summary>
public abstract class Question(QuestionFacts facts)
{
    private static readonly string[] _oneField = [""];
    private static readonly IReadOnlyList<FieldError> _noErrors = [];

    public string Key => facts.Key;

    public string Label => facts.Label;

    public string? Hint => facts.Hint;

    public bool Required => facts.Required;

    public Condition? ShowWhen => facts.ShowWhen;

    public string? PrefillFrom => facts.PrefillFrom;

    public Condition? PrefillWhen => facts.PrefillWhen;

    public string PurposeOfUse => facts.PurposeOfUse;

    /// <summary>The inputs, in the order they are shown; the first takes the focus when the whole question is wrong.</summary>
    public virtual IReadOnlyList<string> Fields => _oneField;

    /// <summary>Does the page show it as a group (fieldset and legend) rather than as one control?</summary>
    public virtual bool IsGroup => false;

    /// <summary>Is there something to type or to choose?</summary>
    public virtual bool Asks => true;

    /// <summary>Does an answer stand in summary, PDF and export? A question that only informs has none; a computed one has one without asking.</summary>
    public virtual bool HasAnswer => Asks;

    /// <summary>Reads the inputs. Empty inputs give an empty answer, or an error when the question is required.</summary>
    public ParsedAnswer Parse(RawFields raw, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(raw);
        if (IsBlank(raw))
        {
            return Required ? ParsedAnswer.Of(Fields[0], EmptyMessage) : ParsedAnswer.Of(new Answer(""));
        }

        var read = Read(raw, today);
        return read.Answer is null ? read : read with { Errors = [.. read.Errors, .. Check(read.Answer, today)] };
    }

    /// <summary>Checks a stored or prefilled answer as if it had just been typed; used again at submit.</summary>
    public IReadOnlyList<FieldError> Validate(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.IsEmpty)
        {
            return Required ? [new FieldError(Fields[0], EmptyMessage)] : [];
        }

        List<FieldError>? errors = null; // nearly every answer is right, and every step checks them all: no list for nothing
        foreach (var error in Check(answer, today))
        {
            (errors ??= []).Add(error);
        }

        return errors ?? _noErrors;
    }

    /// <summary>The inputs that show a stored answer again.</summary>
    public virtual IReadOnlyDictionary<string, string> ToFields(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new Dictionary<string, string> { [""] = answer.Value };
    }

    /// <summary>The answer in words, for check page, staff and PDF; lines are separated by a line feed.</summary>
    public virtual string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Value;
    }

    /// <summary>The answer as flat columns for a table (CSV); an empty answer gives the same columns, empty.</summary>
    public virtual IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return [new(Key, answer.Value)];
    }

    /// <summary>Is it about a name, a number or an address of the person who fills in the form (WCAG 1.3.5)?</summary>
    public bool IsAboutTheCitizen => PrefillFrom is { } from && (from.StartsWith("card.", StringComparison.Ordinal) || from.StartsWith("profile.", StringComparison.Ordinal));

    protected virtual string EmptyMessage => $"{Label}を入力してください";

    /// <summary>Choice questions whose label is itself a question read better quoted.</summary>
    protected string ChooseMessage => Label.EndsWith('か') || Label.EndsWith('？')
        ? $"「{Label}」の答えを選んでください"
        : $"{Label}を選んでください";

    /// <summary>The message for a text that is too long; null when it is not.</summary>
    /// <param name="max">In text elements.</param>
    protected static string? TooLong(string name, string text, int max)
    {
        if (!TextElements.AreMoreThan(text, max))
        {
            return null;
        }

        var length = TextElements.Count(text);
        var now = length > max ? $"（いま{length:#,0}文字）" : ""; // not so many characters, but under heaps of marks
        return $"{name}は{max:#,0}文字以内で入力してください{now}";
    }

    /// <summary>Characters that no keyboard gives; a line feed is none of them.</summary>
    protected static bool HasControl(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var c in text)
        {
            if (char.IsControl(c) && c != '\n')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What was pasted from a table or from several lines, as one line.</summary>
    protected static string OneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\r', ' ').Replace('\n', ' ').Replace('\t', ' ').Trim();
    }

    /// <summary>Is nothing typed or chosen?</summary>
    public virtual bool IsBlank(RawFields raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return Fields.All(f => string.IsNullOrWhiteSpace(raw[f]));
    }

    /// <summary>Makes the canonical answer from inputs that are not all blank.</summary>
    protected abstract ParsedAnswer Read(RawFields raw, DateOnly today);

    /// <summary>Rules for a non-empty canonical answer.</summary>
    protected abstract IEnumerable<FieldError> Check(Answer answer, DateOnly today);
}
