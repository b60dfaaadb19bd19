using System.Globalization;

namespace KitakyushuDigitalWindow.Domain;

/// <summary>年度: 1 April to 31 March, named by the year it begins in (地方自治法208条).</summary>
public readonly record struct FiscalYear(int Year)
{
    public static FiscalYear Of(DateOnly day) => new(day.Year - (day.Month < 4 ? 1 : 0));

    public static FiscalYear Reiwa(int year) => new(2018 + year);

    public DateOnly FirstDay => new(Year, 4, 1);

    public DateOnly LastDay => new(Year + 1, 3, 31);

    /// <summary>令和3年度（R3）. Years before Reiwa are shown by the western year.</summary>
    public override string ToString() => Year >= 2019
        ? string.Create(CultureInfo.InvariantCulture, $"令和{(Year == 2019 ? "元" : Year - 2018)}年度（R{Year - 2018}）")
        : string.Create(CultureInfo.InvariantCulture, $"{Year}年度");
}
