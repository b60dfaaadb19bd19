using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace KitakyushuDigitalWindow.UseCases.Documents;

/// <summary>Which of the city's layouts a letter takes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LetterKind>))]
public enum LetterKind
{
    DecisionLetter = 10,        // 決定通知書
    ReceiptSlip = 20,           // 受付票
    PaymentConfirmation = 30,   // 納付確認書
    Checklist = 40,             // 書類のチェックリスト
}

/// <summary>宛先. The block stands where the window of the envelope is.</summary>
/// <param name="PostalCode">Three digits, hyphen, four digits; without 〒.</param>
/// <param name="AddressLines">One line each; a long one is wrapped.</param>
/// <param name="Name">The registered name, unchanged (variation selectors kept).</param>
/// <param name="Honorific">様 for people, 御中 for offices.</param>
public sealed record LetterAddressee(
    string? PostalCode, IReadOnlyList<string> AddressLines, string Name, string Honorific = "様");

/// <summary>差出人, for example 北九州市小倉北区長.</summary>
/// <param name="SealOmitted">Prints （公印省略）; false for 処分通知 unless the city's seal rules allow it (公印規程).</param>
public sealed record LetterSender(IReadOnlyList<string> Lines, bool SealOmitted = false);

/// <summary>A numbered section of the letter; the number is given by its place.</summary>
public sealed record LetterItem(string Heading, IReadOnlyList<string> Paragraphs);

/// <summary>Rows of label and value. A line break in a value is printed as one.</summary>
public sealed record LetterTable(IReadOnlyList<LetterRow> Rows, string? Caption = null);

/// <summary>One row; a value equal to the letter's receipt number is printed large.</summary>
public sealed record LetterRow(string Label, string Value);

/// <summary>担当: whom the reader asks. Hours in words (平日 午前8時30分から午後5時まで).</summary>
public sealed record LetterContact(string Section, string Phone, string Hours, string? Fax = null);

/// <summary>
/// 文書: a letter as plain data. The approval page shows it, the approver approves its <see cref="ContentHash"/>, the renderer
/// prints it. Immutable, and the same after a round trip through <see cref="ToJson"/> and <see cref="FromJson"/>.
/// </summary>
public sealed record LetterDocument
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public required LetterKind Kind { get; init; }

    /// <summary>Heading and title of the PDF; ends in （通知） where the letter notifies a decision.</summary>
    public required string Title { get; init; }

    /// <summary>文書番号, for example 北九小保第123号; null until issued.</summary>
    public string? Number { get; init; }

    /// <summary>The day in Japan that the letter bears; null until issued.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Instant of issue, UTC; null until issued.</summary>
    public DateTime? IssuedAtUtc { get; init; }

    /// <summary>文書ID in the footer; null until issued.</summary>
    public string? DocumentId { get; init; }

    public LetterAddressee? Addressee { get; init; }

    public LetterSender? Sender { get; init; }

    /// <summary>First paragraph. With the words 下記のとおり in it, 「記」 is printed below.</summary>
    public string? Opening { get; init; }

    public IReadOnlyList<LetterItem> Items { get; init; } = [];

    public IReadOnlyList<LetterTable> Tables { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>教示 (行政不服審査法82条, 行政事件訴訟法46条): paragraphs without numbers; null prints no frame.</summary>
    public IReadOnlyList<string>? AppealNotice { get; init; }

    public required LetterContact Contact { get; init; }

    public string? ReceiptNumber { get; init; }

    /// <summary>照合番号, under which the public page knows the letter; null for one that cannot be checked there.</summary>
    public string? VerificationCode { get; init; }

    /// <summary>What the two-dimensional code holds (as a rule the address of the state page); null prints none.</summary>
    public string? QrText { get; init; }

    /// <summary>
    /// SHA-256 (64 lower-case hex digits) of what the approver approves: everything except number, date, instant of issue and
    /// document id, which the system gives at the moment of decision. Keys are sorted and empty members left out, so that
    /// neither the order of declarations nor a new optional member changes the hash of an old letter.
    /// </summary>
    public string ContentHash()
    {
        var content = this with { Number = null, Date = null, IssuedAtUtc = null, DocumentId = null };
        var canonical = Canonical(JsonSerializer.SerializeToNode(content, _json));
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(canonical, _json)));
    }

    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <exception cref="JsonException">The text is not a letter.</exception>
    public static LetterDocument FromJson(string json) =>
        JsonSerializer.Deserialize<LetterDocument>(json, _json) ?? throw new JsonException("The text is not a letter.");

    private static JsonNode? Canonical(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(m => m.Value is not null and not JsonArray { Count: 0 })
            .OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m => KeyValuePair.Create(m.Key, Canonical(m.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Canonical)]),
        _ => node?.DeepClone(),
    };
}
