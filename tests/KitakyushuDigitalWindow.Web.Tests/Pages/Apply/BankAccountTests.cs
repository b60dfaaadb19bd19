using System.Net;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

/// <summary>振込先口座 on the page: ways, look-ups without a script, codes from the directory alone.</summary>
public sealed class BankAccountTests : IDisposable
{
    private const string Bank = "振込先口座／銀行・信用金庫・農協など";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_BankAndBranchSearched_PickedAndKeptWithTheirCodes()
    {
        var (client, walk) = await AtAccountAsync();

        var (status, page) = await walk.TryAsync(f => f.Choose(Bank).Fill("銀行などの名前", "きたきゅうしゅう").Fill("口座番号（7桁）", "12345"), "銀行を検索");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("北九州銀行（0191）", page.QuerySelector(".kdw-found")!.TextContent, StringComparison.Ordinal);
        var form = HtmlForm.Of(client, walk.Url, page);
        Assert.Equal("12345", form.ValueOf("口座番号（7桁）"));
        using var branches = await form.Choose("どの銀行ですか／北九州銀行（0191）").Fill("支店の名前", "もじ").PostAsync("支店を検索");
        page = await HtmlForm.ReadAsync(branches);
        form = HtmlForm.Of(client, walk.Url, page);
        Assert.Equal("北九州銀行", form.ValueOf("銀行などの名前"));
        if (page.QuerySelector(".kdw-found") is not null)
        {
            form.Choose("どの支店ですか／門司（115）");
        }

        using var saved = await form.Fill("口座名義（カタカナ）", "ｷﾀｷｭｳ ﾊﾅｺ").PostAsync();

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var account = await AccountAsync();
        Assert.Equal(("北九州銀行", "0191", "門司", "115", "0012345"), (
            account.Part(BankAccountQuestion.BankPart), account.Part(BankAccountQuestion.BankCodePart), account.Part(BankAccountQuestion.BranchPart),
            account.Part(BankAccountQuestion.BranchCodePart), account.Part(BankAccountQuestion.NumberPart)));
        client.Dispose();
    }

    [Fact]
    public async Task Post_NameInFullWithoutSearching_FindsTheCodes()
    {
        var (client, walk) = await AtAccountAsync();

        await walk.AnswerAsync(f => FillBank(f, "北九州銀行", "門司支店"));

        var account = await AccountAsync();
        Assert.Equal(("0191", "115"), (account.Part(BankAccountQuestion.BankCodePart), account.Part(BankAccountQuestion.BranchCodePart)));
        client.Dispose();
    }

    [Fact]
    public async Task Post_BankThatIsNotInTheList_IsTakenAsTypedAndForgedCodesAreNot()
    {
        var (client, walk) = await AtAccountAsync();

        var (status, page) = await walk.TryAsync(f => f.Choose(Bank).Fill("銀行などの名前", "架空信用金庫"), "銀行を検索");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("「架空信用金庫」は見つかりませんでした", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        await walk.AnswerAsync(f => FillBank(f, "架空信用金庫", "見本支店").Forge("account.bankCode", "0001").Forge("account.branchCode", "001"));

        var account = await AccountAsync();
        Assert.Equal("架空信用金庫", account.Part(BankAccountQuestion.BankPart));
        Assert.Equal("", account.Part(BankAccountQuestion.BankCodePart) + account.Part(BankAccountQuestion.BranchCodePart));
        client.Dispose();
    }

    [Fact]
    public async Task Post_BranchBeforeBank_SaysWhatToDoFirst()
    {
        var (client, walk) = await AtAccountAsync();

        var (_, page) = await walk.TryAsync(f => f.Choose(Bank).Fill("銀行などの名前", "").Fill("支店の名前", "門司"), "支店を検索");

        var link = Assert.Single(page.QuerySelectorAll(".kdw-error-summary a"));
        Assert.Equal(("#q-account-bankName", "先に銀行などを検索して選んでください。見つからないときは、支店の名前もそのまま入力してください"), (link.GetAttribute("href"), link.TextContent));
        Assert.Equal("門司", HtmlForm.Of(client, walk.Url, page).ValueOf("支店の名前"));
        client.Dispose();
    }

    [Fact]
    public async Task Post_PublicAccount_NothingElseIsAsked()
    {
        var (client, walk) = await AtAccountAsync();

        await walk.AnswerAsync(f => f.Choose("振込先口座／公金受取口座（マイナンバーカードに登録した口座）"));

        Assert.Equal([BankAccountQuestion.WayPart], (await AccountAsync()).Parts.Keys);
        client.Dispose();
    }

    [Fact]
    public async Task Post_Yucho_IsKeptBothWaysAndShown()
    {
        var (client, walk) = await AtAccountAsync();

        await walk.AnswerAsync(f => f.Choose("振込先口座／ゆうちょ銀行（記号と番号で入力）").Fill("記号（5桁）", "１７４８０-１").Fill("番号（8桁まで）", "1234-5671").Fill("口座名義（カタカナ）", "キタキュウ　タロウ"));

        var check = await HtmlForm.PageAsync(client, $"/apply/{walk.Url.Split('/')[2]}/check");
        var shown = check.QuerySelector("main")!.TextContent;
        Assert.Contains("ゆうちょ銀行　記号 17480　番号 12345671", shown, StringComparison.Ordinal);
        Assert.Contains("店名 七四八　普通　1234567", shown, StringComparison.Ordinal);
        Assert.Contains("口座名義が、入力した氏名（フリガナ）と違います", shown, StringComparison.Ordinal); // the applicant is ハナコ
        client.Dispose();
    }

    [Fact]
    public async Task Get_HolderWrittenAsTheBankDoes_IsNoReasonToWarn()
    {
        var (client, walk) = await AtAccountAsync();

        await walk.AnswerAsync(f => FillBank(f, "架空銀行", "見本支店").Fill("口座名義（カタカナ）", "ｷﾀｷﾕｳ ﾊﾅｺ"));

        Assert.Empty((await HtmlForm.PageAsync(client, $"/apply/{walk.Url.Split('/')[2]}/check")).QuerySelectorAll(".kdw-warning"));
        client.Dispose();
    }

    private static HtmlForm FillBank(HtmlForm form, string bank, string branch) => form.Choose(Bank)
        .Fill("銀行などの名前", bank).Fill("支店の名前", branch).Fill("口座番号（7桁）", "1234567").Fill("口座名義（カタカナ）", "キタキュウ　ハナコ");

    private async Task<(HttpClient Client, FormWalk Walk)> AtAccountAsync()
    {
        await _app.PublishAllTypesAsync();
        var draft = await _app.AddAsync(procedureId: AllTypes.ProcedureId, choose: new Dictionary<string, string> { ["applicantKana"] = "キタキュウ　ハナコ" });
        var client = await _app.AsCitizenAsync();
        return (client, FormWalk.At(client, $"/apply/{draft}/account"));
    }

    private async Task<Answer> AccountAsync() => (await _app.WithDbAsync(
        db => db.Applications.AsNoTracking().Where(a => a.ProcedureId == AllTypes.ProcedureId).Select(a => a.Answers).SingleAsync()))["account"]!;
}
