namespace KitakyushuDigitalWindow.Domain;

/// <summary>課・担当: the sections of the ward offices and the city hall, by code (names partly to be confirmed by the city).</summary>
public static class Sections
{
    /// <summary>デジタル市役所推進室.</summary>
    public const string DxOffice = "dx";

    /// <summary>監査事務局.</summary>
    public const string AuditOffice = "kansa";

    private static readonly Dictionary<string, (string Name, string Mark)> _all = new()
    {
        ["shimin"] = ("市民課", "市民"),
        ["kokuho"] = ("国保年金課", "国年"),
        ["hofuku-kodomo"] = ("保健福祉課 子ども・家庭相談コーナー", "保子"),
        ["hofuku-kenko"] = ("保健福祉課 健康相談コーナー", "保健"),
        ["hofuku-kaigo"] = ("保健福祉課 介護保険担当", "保介"),
        ["hofuku-koreishogai"] = ("保健福祉課 高齢者・障害者相談コーナー", "保高"),
        ["hofuku-inochi"] = ("保健福祉課 いのちをつなぐネットワーク係", "保命"),
        ["soumu"] = ("総務企画課", "総企"),
        ["senkan"] = ("区選挙管理委員会事務局", "選管"),
        ["tax"] = ("市税証明窓口・市税事務所", "市税"),
        ["kusei-center"] = ("区政事務センター", "区政"),
        [DxOffice] = ("デジタル市役所推進室", "デジ"),
        [AuditOffice] = ("監査事務局", "監査"),
    };

    public static IReadOnlyCollection<string> Codes => _all.Keys;

    /// <summary>The code itself when it is unknown.</summary>
    public static string NameOf(string? code) => code is null ? "" : _all.TryGetValue(code, out var section) ? section.Name : code;

    /// <summary>文書記号 of the section, a part of its document numbers: its own for each section. The code itself when it is unknown.</summary>
    public static string MarkOf(string code) => _all.TryGetValue(code, out var section) ? section.Mark : code;
}
