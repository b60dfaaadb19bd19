namespace KitakyushuDigitalWindow.Domain;

/// <summary>区: the seven wards, and the city hall for sections that work for the whole city.</summary>
public enum Ward
{
    Moji = 10,            // 門司区
    Wakamatsu = 20,       // 若松区
    Tobata = 30,          // 戸畑区
    KokuraKita = 40,      // 小倉北区
    KokuraMinami = 50,    // 小倉南区
    YahataHigashi = 60,   // 八幡東区
    YahataNishi = 70,     // 八幡西区
    CityHall = 90,        // 本庁
}

public static class Wards
{
    private static readonly (Ward Ward, string Id, string Name, string Code)[] _all =
    [
        (Ward.Moji, "moji", "門司区", "401013"),
        (Ward.Wakamatsu, "wakamatsu", "若松区", "401030"),
        (Ward.Tobata, "tobata", "戸畑区", "401056"),
        (Ward.KokuraKita, "kokurakita", "小倉北区", "401064"),
        (Ward.KokuraMinami, "kokuraminami", "小倉南区", "401072"),
        (Ward.YahataHigashi, "yahatahigashi", "八幡東区", "401081"),
        (Ward.YahataNishi, "yahatanishi", "八幡西区", "401099"),
        (Ward.CityHall, "cityhall", "本庁", "401005"),
    ];

    /// <summary>The seven wards, in the order of their codes; without the city hall.</summary>
    public static IReadOnlyList<Ward> Seven { get; } = [.. _all.Where(w => w.Ward != Ward.CityHall).Select(w => w.Ward)];

    public static string Label(this Ward ward) => Row(ward).Name;

    /// <summary>The name used in URLs and data files (<c>kokurakita</c>).</summary>
    public static string Id(this Ward ward) => Row(ward).Id;

    /// <summary>全国地方公共団体コード, six digits with check digit.</summary>
    public static string Code(this Ward ward) => Row(ward).Code;

    public static Ward? FromId(string? id) =>
        _all.Where(w => w.Id == id).Select(w => (Ward?)w.Ward).FirstOrDefault();

    /// <summary>The ward that an address in Kitakyushu names; null when the address lies elsewhere.</summary>
    public static Ward? OfAddress(string? address)
    {
        if (address is null || !address.Contains("北九州市", StringComparison.Ordinal))
        {
            return null;
        }

        return _all.Where(w => w.Ward != Ward.CityHall && address.Contains("北九州市" + w.Name, StringComparison.Ordinal))
            .Select(w => (Ward?)w.Ward).FirstOrDefault();
    }

    private static (Ward Ward, string Id, string Name, string Code) Row(Ward ward) => _all.First(w => w.Ward == ward);
}
