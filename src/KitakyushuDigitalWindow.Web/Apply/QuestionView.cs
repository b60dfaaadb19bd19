using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications;
using QuestionError = KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions.FieldError;

namespace KitakyushuDigitalWindow.Web.Apply;

/// <summary>A question as the page shows it: what was typed, else what is stored, else what is known.</summary>
/// <param name="Name">Name of the inputs; ids are the same with hyphens.</param>
/// <param name="Typed">The posted values by field, when the page is shown again; null otherwise.</param>
/// <param name="Errors">What is wrong, with the field of the question.</param>
/// <param name="Files">The files of a file question.</param>
/// <param name="IsHeading">The only question of the page: its label is the h1.</param>
public sealed record QuestionView(
    JourneyQuestion Asked,
    string Name,
    Func<string, IReadOnlyList<string>>? Typed,
    IReadOnlyList<QuestionError> Errors,
    IReadOnlyList<AttachmentRow> Files,
    bool IsHeading)
{
    private readonly IReadOnlyDictionary<string, string> _shown = Typed is not null
        ? new Dictionary<string, string>()
        : (Asked.Answer ?? Asked.Known) is { } answer ? Asked.Question.ToFields(answer) : new Dictionary<string, string>();

    /// <summary>The day in Japan, for lists whose options open and close.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What a look-up of this page found; for one input of one of its questions.</summary>
    public Found Found { get; init; } = Found.Nothing;

    /// <summary>The address that a code was sent to and is awaited from.</summary>
    public string? AwaitedEmail { get; init; }

    /// <summary>Worth a second look, no error.</summary>
    public string? Warning { get; init; }

    /// <summary>What was sent before, when the question is open again; null otherwise.</summary>
    public string? Sent { get; init; }

    /// <summary>Files that were sent already and cannot be taken away.</summary>
    public IReadOnlyCollection<Guid> SentFiles { get; init; } = [];

    /// <summary>Where a file can be looked at; null shows its name only.</summary>
    public Func<Guid, string>? FileUrl { get; init; }

    /// <summary>The day from which a known value is.</summary>
    public DateOnly? KnownSince { get; init; }

    public Question Question => Asked.Question;

    public string Id => IdOf(Name);

    public string HintId => Id + "-hint";

    public string ErrorId => Id + "-error";

    public bool HasErrors => Errors.Count > 0;

    /// <summary>Offered, not typed: the page says where it comes from.</summary>
    public string? SourceNote => Asked is { IsFixed: false, Answer: null, Known: { } known } && Typed is null
        ? known.Source switch
        {
            AnswerSource.Profile => $"前に入力した内容{Since}を表示しています。違うときは直してください",
            AnswerSource.EarlierApplication => $"前の申請{Since}の内容を表示しています。違うときは直してください",
            AnswerSource.Derived when Question is ChoiceQuestion => "住所などから選んであります。違うときは選び直してください",
            AnswerSource.Derived => "前のページなどの内容から入れてあります。違うときは直してください",
            _ => null,
        }
        : null;

    public string Label => Question.Required || !Question.Asks || AlreadySaysOptional(Question.Label) ? Question.Label : Question.Label + "（任意）";

    private string Since => KnownSince is { } day ? $"（{EraDate.Format(day)}）" : "";

    public static string IdOf(string name) => "q-" + name.Replace('.', '-');

    public string InputName(string field) => PageChange.InputName(Name, field);

    public string InputId(string field) => IdOf(InputName(field));

    public string Value(string field) => Typed is not null
        ? Typed(InputName(field)) is [var first, ..] ? first : ""
        : _shown.GetValueOrDefault(field, "");

    public bool IsTicked(string value) => IsTicked("", value);

    public bool IsTicked(string field, string value) => Typed is not null
        ? Typed(InputName(field)).Contains(value)
        : _shown.GetValueOrDefault(field, "").Split(',').Contains(value);

    public bool IsWrong(string field) => Errors.Any(e => e.Field == field);

    /// <summary>What the look-up found for this input; null when it was not for this one.</summary>
    public Found? FoundFor(string field) => Found.Input.Length > 0 && Found.Input == InputName(field) ? Found : null;

    /// <summary>The code field is shown: the address stands as it was when the code was sent, and is not confirmed yet.</summary>
    public bool AwaitsCode => Asked.NeedsConfirmation && AwaitedEmail is not null && Asked.Answer?.Value == AwaitedEmail;

    /// <summary>A part of a person as a question of its own.</summary>
    public QuestionView Inner(KeyValuePair<string, Question> part)
    {
        var answer = (Asked.Answer ?? Asked.Known) is { } whole ? PersonQuestion.AnswerOf(whole, part.Key) : null;
        string? FieldOf(QuestionError error) => error.Field == part.Key ? "" : error.Field.StartsWith(part.Key + ".", StringComparison.Ordinal) ? error.Field[(part.Key.Length + 1)..] : null;
        return new QuestionView(
            new JourneyQuestion(Asked.Key, part.Value, answer, false, []), InputName(part.Key), Typed,
            [.. Errors.Where(e => FieldOf(e) is not null).Select(e => e with { Field = FieldOf(e)! })], [], IsHeading: false)
        {
            Today = Today,
            Found = Found,
        };
    }

    /// <summary>Hint and error, for aria-describedby; null when there is neither.</summary>
    public string? DescribedBy
    {
        get
        {
            var ids = new List<string>(2);
            if (HasHint)
            {
                ids.Add(HintId);
            }

            if (HasErrors && Question is not PersonQuestion)
            {
                ids.Add(ErrorId);
            }

            return ids.Count == 0 ? null : string.Join(' ', ids);
        }
    }

    public bool HasHint => Question.Hint is not null || SourceNote is not null || Sent is not null || Question is FileQuestion or DateQuestion or AddressQuestion or BankAccountQuestion
        || Question is TextQuestion { IsMultiline: true } || Question is CheckboxesQuestion { MaxTicks: not null } || Asked.IsFixed;

    private static bool AlreadySaysOptional(string label) =>
        label.Contains("任意", StringComparison.Ordinal) || label.Contains("分かるとき", StringComparison.Ordinal) || label.Contains("ある場合", StringComparison.Ordinal);
}
