namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>One thing to choose.</summary>
public sealed record Option(string Value, string Label);

/// <summary>One of several options: radio buttons, or a list when there are many.</summary>
public sealed class ChoiceQuestion(QuestionFacts facts) : Question(facts)
{
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>Shown as a native list instead of radio buttons.</summary>
    public bool AsList { get; init; }

    public override bool IsGroup => !AsList;

    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Options.FirstOrDefault(o => o.Value == answer.Value)?.Label ?? answer.Value;
    }

    protected override string EmptyMessage => ChooseMessage;

    protected override ParsedAnswer Read(RawFields raw, DateOnly today) => ParsedAnswer.Of(new Answer(raw[""].Trim()));

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        if (!Options.Any(o => o.Value == answer.Value))
        {
            yield return new FieldError("", ChooseMessage);
        }
    }
}

/// <summary>Any number of options; the answer holds the ticked values, separated by commas, in the order of the options.</summary>
public sealed class CheckboxesQuestion(QuestionFacts facts) : Question(facts)
{
    public required IReadOnlyList<Option> Options { get; init; }

    public override bool IsGroup => true;

    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var ticked = answer.Value.Split(',');
        return string.Join('\n', Options.Where(o => ticked.Contains(o.Value)).Select(o => o.Label));
    }

    protected override string EmptyMessage => $"{Label}を1つ以上選んでください";

    protected override bool IsBlank(RawFields raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return raw.Read("").All(string.IsNullOrWhiteSpace);
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today)
    {
        var ticked = raw.Read("").SelectMany(v => v.Split(',')).ToHashSet();
        if (ticked.Any(t => !Options.Any(o => o.Value == t)))
        {
            return ParsedAnswer.Of("", EmptyMessage);
        }

        return ParsedAnswer.Of(new Answer(string.Join(',', Options.Where(o => ticked.Contains(o.Value)).Select(o => o.Value))));
    }

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Value.Split(',').Any(v => !Options.Any(o => o.Value == v)))
        {
            yield return new FieldError("", EmptyMessage);
        }
    }
}

/// <summary>同意・確認: one tick under a declaration; never filled in for the person. The answer is <c>true</c> or empty.</summary>
public sealed class ConsentQuestion(QuestionFacts facts) : Question(facts)
{
    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Value == "true" ? "はい" : "";
    }

    protected override string EmptyMessage => $"「{Label}」を確認して、チェックを入れてください";

    protected override ParsedAnswer Read(RawFields raw, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return raw.Read("").Contains("true") ? ParsedAnswer.Of(new Answer("true")) : ParsedAnswer.Of("", EmptyMessage);
    }

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Value != "true")
        {
            yield return new FieldError("", EmptyMessage);
        }
    }
}

/// <summary>お知らせ: text on the way, such as "we do not keep your individual number" (番号法20条). It asks nothing.</summary>
public sealed class NoticeQuestion(QuestionFacts facts) : Question(facts)
{
    public override bool Asks => false;

    protected override ParsedAnswer Read(RawFields raw, DateOnly today) => ParsedAnswer.Of(new Answer(""));

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today) => [];
}

/// <summary>添付書類: files for one document. The answer holds the keys of the attachments, separated by commas.</summary>
public sealed class FileQuestion(QuestionFacts facts) : Question(facts)
{
    public const int DefaultMaxFiles = 5;

    public int MaxFiles { get; init; } = DefaultMaxFiles;

    /// <summary>The office needs the original as well: an upload alone does not complete it.</summary>
    public bool OriginalRequired { get; init; }

    /// <summary>When the document is needed, as a sentence.</summary>
    public string? When { get; init; }

    protected override string EmptyMessage => $"{Label}を添付してください";

    /// <summary>Files are stored as soon as they arrive; the form only posts who they are.</summary>
    protected override ParsedAnswer Read(RawFields raw, DateOnly today) => ParsedAnswer.Of(new Answer(raw[""].Trim()));

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Value.Split(',').Length > MaxFiles)
        {
            yield return new FieldError("", $"{Label}は{MaxFiles}個以内にしてください");
        }
    }
}
