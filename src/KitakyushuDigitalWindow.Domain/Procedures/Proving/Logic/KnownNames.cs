using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>The names under which something is known without asking (事前入力), and the question types that such a value fits.</summary>
internal static class KnownNames
{
    private static readonly string[] _personParts =
        ["name", "nameKana", "birthDate", "sex", "relation", "relationToHead", "living", "address", "schoolName", "schoolGrade"];

    private static readonly Dictionary<string, string[]> _names = new()
    {
        ["card"] = ["name", "birthDate", "sex", "address"],
        ["derived"] = ["ward", "office", "kaigoAgeGroup", "ageDecade", "schoolGrade"],
        ["profile"] =
        [
            "nameKana", "phone", "email", "bankAccount", "occupation", "employerName", "pensionType",
            "health.insurer", "health.symbol", "health.number", "health.branch", "health.symbolNumber",
        ],
        ["business"] = ["name", "nameKana", "number", "address", "phone", "email", "repTitle", "repName", "kaigoNumber"],
        ["household"] =
        [
            "hasSpouse", "head.name", .. _personParts.Select(p => "spouse." + p),
            .. new[] { "child", "olderChild", "person", "other", "member" }.SelectMany(g => _personParts.Select(p => $"{g}.{p}").Append(g)),
        ],
    };

    /// <summary>Registers of the city (later): their names are the registers' own.</summary>
    private static readonly string[] _registers =
        ["childAllowance", "childRearing", "nursery", "kaigo", "kokuho", "koseki", "seal", "water", "facility", "welfare"];

    /// <summary>Is it the name of an answer of an earlier application: <c>earlier.moving-out-notification.newAddress</c>?</summary>
    public static bool IsEarlier(string name, out string procedure, out string key)
    {
        var parts = name.Split('.');
        (procedure, key) = parts is ["earlier", var p, var k] ? (p, k) : ("", "");
        return parts is ["earlier", ..];
    }

    public static bool IsKnown(string name)
    {
        var at = name.IndexOf('.', StringComparison.Ordinal);
        return at > 0 && (_registers.Contains(name[..at]) || _names.TryGetValue(name[..at], out var names) && names.Contains(name[(at + 1)..]));
    }

    /// <summary>Names of groups of people: they propose rows.</summary>
    public static bool IsRows(string name) => KnownRow.GroupOf(name + ".name") == name;

    public static bool Fits(string name, Question question) => name[(name.LastIndexOf('.') + 1)..] switch
    {
        _ when IsRows(name) => question is RepeatQuestion,
        "birthDate" => question is DateQuestion { IsMonth: false },
        "address" => question is AddressQuestion or TextQuestion,
        "phone" => question is PhoneQuestion,
        "email" => question is EmailQuestion,
        "nameKana" => question is KanaQuestion,
        "bankAccount" => question is BankAccountQuestion,
        "sex" or "ward" or "office" or "hasSpouse" => question is ChoiceQuestion,
        "name" => question is TextQuestion or PersonNameQuestion,
        _ => true,
    };
}
