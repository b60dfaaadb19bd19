namespace KitakyushuDigitalWindow.Domain;

/// <summary>区役所: address and telephone (numbers to be confirmed by the city; source: docs/data-sources.md).</summary>
public sealed record WardOffice(Ward Ward, string Name, string Address, string Phone);

public static class WardOffices
{
    public const string Hours = "平日 午前8時30分から午後5時まで";

    public static IReadOnlyList<WardOffice> All { get; } =
    [
        new(Ward.Moji, "門司区役所", "北九州市門司区清滝一丁目1番1号", "093-331-1881"),
        new(Ward.Wakamatsu, "若松区役所", "北九州市若松区浜町一丁目1番1号", "093-761-5321"),
        new(Ward.Tobata, "戸畑区役所", "北九州市戸畑区千防一丁目1番1号", "093-871-1501"),
        new(Ward.KokuraKita, "小倉北区役所", "北九州市小倉北区大手町1番1号", "093-582-3311"),
        new(Ward.KokuraMinami, "小倉南区役所", "北九州市小倉南区若園五丁目1番2号", "093-951-4111"),
        new(Ward.YahataHigashi, "八幡東区役所", "北九州市八幡東区中央一丁目1番1号", "093-671-0801"),
        new(Ward.YahataNishi, "八幡西区役所", "北九州市八幡西区黒崎三丁目15番3号（コムシティ）", "093-642-1441"),
        new(Ward.CityHall, "北九州市役所", "北九州市小倉北区城内1番1号", "093-671-8181"),
    ];

    public static WardOffice Of(Ward ward) => All.First(o => o.Ward == ward);
}
