namespace KitakyushuDigitalWindow.Sandbox;

/// <summary>Eight plainly fictitious citizens; each one tries something that breaks careless software.</summary>
public static class DemoCitizens
{
    public static IReadOnlyList<SandboxCitizen> All { get; } =
    [
        new("citizen-01", "北九　花子", "福岡県北九州市小倉北区城内1番1号", new DateOnly(1990, 5, 14), "2",
            "お子さまがいる保護者"),
        new("citizen-02", "長曽我部勘解由小路　左衛門三郎権之助", "福岡県北九州市八幡西区黒崎三丁目15番3号架空マンション黒崎駅前通り弐番館1205号室",
            new DateOnly(1978, 11, 3), "1", "長い氏名・長い住所"),
        new("citizen-03", "ＳＭＩＴＨ　ＪＯＨＮ　ＡＬＥＸＡＮＤＥＲ", "福岡県北九州市戸畑区千防一丁目1番1号", new DateOnly(1985, 2, 28), "1",
            "外国人の氏名（アルファベット）"),
        new("citizen-04", "𠮷田　花子", "福岡県北九州市門司区清滝一丁目1番1号", new DateOnly(1994, 8, 27), "2",
            "氏名に「𠮷」（つちよし）を含む・前に入力した内容がある"),
        new("citizen-05", "辻\U000E0100　太郎", "福岡県北九州市若松区浜町一丁目1番1号", new DateOnly(1969, 12, 31), "1",
            "氏名に異体字（一点しんにょうの辻）を含む"),
        // 17 throughout the demo's autumn of 2026.
        new("citizen-06", "架空　みらい", "福岡県北九州市小倉南区若園五丁目1番2号", new DateOnly(2009, 6, 20), "3",
            "17歳・性別「不明」"),
        new("citizen-07", "市外　一郎", "福岡県福岡市中央区天神一丁目8番1号", new DateOnly(1988, 4, 1), "1",
            "北九州市の外にお住まい"),
        new("citizen-08", "八幡　ハル", "福岡県北九州市八幡東区中央一丁目1番1号", new DateOnly(1938, 1, 9), "2",
            "88歳"),
    ];
}
