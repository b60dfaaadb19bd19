using System.Net;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply;

/// <summary>メールアドレスの確認: a code by mail, on the page that asks for the address.</summary>
public sealed class ConfirmEmailTests : IDisposable
{
    private const string Address = "メールアドレス（任意）";
    private const string Email = "hanako@example.jp";
    private const string Resend = "確認コードをもう一度送る";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_NewAddress_AsksForTheCodeThatWasSent()
    {
        var (client, walk) = await SentAsync();

        var page = (await walk.FormAsync()).Page;
        Assert.Contains("確認コードを送りました", page.QuerySelector(".kdw-sent")!.TextContent, StringComparison.Ordinal);
        var code = page.GetElementById("q-email-code")!;
        Assert.Equal(("one-time-code", "numeric"), (code.GetAttribute("autocomplete"), code.GetAttribute("inputmode")));
        var mail = Assert.Single(_app.Mail.Sent);
        Assert.Equal((Email, "【北九州市デジタル窓口】確認コード"), (mail.To, mail.Subject));
        Assert.DoesNotContain("花子", mail.Text, StringComparison.Ordinal);
        using var later = await client.GetAsync(new Uri(walk.Url.Replace("/mail", "/birth", StringComparison.Ordinal), UriKind.Relative));
        Assert.EndsWith("/mail", later.Headers.Location?.ToString(), StringComparison.Ordinal); // not answered yet
        client.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" １２-３ ")]
    public async Task Post_NoSixDigits_AsksForThemWithoutCounting(string typed)
    {
        var (client, walk) = await SentAsync();

        var (status, page) = await walk.TryAsync(f => f.Fill(EmailCodes.Label, typed));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        var link = Assert.Single(page.QuerySelectorAll(".kdw-error-summary a"));
        Assert.Equal(("#q-email-code", "確認コード（6桁の数字）を入力してください"), (link.GetAttribute("href"), link.TextContent));
        Assert.Equal("true", page.GetElementById("q-email-code")!.GetAttribute("aria-invalid"));
        Assert.Equal(typed, HtmlForm.Of(client, walk.Url, page).ValueOf(EmailCodes.Label));
        Assert.Equal(0, await _app.WithDbAsync(db => db.EmailConfirmations.Select(e => e.Tries).SingleAsync()));
        client.Dispose();
    }

    [Fact]
    public async Task Post_RightCode_GoesOnAndIsNeverAskedForAgain()
    {
        var (client, walk) = await SentAsync();
        var code = EmailCodes.Newest(_app.Mail);

        await walk.AnswerAsync(f => f.Fill(EmailCodes.Label, $"{code[..3]}－{code[3..]}"));
        Assert.EndsWith("/birth", walk.Url, StringComparison.Ordinal);

        await FormWalk.At(client, walk.Url.Replace("/birth", "/mail", StringComparison.Ordinal)).AnswerAsync(f => f.Fill(Address, "hanako@EXAMPLE.jp"));
        await _app.RunJobsAsync();
        Assert.Single(_app.Mail.Sent);
        client.Dispose();
    }

    [Fact]
    public async Task Post_WrongCode_SaysHowManyTriesAreLeft_AfterFiveANewOneIsNeeded()
    {
        var (client, walk) = await SentAsync();
        var wrong = EmailCodes.Newest(_app.Mail) == "111111" ? "222222" : "111111";
        foreach (var words in new[] { "あと4回", "あと3回", "あと2回", "あと1回", "5回間違えたため", "5回間違えたため" })
        {
            var (status, page) = await walk.TryAsync(f => f.Fill(EmailCodes.Label, wrong));
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains(words, page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        }

        _app.Clock.Now = _app.Clock.Now.AddMinutes(2);
        await walk.AnswerAsync(button: Resend);
        await _app.RunJobsAsync();
        await walk.AnswerAsync(f => f.Fill(EmailCodes.Label, EmailCodes.Newest(_app.Mail)));
        Assert.EndsWith("/birth", walk.Url, StringComparison.Ordinal);
        client.Dispose();
    }

    [Fact]
    public async Task Post_AfterHalfAnHour_TheCodeIsSpentAndASecondOneHelps()
    {
        var (client, walk) = await SentAsync();
        var first = EmailCodes.Newest(_app.Mail);
        _app.Clock.Now = _app.Clock.Now.AddMinutes(31);
        using var again = await _app.AsCitizenAsync();
        walk = FormWalk.At(again, walk.Url);

        var (_, page) = await walk.TryAsync(f => f.Fill(EmailCodes.Label, first));
        Assert.Contains("期限が切れました", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        await walk.AnswerAsync(button: Resend);
        await _app.RunJobsAsync();
        await walk.AnswerAsync(f => f.Fill(EmailCodes.Label, EmailCodes.Newest(_app.Mail)));
        Assert.EndsWith("/birth", walk.Url, StringComparison.Ordinal);
        client.Dispose();
    }

    [Fact]
    public async Task Post_ResendAtOnce_SaysToWait()
    {
        var (client, walk) = await SentAsync();

        var (status, page) = await walk.TryAsync(button: Resend);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("1分ほど待ってから", page.QuerySelector(".kdw-error-summary")!.TextContent, StringComparison.Ordinal);
        client.Dispose();
    }

    [Fact]
    public async Task Post_OtherAddress_GetsACodeOfItsOwn()
    {
        var (client, walk) = await SentAsync();
        var first = EmailCodes.Newest(_app.Mail);

        await walk.AnswerAsync(f => f.Fill(Address, "other@example.jp").Fill(EmailCodes.Label, first));
        Assert.EndsWith("/mail", walk.Url, StringComparison.Ordinal);
        await _app.RunJobsAsync();

        Assert.Equal("other@example.jp", _app.Mail.Sent.Last().To);
        await walk.AnswerAsync(f => f.Fill(EmailCodes.Label, EmailCodes.Newest(_app.Mail)));
        Assert.EndsWith("/birth", walk.Url, StringComparison.Ordinal);
        client.Dispose();
    }

    [Fact]
    public async Task Post_WithoutAddress_GoesOnWhereItIsOptional()
    {
        var (client, walk) = await SentAsync();

        await walk.AnswerAsync(button: "メールアドレスなしで進む");

        Assert.EndsWith("/birth", walk.Url, StringComparison.Ordinal);
        Assert.True((await _app.WithDbAsync(db => db.Applications.AsNoTracking().Select(a => a.Answers).SingleAsync()))["email"]!.IsEmpty);
        client.Dispose();
    }

    /// <summary>At the page of the address, which was typed just now; its mail has gone out.</summary>
    private async Task<(HttpClient Client, FormWalk Walk)> SentAsync()
    {
        await _app.PublishAllTypesAsync();
        var client = await _app.AsCitizenAsync();
        var walk = await FormWalk.StartAsync(client, AllTypes.ProcedureId);
        await walk.AnswerAsync(f => f.Fill("お子さんの氏名／氏", "北九").Fill("お子さんの氏名／名", "一郎").Fill("お子さんの氏名（フリガナ）", "キタキュウ　イチロウ"));
        await walk.AnswerAsync(f => f.Fill("電話番号", "093-555-0001").Fill("申請する人の氏名（フリガナ）", "キタキュウ　ハナコ"));
        await walk.AnswerAsync(f => f.Fill(Address, "ｈａｎａｋｏ@example.jp"));
        Assert.EndsWith("/mail", walk.Url, StringComparison.Ordinal);
        await _app.RunJobsAsync();
        return (client, walk);
    }
}
