namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>人: name, kana, birth date, relation and address of one person as one question, each part a question of its own type.</summary>
public sealed class PersonQuestion : Question
{
    public const string NamePart = "name";
    public const string KanaPart = "nameKana";
    public const string BirthPart = "birthDate";
    public const string RelationPart = "relation";
    public const string AddressPart = "address";

    private readonly string[] _fields;

    /// <param name="parts">By the name of the part, in the order shown; each labelled for itself.</param>
    public PersonQuestion(QuestionFacts facts, IReadOnlyList<KeyValuePair<string, Question>> parts)
        : base(facts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Parts = parts;
        _fields = [.. parts.SelectMany(p => p.Value.Fields.Select(f => Joined(p.Key, f)))];
    }

    public IReadOnlyList<KeyValuePair<string, Question>> Parts { get; }

    public override IReadOnlyList<string> Fields => _fields;

    public override bool IsGroup => true;

    /// <summary>The answer to one part; empty when it was left blank.</summary>
    public static Answer AnswerOf(Answer answer, string part)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var inner = answer.Parts.Where(p => p.Key.StartsWith(part + ".", StringComparison.Ordinal)).ToDictionary(p => p.Key[(part.Length + 1)..], p => p.Value);
        return inner.Count > 0 ? new Answer(inner, answer.Source) : new Answer(answer.Part(part), answer.Source);
    }

    public override IReadOnlyDictionary<string, string> ToFields(Answer answer) => Parts
        .SelectMany(p => p.Value.ToFields(AnswerOf(answer, p.Key)).Select(f => KeyValuePair.Create(Joined(p.Key, f.Key), f.Value)))
        .ToDictionary();

    public override string Display(Answer answer) => string.Join('\n', Parts
        .Select(p => p.Value.Display(AnswerOf(answer, p.Key))).Where(text => text.Length > 0));

    public override IReadOnlyList<ExportColumn> Export(Answer answer) =>
    [
        .. Parts.SelectMany(p => p.Value.Export(AnswerOf(answer, p.Key)).Select(c => c with { Name = $"{Key}.{GifName(p.Key, c.Name[p.Value.Key.Length..].TrimStart('.'))}" })),
    ];

    public override bool IsBlank(RawFields raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return _fields.Where(f => !f.EndsWith("." + DateQuestion.EraPart, StringComparison.Ordinal)).All(f => string.IsNullOrWhiteSpace(raw[f]));
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var parts = new Dictionary<string, string>();
        var errors = new List<FieldError>();
        foreach (var (name, question) in Parts)
        {
            var parsed = question.Parse(new RawFields(field => raw.Read(Joined(name, field))), today);
            errors.AddRange(parsed.Errors.Select(e => e with { Field = Joined(name, e.Field) }));
            if (parsed.Answer is { IsEmpty: false } answer)
            {
                foreach (var (part, value) in answer.Parts.Count > 0 ? answer.Parts : new Dictionary<string, string> { [""] = answer.Value })
                {
                    parts[Joined(name, part)] = value;
                }
            }
        }

        // the parts were checked as they were read; Check finds the same again for a stored answer
        return errors.Count > 0 ? new ParsedAnswer(null, errors) : ParsedAnswer.Of(new Answer(parts));
    }

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today) =>
        Parts.SelectMany(p => p.Value.Validate(AnswerOf(answer, p.Key), today).Select(e => e with { Field = Joined(p.Key, e.Field) }));

    private static string Joined(string part, string field) => field.Length == 0 ? part : part + "." + field;

    /// <summary>Names, address and birth date have GIF names of their own.</summary>
    private static string GifName(string part, string sub) => (part, sub) switch
    {
        (KanaPart, _) => "fullNameKana",
        (BirthPart, _) => "dateOfBirth",
        (NamePart or AddressPart, { Length: > 0 }) => sub,
        (_, { Length: > 0 }) => $"{part}.{sub}",
        _ => part,
    };
}
