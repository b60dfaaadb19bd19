using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>
/// 住所 (GIF names): postal code, town, block and building; or the full address as the card has it. The postal code finds the town; free entry
/// always works (DS-442).
/// </summary>
public sealed class AddressQuestion(QuestionFacts facts) : Question(facts)
{
    public const string PostalCodePart = "postalCode";
    public const string TownPart = "town";
    public const string BlockPart = "cityBlock";
    public const string BuildingPart = "buildingName";

    private static readonly string[] _fields = [PostalCodePart, TownPart, BlockPart, BuildingPart];

    public override IReadOnlyList<string> Fields => _fields;

    public override bool IsGroup => true;

    /// <summary>Of each part, in text elements.</summary>
    public required int MaxLength { get; init; }

    public override IReadOnlyDictionary<string, string> ToFields(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Parts.Count > 0 ? answer.Parts : new Dictionary<string, string> { [TownPart] = answer.Value };
    }

    public override string Display(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Parts.Count == 0)
        {
            return answer.Value;
        }

        var postal = answer.Part(PostalCodePart);
        var code = postal.Length == 7 ? $"〒{postal[..3]}-{postal[3..]}\n" : "";
        var building = answer.Part(BuildingPart);
        return code + answer.Part(TownPart) + answer.Part(BlockPart) + (building.Length > 0 ? "\n" + building : "");
    }

    /// <summary>Prefecture, city and code only where they are certain: in the seven wards.</summary>
    public override IReadOnlyList<ExportColumn> Export(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var isWhole = answer.Parts.Count == 0;
        var (town, block, building) = isWhole ? (answer.Value, "", "") : (answer.Part(TownPart), answer.Part(BlockPart), answer.Part(BuildingPart));
        var ward = Wards.OfAddress(town);
        var city = ward is null ? "" : "北九州市" + ward.Value.Label();
        var street = ward is null ? town : town[(town.IndexOf(city, StringComparison.Ordinal) is var at and >= 0 ? at + city.Length : 0)..];
        return
        [
            new(Key + ".fullAddress", town + block + (building.Length > 0 ? " " + building : "")),
            new(Key + ".localGovernmentCode", ward?.Code() ?? ""),
            new(Key + ".postalCode", answer.Part(PostalCodePart)),
            new(Key + ".prefecture", ward is null ? "" : "福岡県"),
            new(Key + ".cityAndCounty", city),
            new(Key + ".streetAddress", isWhole ? "" : street),
            new(Key + ".cityBlock", WidthFolding.ToHalfWidthAscii(block)),
            new(Key + ".buildingNameEtc", building),
        ];
    }

    protected override ParsedAnswer Read(RawFields raw, DateOnly today)
    {
        var parts = new Dictionary<string, string>();
        var postal = raw[PostalCodePart];
        if (!string.IsNullOrWhiteSpace(postal))
        {
            if (!PostalCode.TryParse(postal, out var code))
            {
                return ParsedAnswer.Of(PostalCodePart, $"{Label}の郵便番号は7桁の数字で入力してください");
            }

            parts[PostalCodePart] = code.Digits;
        }

        foreach (var field in _fields.Skip(1))
        {
            var text = OneLine(raw[field]);
            if (text.Length > 0)
            {
                parts[field] = text;
            }
        }

        return ParsedAnswer.Of(new Answer(parts));
    }

    protected override IEnumerable<FieldError> Check(Answer answer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Parts.Count == 0)
        {
            yield break; // the full address of the card
        }

        if (answer.Part(TownPart).Length == 0)
        {
            yield return new FieldError(TownPart, $"{Label}の市区町村・町名を入力してください");
        }

        if (answer.Part(BlockPart).Length == 0)
        {
            yield return new FieldError(BlockPart, $"{Label}の番地を入力してください（番地がないときは「なし」）");
        }

        foreach (var (part, name) in new[] { (TownPart, "市区町村・町名"), (BlockPart, "番地"), (BuildingPart, "建物名・部屋番号") })
        {
            if (TooLong($"{Label}の{name}", answer.Part(part), MaxLength) is { } tooLong)
            {
                yield return new FieldError(part, tooLong);
            }
            else if (HasControl(answer.Part(part)))
            {
                yield return new FieldError(part, $"{Label}の{name}に使えない文字（制御文字）が入っています。入力し直してください");
            }
        }
    }
}
