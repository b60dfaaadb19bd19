using System.Collections.Frozen;
using System.Text;

namespace KitakyushuDigitalWindow.Domain.Text;

/// <summary>異体字 for comparing only: forms of one character that registers, cards and keyboards write differently.
/// Characters that families tell apart stay apart (斎 and 斉, 島 and 嶋); what is stored and shown is never folded.</summary>
internal static class CharacterVariants
{
    /// <summary>Groups; the last of each is the form that the others are compared as.</summary>
    private const string Groups = """
        髙高 﨑崎 𠮷吉 邊邉辺 齋斎 齊斉 濵濱浜 德徳 槗𣘺橋 惠恵 廣広 眞真 澤沢 櫻桜 國囯国 黑黒 瀨瀬 增増 靑青 淸清 橫横 郞郎
        鄕鄉郷 緖緒 緣縁 冨富 龍竜 淵渊渕 舘館 舩船 埜野 條条 實実 榮栄 圓円 壽寿 曾曽 彌弥 靜静 豐豊 學学 淺浅 關関 應応 會会
        來来 禮礼 萬万 與与 龜亀 鐵鉄 縣県 觀観 權権 溫温 狹狭 絲糸 總総 莊荘 藏蔵 將将 壯壮 讓譲 亞亜 衞衛 枩柗松 檜桧 瀧滝
        澁渋 祿禄 穗穂 舊旧 薰薫 藥薬 蘆芦 螢蛍 賴頼 邨村 釼劒劍劔剱剣 鎭鎮 顯顕 驛駅 鷗鴎 鹽塩 麥麦 黃黄 齡齢 𡈽土 𠀋丈
        峯峰 嶽岳 凉涼 堯尭 遙遥 瑤瑶 槇槙 凜凛 晄晃 珎珍 萠萌 穐秋 穰穣 逹達 曻昇 昻昂 栁桺柳 栢柏 桒桑 熙凞煕 卷巻 强強
        敎教 步歩 每毎 氣気 涉渉 滿満 爲為 產産 戶戸 曉暁 歷歴 曆暦 祕秘 稻稲 聲声 臺台 舍舎 萊莱 藝芸 號号 覺覚 贊賛 釋釈
        雙双 顏顔 鸖鶴 鴈雁 𦚰脇 閒間 﨔欅 兔兎 收収 敍叙 佛仏 傳伝 兒児 勳勲 單単 嚴厳 圍囲 壹壱 寬寛 寶宝 專専 對対 峽峡
        巖巌 帶帯 廳庁 從従 戀恋 戰戦 拜拝 搖揺 攝摂 數数 晝昼 樂楽 樣様 歸帰 灣湾 獻献 甁瓶 畫画 當当 盡尽 碎砕 禪禅
        經経 繩縄 纖繊 聰聡 肅粛 莖茎 處処 虛虚 裝装 譽誉 讀読 變変 豫予 輕軽 轉転 鑄鋳 隨随 隱隠 雜雑 霸覇 靈霊
        飜翻 髓髄 點点
        """;

    private static readonly FrozenDictionary<Rune, Rune> _forms = Groups
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(group =>
        {
            var runes = group.EnumerateRunes().ToArray();
            return runes[..^1].Select(variant => (Variant: variant, Form: runes[^1]));
        })
        .ToFrozenDictionary(pair => pair.Variant, pair => pair.Form);

    /// <summary>Without variation selectors, each variant replaced by its common form. Broken surrogates become U+FFFD,
    /// so that the result can always be normalised.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not ((>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)))
            {
                folded.Append(_forms.GetValueOrDefault(rune, rune).ToString());
            }
        }

        return folded.ToString();
    }
}
