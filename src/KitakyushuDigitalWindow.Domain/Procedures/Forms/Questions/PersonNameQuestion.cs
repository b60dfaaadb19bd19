namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>
/// 氏名 (GIF pattern P3): 氏 and 名, or one field for a name that has no such parts (as the residence card has it). Kept as one text with a
/// full-width space between the parts, as the My Number card does; never normalised.
/// </summary>
public sealed class PersonNameQuestion(QuestionFacts facts) : Question(facts)
{
    public const string FamilyPart = "familyName";
    public const string GivenPart = "givenName";
    public const string FullPart = "fullName";

    private static readonly string[] _fields = [FamilyPart, GivenPart, FullPart];

    public override IReadOnlyList<string> Fields => _fields;

    public override bool IsGroup => true;

    /// <summary>Of the whole name, in text elements.</summary>
    public required int MaxLength { get; init; }

    public override IReadOnlyDictionary<string, string> ToFields(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return NameColumns.Split(answer.Value) is var (family, given)
            ? new Dictionary<string, string> { [FamilyPart] = family, [GivenPart] = given }
            : new Dictionary<string, string> { [FullPart] = answer.Value };
    }

    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return NameColumns.Of(Key, answer.Value);
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today)
    {
        var (family, given, full) = (OnePart(raw[FamilyPart]), OnePart(raw[GivenPart]), OneLine(raw[FullPart]));
        if (full.Length > 0)
        {
            return family.Length + given.Length == 0
                ? ParsedAnswer.Of(new Answer(full))
                : ParsedAnswer.Of(FullPart, $"{Label}は、「氏」と「名」か、「氏と名に分けられない名前」の、どちらか一方に入力してください");
        }

        return family.Length == 0 ? ParsedAnswer.Of(FamilyPart, $"{Label}の「氏」を入力してください")
            : given.Length == 0 ? ParsedAnswer.Of(GivenPart, $"{Label}の「名」を入力してください（氏と名に分けられないときは、下の欄に入力します）")
            : ParsedAnswer.Of(new Answer(family + '\u3000' + given));
    }

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var field = NameColumns.Split(answer.Value) is null ? FullPart : FamilyPart;
        if (TooLong(Label, answer.Value, MaxLength) is { } tooLong)
        {
            yield return new FieldError(field, tooLong);
        }
        else if (HasControl(answer.Value))
        {
            yield return new FieldError(field, $"{Label}に使えない文字（制御文字）が入っています。入力し直してください");
        }
    }

    /// <summary>A full-width space separates 氏 and 名, so within one of them it becomes a half-width one (GIF: middle names).</summary>
    private static string OnePart(string text) => OneLine(text).Replace('\u3000', ' ');
}
