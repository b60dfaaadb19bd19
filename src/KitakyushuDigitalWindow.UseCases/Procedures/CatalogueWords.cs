using KitakyushuDigitalWindow.Domain.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Procedures;

/// <summary>くらしの場面: how people who do not know the name of a procedure come to it.</summary>
/// <param name="Id">Value in the definitions, and in URLs.</param>
/// <param name="Words">Spellings and everyday words that mean this situation; they find every procedure of it.</param>
public sealed record LifeEvent(string Id, string Label, IReadOnlyList<string> Words);

/// <summary>The words of the catalogue that are not part of a definition, in one place.</summary>
public static class CatalogueWords
{
    /// <summary>In the order of the home page. Labels as in ネットで手続きガイド, in the spelling that people type.</summary>
    public static IReadOnlyList<LifeEvent> LifeEvents { get; } =
    [
        new("moving", "引っ越し", ["引っ越し", "引越し", "引越", "ひっこし", "転居", "移転", "moving"]),
        new("birth", "妊娠・出産", ["妊娠", "出産", "しゅっさん", "にんしん", "赤ちゃん", "あかちゃん", "出生", "子どもが生まれた", "birth"]),
        new("childcare", "子育て", ["子育て", "こそだて", "育児", "子ども", "子供", "こども", "childcare"]),
        new("marriage-divorce", "結婚・離婚", ["結婚", "けっこん", "婚姻", "離婚", "りこん", "再婚", "入籍", "marriage", "divorce"]),
        new("care", "介護・高齢", ["介護", "かいご", "高齢", "高齢者", "こうれいしゃ", "お年寄り"]),
        new("death-inheritance", "死亡・相続", ["死亡", "亡くなった", "おくやみ", "お悔やみ", "相続", "そうぞく", "遺産"]),
        new("work-tax", "仕事・税", ["仕事", "しごと", "就職", "退職", "転職", "税金", "ぜいきん", "tax"]),
        new("certificates", "証明書", ["証明書", "しょうめいしょ", "証明", "certificate"]),
        new("welfare", "障害・福祉", ["障害", "障がい", "障碍", "しょうがい", "福祉", "ふくし"]),
        new("living", "住まい・くらし", ["住まい", "暮らし", "くらし", "生活"]),
        new("disaster", "災害", ["災害", "さいがい", "被災", "disaster"]),
        new("business", "事業者", ["事業者", "じぎょうしゃ", "会社", "営業", "business"]),
        new("civic", "市政・選挙・講座", ["市政", "選挙", "せんきょ", "講座", "こうざ"]),
    ];

    /// <summary>分野, in the order of the list; a category that is not here comes after them.</summary>
    public static IReadOnlyList<string> Categories { get; } =
    [
        "引越し", "証明書", "税・証明", "保険・年金", "子育て", "介護", "高齢", "障害・福祉", "住まい・くらし", "死亡・相続", "被災者支援", "事業者",
        "市政・選挙", "デジタル支援",
    ];

    /// <summary>よく使われる手続き: chosen by hand (from the wireframe of the home page) until there are figures of use.</summary>
    public static IReadOnlyList<(string Id, string Label)> Popular { get; } =
    [
        ("resident-record-copy", "住民票の写し"),
        ("child-allowance-certification", "児童手当"),
        ("national-health-insurance-join", "国民健康保険の加入"),
        ("moving-out-notification", "転出届"),
        ("bulky-waste-collection", "粗大ごみ"),
        ("disaster-victim-certificate", "罹災証明書"),
    ];

    /// <summary>A category as people read it: the data's spelling, but for 引越し, which is typed and shown as 引っ越し elsewhere.</summary>
    public static string CategoryLabel(string category) => category == "引越し" ? "引っ越し" : category;

    public static LifeEvent? LifeEventOf(string? id) => LifeEvents.FirstOrDefault(e => e.Id == id);

    /// <summary>On the chip in lists.</summary>
    public static string Chip(this OnlineLevel level) => level switch
    {
        OnlineLevel.Full => "オンライン可",
        OnlineLevel.Partial => "一部は窓口",
        OnlineLevel.PreSubmit => "事前送信と窓口",
        OnlineLevel.Blocked => "窓口のみ",
        _ => "申請は不要",
    };

    /// <summary>A sentence for each thing that keeps a procedure at the counter; null where it is no reason for a citizen.</summary>
    public static string? Explain(string barrier) => barrier switch
    {
        "書面" => "紙の書類で出すことが決められています",
        "押印" => "書類への押印が必要です",
        "対面" => "窓口でご本人と会って確認します",
        "添付原本" => "証明書などの原本を確認します",
        "世帯員の同意" => "同じ世帯の人の同意を確認します",
        "ヒアリング・相談" => "担当者がお話をうかがいながら進めます",
        _ => null,
    };
}
