namespace KitakyushuDigitalWindow.Domain;

/// <summary>課・担当: the sections of the ward offices and the city hall, by code (names partly to be confirmed by the city).</summary>
public static class Sections
{
    private static readonly Dictionary<string, string> _names = new()
    {
        ["shimin"] = "市民課",
        ["kokuho"] = "国保年金課",
        ["hofuku-kodomo"] = "保健福祉課 子ども・家庭相談コーナー",
        ["hofuku-kenko"] = "保健福祉課 健康相談コーナー",
        ["hofuku-kaigo"] = "保健福祉課 介護保険担当",
        ["hofuku-koreishogai"] = "保健福祉課 高齢者・障害者相談コーナー",
        ["hofuku-inochi"] = "保健福祉課 いのちをつなぐネットワーク係",
        ["soumu"] = "総務企画課",
        ["senkan"] = "区選挙管理委員会事務局",
        ["tax"] = "市税証明窓口・市税事務所",
        ["kusei-center"] = "区政事務センター",
        ["dx"] = "デジタル市役所推進室",
    };

    public static IReadOnlyCollection<string> Codes => _names.Keys;

    /// <summary>The code itself when it is unknown.</summary>
    public static string NameOf(string? code) => code is null ? "" : _names.GetValueOrDefault(code, code);
}
