using KitakyushuDigitalWindow.Domain.Applications;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <summary>文例 of a request, in the citizen's words: what is wrong, why it matters, what to do.</summary>
/// <param name="Id">As the page posts it.</param>
/// <param name="Text">{項目} stands for the chosen questions, {期限} for the due day.</param>
public sealed record CorrectionTemplate(string Id, CorrectionKind Kind, string Name, string Text)
{
    public string Fill(IEnumerable<string> questions, string due)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return Text.Replace("{項目}", string.Join("」「", questions) is { Length: > 0 } all ? all : "選んだ項目", StringComparison.Ordinal)
            .Replace("{期限}", due.Length > 0 ? due : "期限", StringComparison.Ordinal);
    }
}

public static class CorrectionTemplates
{
    public static IReadOnlyList<CorrectionTemplate> All { get; } =
    [
        new("differs", CorrectionKind.Incorrect, "書類と内容が違う", "「{項目}」が、添付の書類に書かれていることと違います。書類を確かめて、正しい内容に直してください。"),
        new("account-holder", CorrectionKind.Incorrect, "口座の名義が違う", "口座の名義が、申請した人の名前と違うため、振り込むことができません。申請した人の名義の口座を入力してください。"),
        new("contact", CorrectionKind.Incorrect, "連絡がつかない", "入力された連絡先に連絡がつきませんでした。昼間に連絡がつく番号に直してください。"),
        new("unreadable", CorrectionKind.Incomplete, "写真が読めない", "「{項目}」の写真がぼやけていて、文字を読めません。明るい場所で、書類の全体が入るように撮り直して、添付してください。"),
        new("missing-page", CorrectionKind.Incomplete, "ページが足りない", "「{項目}」のページが足りません。すべてのページを添付してください。"),
        new("missing", CorrectionKind.Incomplete, "書類が足りない", "審査に必要な「{項目}」が届いていません。{期限}までに添付してください。"),
        new("explain", CorrectionKind.Incomplete, "説明が足りない", "「{項目}」の内容だけでは判断できません。いつから、なぜかが分かるように、もう少し詳しく入力してください。"),
        new("expired", CorrectionKind.Outdated, "有効期限が切れている", "「{項目}」の有効期限が切れています。新しい書類を添付してください。"),
        new("old", CorrectionKind.Outdated, "発行から日がたっている", "「{項目}」は、発行から3か月を過ぎているため使えません。新しく発行されたものを添付してください。"),
        new("moved", CorrectionKind.Outdated, "住所や氏名が変わっている", "「{項目}」が、今の住民票の内容と違います。今の内容に直してください。"),
    ];

    public static CorrectionTemplate? Find(string? id) => All.FirstOrDefault(t => t.Id == id);
}
