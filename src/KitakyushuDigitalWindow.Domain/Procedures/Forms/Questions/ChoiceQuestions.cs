namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>One of several options: radio buttons, or a list when there are many; a long list can be searched.</summary>
public sealed class ChoiceQuestion(QuestionFacts facts) : Question(facts)
{
    /// <summary>Input of the words that narrow a long list; no part of the answer.</summary>
    public const string SearchField = "search";

    /// <summary>A list with more options than this one is searched; no more than these are shown as radio buttons.</summary>
    public const int LongestPlainList = 15;

    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>Shown as a native list instead of radio buttons.</summary>
    public bool AsList { get; init; }

    /// <summary>The master list that the options come from; null when they stand in the definition.</summary>
    public string? OptionsFrom { get; init; }

    public bool IsSearched => Options.Count > LongestPlainList;

    public override bool IsGroup => !AsList || IsSearched;

    /// <summary>What can be chosen today.</summary>
    public IReadOnlyList<Option> OpenOptions(DateOnly today) => [.. Options.Where(o => o.IsOpen(today))];

    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Options.FirstOrDefault(o => o.Value == answer.Value)?.Label ?? answer.Value;
    }

    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return [new(Key, answer.Value), new(Key + ".label", Display(answer))];
    }

    protected override string EmptyMessage => ChooseMessage;

    protected override ParsedAnswer Read(RawFields raw, DateOnly today) => ParsedAnswer.Of(new Answer(raw[""].Trim()));

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (Options.FirstOrDefault(o => o.Value == answer.Value) is not { } chosen)
        {
            yield return new FieldError("", ChooseMessage);
        }
        else if (!chosen.IsOpen(today))
        {
            yield return new FieldError("", $"{Label}：「{chosen.Label}」は、いま受け付けていません。選び直してください");
        }
    }
}

/// <summary>Any number of options; the answer holds the ticked values, separated by commas, in the order of the options.</summary>
public sealed class CheckboxesQuestion(QuestionFacts facts) : Question(facts)
{
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>The value of 「どれにも当てはまらない」, one of the options; null when there is none such.</summary>
    public string? None { get; init; }

    /// <summary>At least so many ticks; 「どれにも当てはまらない」 is enough by itself.</summary>
    public int MinTicks { get; init; } = 1;

    public int? MaxTicks { get; init; }

    public override bool IsGroup => true;

    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var ticked = answer.Value.Split(',');
        return string.Join('\n', Options.Where(o => ticked.Contains(o.Value)).Select(o => o.Label));
    }

    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var ticked = answer.Value.Split(',');
        return [.. Options.Select(o => new ExportColumn($"{Key}.{o.Value}", answer.IsEmpty ? "" : ticked.Contains(o.Value) ? "1" : "0"))]; // GIF 該当区分
    }

    protected override string EmptyMessage => MinTicks > 1 ? $"{Label}を{MinTicks}つ以上選んでください" : $"{Label}を1つ以上選んでください";

    public override bool IsBlank(RawFields raw)
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
        var ticked = answer.Value.Split(',');
        var none = None is { } value && ticked.Contains(value) ? Options.First(o => o.Value == value) : null;
        if (ticked.Any(v => !Options.Any(o => o.Value == v)))
        {
            yield return new FieldError("", EmptyMessage);
        }
        else if (none is not null && ticked.Length > 1)
        {
            yield return new FieldError("", $"{Label}：「{none.Label}」を選ぶときは、ほかのチェックを外してください");
        }
        else if (none is null && ticked.Length < MinTicks)
        {
            yield return new FieldError("", EmptyMessage);
        }
        else if (ticked.Length > MaxTicks)
        {
            yield return new FieldError("", $"{Label}は{MaxTicks}つまで選べます。{ticked.Length - MaxTicks}つ外してください");
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

    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return [new(Key, answer.IsEmpty ? "" : "1")]; // GIF 該当区分
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

    public override IReadOnlyList<ExportColumn> Export(Answer answer) => [];

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

    /// <summary>How many files; who wants them opens the application.</summary>
    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return [new(Key + ".count", answer.IsEmpty ? "0" : answer.Value.Split(',').Length.ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }

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
