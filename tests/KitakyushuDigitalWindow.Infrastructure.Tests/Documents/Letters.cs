using KitakyushuDigitalWindow.UseCases.Documents;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Documents;

/// <summary>Letters of the kinds the city sends; all people are invented.</summary>
internal static class Letters
{
    public static readonly DateTime IssuedAtUtc = new(2026, 11, 24, 1, 5, 0, DateTimeKind.Utc);

    private static readonly LetterContact _contact =
        new("小倉北区役所 保健福祉課 子ども・家庭相談係", "093-582-0000", "平日 午前8時30分から午後5時15分まで", "093-582-0001");

    public static LetterDocument Decision() => new()
    {
        Kind = LetterKind.DecisionLetter,
        Title = "児童手当の認定について（通知）",
        Number = "北九小保第123号",
        Date = new DateOnly(2026, 11, 24),
        IssuedAtUtc = IssuedAtUtc,
        DocumentId = "D8-000123",
        Addressee = new LetterAddressee("803-8501", ["小倉北区城内1番1号"], "北九　花子"),
        Sender = new LetterSender(["北九州市小倉北区長"], SealOmitted: true),
        Opening = "令和8年11月2日付けで申請のあった児童手当について、下記のとおり認定しましたので、通知します。",
        Items =
        [
            new LetterItem("決定の内容", ["児童手当の受給資格と額を認定します。", "支給は令和8年12月分からです。"]),
            new LetterItem("理由", ["児童手当法第4条第1項第1号に当たるため。"]),
        ],
        Tables =
        [
            new LetterTable(
            [
                new LetterRow("認定番号", "第0012345号"),
                new LetterRow("対象の児童", "北九 一郎（平成30年4月2日生まれ）\n北九 二葉（令和5年7月10日生まれ）"),
                new LetterRow("月額", "25,000円（10,000円＋15,000円）"),
                new LetterRow("振込先", "お届けの口座（口座番号の末尾 567）"),
            ], "認定の内訳"),
        ],
        Notes = ["住所や家族の状況が変わったときは、15日以内に届け出てください。"],
        AppealNotice =
        [
            "この処分に不服があるときは、処分を知った日の翌日から起算して3か月以内に、北九州市長へ審査請求をすることができます。",
            "処分を知った日の翌日から起算して6か月以内に、北九州市を被告（代表者 北九州市長）として、処分の取消しの訴えを起こすこともできます。審査請求をしたときは、裁決を知った日の翌日から数えます。",
            "処分（裁決）の日の翌日から起算して1年を過ぎると、正当な理由がない限り、どちらもできません。",
        ],
        Contact = _contact,
        ReceiptNumber = "KH8-104-0123-7",
    };

    /// <summary>Long reasons, which need a second sheet.</summary>
    public static LetterDocument TwoSheets() => Decision() with
    {
        Items =
        [
            .. Decision().Items,
            new LetterItem("くわしい理由", [.. Enumerable.Range(1, 9).Select(n =>
                $"{n}つ目の確認では、提出された書類と市が持つ記録を照らし合わせ、申請した人と児童が生計を同じくしていることを認めました。")]),
        ],
    };

    public static LetterDocument Receipt() => new()
    {
        Kind = LetterKind.ReceiptSlip,
        Title = "受付票",
        IssuedAtUtc = IssuedAtUtc,
        DocumentId = "R8-000123",
        Sender = new LetterSender(["北九州市デジタル窓口"]),
        Tables =
        [
            new LetterTable(
            [
                new LetterRow("受付番号", "KH8-104-0123-7"),
                new LetterRow("受付日時", "令和8年11月23日 午前9時12分"),
                new LetterRow("手続き", "児童手当 認定請求"),
                new LetterRow("申請者", "北九 花子 様"),
                new LetterRow("提出先", "小倉北区役所 保健福祉課"),
                new LetterRow("添付", "通帳.jpg（1件）"),
                new LetterRow("手数料", "なし"),
            ]),
        ],
        Items =
        [
            new LetterItem("審査します", ["担当の課が内容を確認します。確認したいことがあるときは、メールでお知らせします。"]),
            new LetterItem("結果をお知らせします", ["目安は令和8年12月22日です。"]),
            new LetterItem("手当が振り込まれます", ["初めての振込は令和9年2月10日の予定です。"]),
        ],
        Notes =
        [
            "この票は申請が届いたことのお知らせです。審査の結果ではありません。",
            "状況は https://example.invalid/my/applications/KH8-104-0123-7 で確認できます。",
        ],
        Contact = _contact,
        ReceiptNumber = "KH8-104-0123-7",
        QrText = "https://example.invalid/my/applications/KH8-104-0123-7",
    };

    public static LetterDocument Payment() => new()
    {
        Kind = LetterKind.PaymentConfirmation,
        Title = "納付確認書",
        IssuedAtUtc = IssuedAtUtc,
        DocumentId = "P8-000512",
        Tables =
        [
            new LetterTable(
            [
                new LetterRow("納付番号", "P8-000512"),
                new LetterRow("納付日", "令和8年11月23日"),
                new LetterRow("納付者", "北九 花子 様"),
                new LetterRow("金額", "600円（内訳 住民票の写し300円×2）"),
                new LetterRow("方法", "クレジットカード（末尾 4242）"),
                new LetterRow("収納", "北九州市会計管理者"),
            ]),
        ],
        Notes = ["この書面は領収証書ではありません。"],
        Contact = _contact,
        ReceiptNumber = "P8-000512",
    };
}
