namespace KitakyushuDigitalWindow.BrowserTests;

/// <summary>児童手当の認定請求, filled in as a parent of two small children and a student would, with a photograph of the bank book.</summary>
public static class ChildAllowanceForm
{
    /// <summary>A 1×1 PNG.</summary>
    private static readonly byte[] _photo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    /// <summary>From the first question to the check page; some pages are first posted wrong.</summary>
    /// <param name="inbox">Where the mails of the sandbox can be read.</param>
    public static async Task FillAsync(Visitor visitor, string inbox)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        await FillClaimantAsync(visitor, inbox);
        await FillReasonAndSpouseAsync(visitor);
        await FillChildAsync(visitor, "北九　一葉", "キタキュウ　カズハ", ("令和", "8", "3", "27"));
        await visitor.PressAsync("お子さんをもう1件追加する");
        await FillChildAsync(visitor, "北九　二葉", "きたきゅう　ふたば", ("西暦", "2023", "5", "14"));
        await visitor.PressAsync("これで全部です。次へ進む");
        await visitor.SeesAsync("加入している公的年金の種類"); // asked because a child is under three
        await visitor.ChooseAsync("厚生年金");
        await visitor.NextAsync();
        await FillStudentAsync(visitor);
        await FillAccountAsync(visitor);
    }

    private static async Task FillClaimantAsync(Visitor visitor, string inbox)
    {
        await visitor.SeesAsync("あなた（請求者）のこと");
        await visitor.NextAsync();
        await visitor.SeesAsync("あなた（請求者）のこと"); // with the error
        await visitor.FillAsync("請求者の氏名（フリガナ）", "きたきゅう　はなこ");
        await visitor.NextAsync();
        await visitor.SeesAsync("あなたの連絡先");
        await visitor.FillAsync("日中に連絡がつく電話番号", "０９０－５５５０－０００１");
        await visitor.FillAsync("メールアドレス（任意）", "hanako@example.jp");
        await visitor.NextAsync();
        await visitor.SeesAsync("あなたの連絡先"); // with a field for the code
        await visitor.FillAsync("確認コード（6桁の数字）", "12345");
        await visitor.NextAsync();
        await visitor.SeesAsync("あなたの連絡先"); // five digits
        await visitor.FillAsync("確認コード（6桁の数字）", await visitor.CodeAsync(inbox));
        await visitor.NextAsync();
        await visitor.SeesAsync("お子さんとの関係と、1月1日の住所");
        await visitor.ChooseAsync("父または母", "請求者の立場");
        await visitor.ChooseAsync("いいえ", "1月1日の住所は今と同じですか");
        await visitor.NextAsync();
        await visitor.SeesAsync("1月1日の住所");
        await visitor.FillAsync("郵便番号（分かるとき）", "803-0813");
        await visitor.PressAsync("郵便番号から町名を入れる");
        await visitor.SeesAsync("1月1日の住所");
        await visitor.FillAsync("番地", "2番1号");
        await visitor.NextAsync();
        await visitor.SeesAsync("請求者の職業");
        await visitor.ChooseAsync("会社員");
        await visitor.NextAsync();
        await visitor.SeesAsync("勤務先の名称（任意）");
        await visitor.FillAsync("勤務先の名称（任意）", "架空製鉄所");
        await visitor.NextAsync();
    }

    private static async Task FillReasonAndSpouseAsync(Visitor visitor)
    {
        await visitor.SeesAsync("請求の理由と、その日");
        await visitor.Page.GetByLabel("請求の理由", new() { Exact = true }).SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = "出生" });
        await visitor.FillDateAsync("理由が生じた日", "令和", "8", "13", "27");
        await visitor.NextAsync();
        await visitor.SeesAsync("請求の理由と、その日"); // month 13
        Assert.Equal("13", await visitor.Page.GetByLabel("月", new() { Exact = true }).InputValueAsync());
        await visitor.FillDateAsync("理由が生じた日", "令和", "8", "3", "27");
        await visitor.NextAsync();
        await visitor.SeesAsync("配偶者の有無");
        await visitor.ChooseAsync("あり");
        await visitor.NextAsync();
        await visitor.SeesAsync("配偶者のこと");
        await visitor.FillAsync("配偶者の氏名", "北九　太郎");
        await visitor.FillAsync("配偶者の氏名（フリガナ）", "キタキュウ　タロウ");
        await visitor.FillDateAsync("配偶者の生年月日", "昭和", "63", "4", "27");
        await visitor.ChooseAsync("会社員", "配偶者の職業");
        await visitor.ChooseAsync("同居", "配偶者との同居・別居の別");
        await visitor.NextAsync();
        await visitor.SeesAsync("所得が高い人");
        await visitor.ChooseAsync("請求者", "請求者と配偶者で所得が高い人");
        await visitor.NextAsync();
    }

    private static async Task FillChildAsync(Visitor visitor, string name, string kana, (string Calendar, string Year, string Month, string Day) born)
    {
        await visitor.SeesAsync("お子さんのこと");
        await visitor.FillAsync("児童の氏名", name);
        await visitor.FillAsync("児童の氏名（フリガナ）", kana);
        await visitor.FillDateAsync("児童の生年月日", born.Calendar, born.Year, born.Month, born.Day);
        await visitor.ChooseAsync("子", "請求者との続柄");
        await visitor.ChooseAsync("同居", "同居・別居の別");
        await visitor.NextAsync();
        await visitor.SeesAsync("お子さんの監護と生計");
        await visitor.ChooseAsync("あり", "監護の有無");
        await visitor.ChooseAsync("同一（生計が同じ）", "生計関係");
        await visitor.NextAsync();
        await visitor.SeesAsync("養育しているお子さん");
    }

    private static async Task FillStudentAsync(Visitor visitor)
    {
        await visitor.SeesAsync("18歳の年度末を過ぎ22歳の年度末までの子を養育していますか");
        await visitor.ChooseAsync("はい");
        await visitor.NextAsync();
        await visitor.SeesAsync("大学生年代のお子さんのこと");
        await visitor.FillAsync("子の氏名", "北九　三太");
        await visitor.FillDateAsync("子の生年月日", "平成", "18", "8", "27");
        await visitor.ChooseAsync("別居", "同居・別居の別");
        await visitor.ChooseAsync("学生", "職業等");
        await visitor.NextAsync();
        await visitor.SeesAsync("卒業予定の年月");
        await visitor.Page.GetByLabel("暦").SelectOptionAsync("西暦");
        await visitor.Page.GetByLabel("年", new() { Exact = true }).FillAsync("2029");
        await visitor.Page.GetByLabel("月", new() { Exact = true }).FillAsync("3");
        await visitor.NextAsync();
        await visitor.SeesAsync("世話と生計費の負担");
        await visitor.ChooseAsync("あり", "監護に相当する世話");
        await visitor.ChooseAsync("あり", "生計費の負担");
        await visitor.NextAsync();
        await visitor.SeesAsync("大学生年代のお子さん");
        await visitor.PressAsync("これで全部です。次へ進む");
    }

    private static async Task FillAccountAsync(Visitor visitor)
    {
        await visitor.SeesAsync("受け取る口座");
        await visitor.ChooseAsync("口座を指定する");
        await visitor.NextAsync();
        await visitor.SeesAsync("振込先口座");
        await visitor.FillAsync("銀行などの名前", "架空銀行");
        await visitor.FillAsync("支店の名前", "見本支店");
        await visitor.FillAsync("口座番号（7桁）", "１２３４５６７");
        await visitor.FillAsync("口座名義（カタカナ）", "ｷﾀｷｭｳ ﾊﾅｺ");
        await visitor.NextAsync();
        await visitor.SeesAsync("必要な書類の写真やPDFを添付してください");
        await visitor.Page.GetByLabel("通帳またはキャッシュカードの写し", new() { Exact = true })
            .SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "通帳.png", MimeType = "image/png", Buffer = _photo });
        await visitor.PressAsync("選んだファイルを追加する");
        await visitor.SeesAsync("必要な書類の写真やPDFを添付してください");
        await visitor.NextAsync();
    }
}
