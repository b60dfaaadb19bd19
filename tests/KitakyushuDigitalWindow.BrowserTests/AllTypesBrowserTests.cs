using KitakyushuDigitalWindow.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace KitakyushuDigitalWindow.BrowserTests;

/// <summary>The portal with a procedure of every question type beside those that ship.</summary>
public sealed class AllTypesPortal : RunningPortal
{
    protected override async Task PrepareAsync(string folder)
    {
        using var app = new AppFactory();
        await app.PublishAllTypesAsync();
        await app.WithDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var copy = new SqliteConnection($"Data Source={Path.Combine(folder, "digital-window.db")};Pooling=False");
            ((SqliteConnection)db.Database.GetDbConnection()).BackupDatabase(copy);
            return 0;
        });
    }
}

/// <summary>Every question type at a phone without JavaScript, first with its errors, then filled; each page is checked by axe.</summary>
public sealed class AllTypesBrowserTests(AllTypesPortal portal, Chromium chromium) : IClassFixture<AllTypesPortal>, IClassFixture<Chromium>
{
    private Visitor _visitor = null!;

    [Fact]
    public async Task EveryType_WithItsErrorsAndFilled_IsInOrder()
    {
        await using var visitor = _visitor = await Visitor.NewAsync(chromium.Browser, script: false, "all-types");
        await visitor.Page.GotoAsync(portal.Url + "/apply/all-types");
        await visitor.PressAsync("マイナンバーカードでログインする");
        await visitor.Page.Locator("button[value='citizen-01']").ClickAsync();
        await visitor.PressAsync("入力を始める");
        await PeopleAsync();
        await PlacesAsync();
        await NumbersAndChoicesAsync();
        await AccountAsync();
        await ChildrenAndFilesAsync();
        await visitor.SeesAsync("内容を確認して送信してください");
        await visitor.ChooseAsync("入力した内容に間違いありません");
        await visitor.PressAsync("申請を送信する");
        await visitor.SeesAsync("申請を受け付けました");
    }

    private async Task PeopleAsync()
    {
        await WrongFirstAsync("氏名とフリガナ");
        await TypeAsync(("personName.familyName", "𠮷野"), ("personName.givenName", "葛\U000E0100子"), ("personKana", "よしの　かずらこ"));
        await NextAsync();
        await WrongFirstAsync("連絡先");
        await TypeAsync(("phone", "０９３（５８２）２５２５"), ("applicantKana", "ｷﾀｷｭｳ ﾊﾅｺ"));
        await NextAsync();
        await _visitor.SeesAsync("メールアドレス");
        await TypeAsync(("email", "hanako@"));
        await NextAsync();
        await _visitor.SeesAsync("メールアドレス");
        await TypeAsync(("email", "all-types@example.jp"));
        await NextAsync();
        await _visitor.SeesAsync("メールアドレス"); // the code is awaited
        await TypeAsync(("email.code", "12"));
        await NextAsync();
        await _visitor.SeesAsync("メールアドレス");
        await TypeAsync(("email.code", await _visitor.CodeAsync(portal.SandboxUrl + "/inbox")));
        await NextAsync();
        await WrongFirstAsync("生年月日");
        await _visitor.Page.Locator("[name='birthDate.era']").SelectOptionAsync("昭和");
        await TypeAsync(("birthDate.year", "25"), ("birthDate.month", "3"), ("leaveMonth.year", "2029"), ("leaveMonth.month", "3"), ("eventDate.year", "2027"), ("eventDate.month", "4"), ("eventDate.day", "1"));
        await _visitor.ChooseAsync("日が分からない");
        await NextAsync();
    }

    private async Task PlacesAsync()
    {
        await WrongFirstAsync("送り先の郵便番号");
        await TypeAsync(("postal", "〒８０３−８５０１"));
        await NextAsync();
        await WrongFirstAsync("引っ越し先の住所");
        await TypeAsync(("address.postalCode", "803-0813"));
        await _visitor.PressAsync("郵便番号から町名を入れる");
        await _visitor.SeesAsync("引っ越し先の住所");
        await TypeAsync(("address.cityBlock", "1番1号"));
        await NextAsync();
        await WrongFirstAsync("同居する人");
        await _visitor.Page.Locator("summary").First.ClickAsync();
        await TypeAsync(("mother.name.fullName", "NGUYEN VAN A"), ("mother.nameKana", "グエン　ヴァン　ア"), ("mother.birthDate.year", "1990"), ("mother.birthDate.month", "2"), ("mother.birthDate.day", "27"),
            ("mother.address.town", "福岡県北九州市門司区港町"), ("mother.address.cityBlock", "1番"));
        await _visitor.ChooseAsync("妻");
        await NextAsync();
    }

    private async Task NumbersAndChoicesAsync()
    {
        await WrongFirstAsync("数と金額");
        await TypeAsync(("count", "３"), ("rate", "12.5"), ("income", "1,200,000円"), ("insured", "1234-567-890"));
        await NextAsync();
        await WrongFirstAsync("文章");
        await TypeAsync(("reason", "試しに入力した内容です"));
        await NextAsync();
        await WrongFirstAsync("ペットと暮らしていますか");
        await _visitor.ChooseAsync("はい");
        await NextAsync();
        await WrongFirstAsync("区と施設");
        await _visitor.ChooseAsync("小倉北区");
        await _visitor.Page.Locator("[name=election]").SelectOptionAsync(new SelectOptionValue { Label = "そのほかの選挙" });
        await NextAsync();
        await WrongFirstAsync("最寄りの駅");
        await TypeAsync(("station.search", "小倉"));
        await _visitor.Page.Locator("button[name=lookup]").ClickAsync();
        await _visitor.SeesAsync("最寄りの駅");
        await _visitor.ChooseAsync("西小倉");
        await NextAsync();
        await WrongFirstAsync("困っていること");
        await _visitor.ChooseAsync("歩くこと");
        await _visitor.ChooseAsync("どれにも当てはまらない");
        await NextAsync();
        await _visitor.SeesAsync("困っていること");
        await _visitor.ChooseAsync("歩くこと");
        await NextAsync();
    }

    private async Task AccountAsync()
    {
        await WrongFirstAsync("振込先口座");
        Assert.False(await _visitor.Page.Locator("[name='account.bankName']").IsVisibleAsync()); // the way first
        await _visitor.ChooseAsync("ゆうちょ銀行（記号と番号で入力）");
        await TypeAsync(("account.symbol", "123"));
        await NextAsync();
        await _visitor.SeesAsync("振込先口座");
        await _visitor.ChooseAsync("銀行・信用金庫・農協など");
        await NextAsync();
        await _visitor.SeesAsync("振込先口座");
        await TypeAsync(("account.bankName", "きたきゅうしゅう"));
        await _visitor.PressAsync("銀行を検索");
        await _visitor.SeesAsync("振込先口座");
        await _visitor.ChooseAsync("北九州銀行（0191）");
        await TypeAsync(("account.branchName", "もじ"));
        await _visitor.PressAsync("支店を検索");
        await _visitor.SeesAsync("振込先口座");
        await TypeAsync(("account.branchName", "門司"), ("account.accountNumber", "１２３４５"), ("account.holderKana", "ｷﾀｷｭｳ ﾀﾛｳ"));
        await NextAsync();
    }

    private async Task ChildrenAndFilesAsync()
    {
        await WrongFirstAsync("子どものこと");
        await TypeAsync(("childName.familyName", "北九"), ("childName.givenName", "一葉"), ("childBirth.year", "2020"), ("childBirth.month", "5"), ("childBirth.day", "14"));
        await NextAsync();
        await _visitor.SeesAsync("通っている学校");
        await _visitor.PressAsync("入力しないで次へ進む");
        await _visitor.SeesAsync("子ども");
        await _visitor.PressAsync("これで全部です。次へ進む");
        await WrongFirstAsync("書類");
        await _visitor.Page.Locator("[name=passbook]").SetInputFilesAsync(new FilePayload { Name = "通帳.png", MimeType = "image/png", Buffer = SampleFiles.Png() });
        await NextAsync();
        await WrongFirstAsync("同意");
        await _visitor.ChooseAsync("市が住民票の情報を確認することに同意します");
        await NextAsync();
    }

    /// <summary>The page as it opens, and as it comes back when nothing was filled in.</summary>
    private async Task WrongFirstAsync(string heading)
    {
        await _visitor.SeesAsync(heading);
        await NextAsync();
        await _visitor.SeesAsync(heading);
        await Assertions.Expect(_visitor.Page.Locator(".kdw-error-summary")).ToHaveCountAsync(1);
    }

    private Task NextAsync() => _visitor.NextAsync();

    private async Task TypeAsync(params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            await _visitor.Page.Locator($"[name='{name}']").FillAsync(value);
        }
    }
}
