using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>
/// 振込先口座. First the way: 公金受取口座 (nothing more to say; only where the form allows it), a bank by name and branch, or ゆうちょ銀行 by
/// 記号 and 番号, which are turned into branch and number as well. Free entry of bank and branch is always possible; their codes are looked up.
/// </summary>
public sealed class BankAccountQuestion(QuestionFacts facts) : Question(facts)
{
    public const string WayPart = "way";
    public const string BankPart = "bankName";
    public const string BankCodePart = "bankCode";
    public const string BranchPart = "branchName";
    public const string BranchCodePart = "branchCode";
    public const string KindPart = "accountType";
    public const string NumberPart = "accountNumber";
    public const string HolderPart = "holderKana";
    public const string SymbolPart = "symbol";
    public const string YuchoNumberPart = "yuchoNumber";

    public const string Public = "public";
    public const string Bank = "bank";
    public const string Yucho = "yucho";

    private const int NameMaxLength = 40;
    private const int NumberLength = 7;

    private static readonly string[] _typed = [BankPart, BranchPart, NumberPart, SymbolPart, YuchoNumberPart, HolderPart];
    private static readonly string[] _fields = [BankPart, BranchPart, KindPart, NumberPart, SymbolPart, YuchoNumberPart, HolderPart, BankCodePart, BranchCodePart, WayPart];
    private static readonly string[] _fieldsWithPublic = [WayPart, .. _fields[..^1]];

    private static readonly (string Value, string Label)[] _kinds = [("ordinary", "普通"), ("checking", "当座"), ("savings", "貯蓄")];

    public static IReadOnlyList<Option> Kinds { get; } = [.. _kinds.Select(k => new Option(k.Value, k.Label))];

    /// <summary>公金受取口座 may be chosen: not for a child's own account, nor for an account that money is taken from.</summary>
    public bool AllowsPublicAccount { get; init; }

    public IReadOnlyList<Option> Ways => AllowsPublicAccount ? [new(Public, "公金受取口座（マイナンバーカードに登録した口座）"), .. _ways] : _ways;

    public override IReadOnlyList<string> Fields => AllowsPublicAccount ? _fieldsWithPublic : _fields;

    public override bool IsGroup => true;

    private static readonly Option[] _ways = [new(Bank, "銀行・信用金庫・農協など"), new(Yucho, "ゆうちょ銀行（記号と番号で入力）")];

    public static bool IsYucho(Answer answer) => WayOf(answer) == Yucho;

    /// <summary>Answers of old forms know no way: they are of a bank.</summary>
    public static string WayOf(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Part(WayPart) is { Length: > 0 } way ? way : Bank;
    }

    public override IReadOnlyDictionary<string, string> ToFields(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!IsYucho(answer))
        {
            return answer.Parts;
        }

        string[] shown = [WayPart, SymbolPart, YuchoNumberPart, HolderPart];
        return answer.Parts.Where(p => shown.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value);
    }

    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var kind = _kinds.FirstOrDefault(k => k.Value == answer.Part(KindPart)).Label;
        return answer.IsEmpty ? "" : WayOf(answer) switch
        {
            Public => "公金受取口座",
            Yucho => $"{YuchoAccount.BankName}　記号 {answer.Part(SymbolPart)}　番号 {answer.Part(YuchoNumberPart)}\n"
                + $"（店名 {answer.Part(BranchPart)}　{kind}　{answer.Part(NumberPart)}）\n{answer.Part(HolderPart)}",
            _ => $"{answer.Part(BankPart)}{Code(answer, BankCodePart)}　{answer.Part(BranchPart)}{Code(answer, BranchCodePart)}\n{kind}　{answer.Part(NumberPart)}\n{answer.Part(HolderPart)}",
        };
    }

    /// <summary>The holder in the form that banks keep, of at most 30 characters.</summary>
    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        const int kept = 30;
        var holder = BankKana.Of(answer.Part(HolderPart));
        string[] plain = [BankCodePart, BankPart, BranchCodePart, BranchPart, KindPart, NumberPart];
        return
        [
            new($"{Key}.{WayPart}", answer.IsEmpty ? "" : WayOf(answer)),
            .. plain.Select(p => new ExportColumn($"{Key}.{p}", answer.Part(p))),
            new($"{Key}.{HolderPart}", holder.Length > kept ? holder[..kept] : holder),
        ];
    }

    /// <summary>The holder is written otherwise than this name: worth a second look, no error (a maiden name, a company, an heir).</summary>
    public static bool HolderDiffersFrom(Answer answer, string? kana)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return !string.IsNullOrEmpty(kana) && answer.Part(HolderPart) is { Length: > 0 } holder && !BankKana.AreTheSame(holder, kana);
    }

    protected override string EmptyMessage => AllowsPublicAccount ? ChooseMessage : base.EmptyMessage;

    public override bool IsBlank(RawFields raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return _typed.All(f => string.IsNullOrWhiteSpace(raw[f])) && !(AllowsPublicAccount && raw[WayPart].Length > 0);
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today)
    {
        var way = raw[WayPart].Length > 0 ? raw[WayPart] : Bank;
        return way switch
        {
            Public when AllowsPublicAccount => ParsedAnswer.Of(new Answer(new Dictionary<string, string> { [WayPart] = Public })),
            Bank => ParsedAnswer.Of(new Answer(OfBank(raw))),
            Yucho => ParsedAnswer.Of(new Answer(OfYucho(raw))),
            _ => ParsedAnswer.Of(WayPart, ChooseMessage),
        };
    }

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return WayOf(answer) switch
        {
            Public => AllowsPublicAccount ? [] : [new FieldError(WayPart, ChooseMessage)],
            Yucho => [.. CheckYucho(answer), .. CheckHolder(answer)],
            Bank => [.. CheckBank(answer), .. CheckHolder(answer)],
            _ => [new FieldError(WayPart, ChooseMessage)],
        };
    }

    private static Dictionary<string, string> OfBank(RawFields raw)
    {
        var number = WidthFolding.WithoutSpacesAndHyphens(WidthFolding.ToHalfWidthAscii(raw[NumberPart]));
        var parts = new Dictionary<string, string>
        {
            [WayPart] = Bank,
            [BankPart] = OneLine(raw[BankPart]),
            [BranchPart] = OneLine(raw[BranchPart]),
            [KindPart] = raw[KindPart].Length == 0 ? _kinds[0].Value : raw[KindPart],
            [NumberPart] = number.Length is > 0 and < NumberLength && number.All(char.IsAsciiDigit) ? number.PadLeft(NumberLength, '0') : number,
            [HolderPart] = Holder(raw),
        };
        foreach (var code in new[] { BankCodePart, BranchCodePart })
        {
            if (raw[code] is { Length: > 0 } digits)
            {
                parts[code] = digits;
            }
        }

        return parts;
    }

    private static Dictionary<string, string> OfYucho(RawFields raw)
    {
        var account = YuchoAccount.Of(raw[SymbolPart], raw[YuchoNumberPart]);
        var parts = new Dictionary<string, string>
        {
            [WayPart] = Yucho,
            [SymbolPart] = account.Symbol,
            [YuchoNumberPart] = account.Number,
            [HolderPart] = Holder(raw),
        };
        if (account is { IsSymbolGood: true, IsNumberGood: true })
        {
            (parts[BankPart], parts[BankCodePart]) = (YuchoAccount.BankName, YuchoAccount.BankCode);
            (parts[BranchPart], parts[BranchCodePart]) = (account.BranchName, account.BranchCode);
            (parts[KindPart], parts[NumberPart]) = (account.AccountType, account.AccountNumber);
        }

        return parts;
    }

    private static IEnumerable<FieldError> CheckBank(Answer answer)
    {
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
        if (number.Length != NumberLength || !number.All(char.IsAsciiDigit) || number.All(c => c == '0'))
        {
            yield return new FieldError(NumberPart, "口座番号は7桁の数字で入力してください（7桁より短いときは、前に0を付けて7桁にします）");
        }
    }

    private static IEnumerable<FieldError> CheckYucho(Answer answer)
    {
        var account = new YuchoAccount(answer.Part(SymbolPart), answer.Part(YuchoNumberPart));
        if (!account.IsSymbolGood)
        {
            yield return new FieldError(SymbolPart, "ゆうちょ銀行の記号は、5桁の数字で入力してください（1で始まるときは、最後は0です。例　17480）");
        }
        else if (!account.IsNumberGood)
        {
            yield return new FieldError(YuchoNumberPart, account.IsTransferAccount
                ? "ゆうちょ銀行の番号は、6桁までの数字で入力してください"
                : "ゆうちょ銀行の番号は、最後が1の8桁までの数字で入力してください（例　12345671）");
        }

        if (account.Number.Length == 0 && !account.IsSymbolGood)
        {
            yield return new FieldError(YuchoNumberPart, "ゆうちょ銀行の番号を入力してください");
        }
    }

    private static IEnumerable<FieldError> CheckHolder(Answer answer)
    {
        var holder = answer.Part(HolderPart);
        if (holder.Length == 0)
        {
            yield return new FieldError(HolderPart, "口座名義（カタカナ）を入力してください");
        }
        else if (TextElements.AreMoreThan(holder, NameMaxLength) || !BankKana.IsWritable(holder))
        {
            yield return new FieldError(HolderPart, $"口座名義はカタカナ{NameMaxLength}文字以内で入力してください（通帳のとおり。英字と数字も使えます）");
        }
    }

    private static string Code(Answer answer, string part) => answer.Part(part) is { Length: > 0 } code ? $"（{code}）" : "";

    /// <summary>Banks write a foreign holder's letters in half width; cards write them in full width.</summary>
    private static string Holder(RawFields raw) => string.Concat(WidthFolding.ToKatakana(OneLine(raw[HolderPart])).Select(c =>
        c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') ? (char)(c - '０' + '0') : c));
}
