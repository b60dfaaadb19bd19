using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>振込先口座: bank and branch by name, the seven-digit number and the holder's kana; ゆうちょ by 記号 and 番号.</summary>
public sealed class BankAccountQuestion(QuestionFacts facts) : Question(facts)
{
    public const string BankPart = "bankName";
    public const string BranchPart = "branchName";
    public const string KindPart = "accountType";
    public const string NumberPart = "accountNumber";
    public const string HolderPart = "holderKana";

    private const int NameMaxLength = 40;

    private static readonly string[] _fields = [BankPart, BranchPart, KindPart, NumberPart, HolderPart];

    private static readonly (string Value, string Label)[] _kinds = [("ordinary", "普通"), ("checking", "当座"), ("savings", "貯蓄")];

    public static IReadOnlyList<Option> Kinds { get; } = [.. _kinds.Select(k => new Option(k.Value, k.Label))];

    public override IReadOnlyList<string> Fields => _fields;

    public override bool IsGroup => true;

    public override IReadOnlyDictionary<string, string> ToFields(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Parts;
    }

    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var kind = _kinds.FirstOrDefault(k => k.Value == answer.Part(KindPart)).Label;
        return answer.IsEmpty ? "" : $"{answer.Part(BankPart)}　{answer.Part(BranchPart)}\n{kind}　{answer.Part(NumberPart)}\n{answer.Part(HolderPart)}";
    }

    protected override bool IsBlank(RawFields raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return _fields.Where(f => f != KindPart).All(f => string.IsNullOrWhiteSpace(raw[f]));
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today)
    {
        var number = WidthFolding.WithoutSpacesAndHyphens(WidthFolding.ToHalfWidthAscii(raw[NumberPart]));
        var parts = new Dictionary<string, string>
        {
            [BankPart] = OneLine(raw[BankPart]),
            [BranchPart] = OneLine(raw[BranchPart]),
            [KindPart] = raw[KindPart].Length == 0 ? _kinds[0].Value : raw[KindPart],
            [NumberPart] = number,
            [HolderPart] = string.Concat(WidthFolding.ToKatakana(OneLine(raw[HolderPart])).Select(HalfWidthLetter)),
        };
        return ParsedAnswer.Of(new Answer(parts));
    }

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Part(BankPart).Length == 0)
        {
            yield return new FieldError(BankPart, "銀行などの名前を入力してください");
        }
        else if (TooLong("銀行などの名前", answer.Part(BankPart), NameMaxLength) is { } tooLong)
        {
            yield return new FieldError(BankPart, tooLong);
        }

        if (answer.Part(BranchPart).Length == 0)
        {
            yield return new FieldError(BranchPart, "支店の名前を入力してください（ゆうちょ銀行は3桁の店名）");
        }
        else if (TooLong("支店の名前", answer.Part(BranchPart), NameMaxLength) is { } tooLong)
        {
            yield return new FieldError(BranchPart, tooLong);
        }

        if (!_kinds.Any(k => k.Value == answer.Part(KindPart)))
        {
            yield return new FieldError(KindPart, "預金の種類を選んでください");
        }

        var number = answer.Part(NumberPart);
        if (number.Length != 7 || !number.All(char.IsAsciiDigit))
        {
            yield return new FieldError(NumberPart, "口座番号は7桁の数字で入力してください（7桁より短いときは前に0を付けます）");
        }

        var holder = answer.Part(HolderPart);
        if (holder.Length == 0)
        {
            yield return new FieldError(HolderPart, "口座名義（カタカナ）を入力してください");
        }
        else if (TextElements.AreMoreThan(holder, NameMaxLength) || !holder.All(c => c is (>= 'ァ' and <= 'ヺ') or 'ー' or '・' or '　' or ' ' or '（' or '）' or '(' or ')' or '.' or '-' || char.IsAsciiLetterOrDigit(c)))
        {
            yield return new FieldError(HolderPart, $"口座名義はカタカナ{NameMaxLength}文字以内で入力してください");
        }
    }
    /// <summary>Banks write a foreign holder's letters in half width; cards write them in full width.</summary>
    private static char HalfWidthLetter(char c) =>
        c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') ? (char)(c - '０' + '0') : c;
}
