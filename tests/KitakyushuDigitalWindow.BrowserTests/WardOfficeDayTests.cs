using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace KitakyushuDigitalWindow.BrowserTests;

/// <summary>The portal with twenty applications in the queue of one section.</summary>
public sealed class BusyPortal : RunningPortal
{
    private const int Waiting = 20;

    private static readonly string[] _people = ["citizen-02", "citizen-03", "citizen-04", "citizen-05", "citizen-08"];

    /// <summary>The one that is followed; citizen-01's.</summary>
    public string Number { get; private set; } = "";

    protected override async Task PrepareAsync(string folder)
    {
        using var app = new AppFactory();
        Number = await app.GivenCaseAsync();
        for (var i = 1; i < Waiting; i++)
        {
            await app.GivenCaseAsync(new GivenCase { Citizen = _people[i % _people.Length], Seed = i, Status = i % 4 == 0 ? ApplicationStatus.UnderReview : ApplicationStatus.Received });
        }

        await app.WithDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var copy = new SqliteConnection($"Data Source={Path.Combine(folder, "digital-window.db")};Pooling=False");
            ((SqliteConnection)db.Database.GetDbConnection()).BackupDatabase(copy);
            return 0;
        });
    }
}

/// <summary>A day of the ward office on a phone, without JavaScript: queue, filter, assignment in bulk, correction, answer, proposal, sent back, approved, letter, checked by a stranger.</summary>
public sealed partial class WardOfficeDayTests(BusyPortal portal, Chromium chromium) : IClassFixture<BusyPortal>, IClassFixture<Chromium>
{
    private const string Heading = "児童手当の認定請求";

    [Fact]
    public async Task TwentyApplications_OneIsFollowedToTheCheckOfItsLetter()
    {
        await using var clerk = await Visitor.NewAsync(chromium.Browser, script: false, "day-clerk");
        await WardOfficeSteps.SignInAsync(clerk, portal.Url, "clerk1-kokurakita-hofuku-kodomo", "/staff/queue");
        await clerk.SeesAsync("受付一覧");
        Assert.Equal(20, await clerk.Page.Locator("main table tbody tr").CountAsync());
        await FilterAsync(clerk);
        await AssignAsync(clerk);

        await OpenAsync(clerk);
        await clerk.PressAsync("審査を始める");
        await clerk.SeesAsync(Heading);
        await CheckAsync(clerk);
        await AskAsync(clerk);
        await using (var parent = await Visitor.NewAsync(chromium.Browser, script: false, "day-parent"))
        {
            await AnswerAsync(parent);
        }

        await OpenAsync(clerk);
        await clerk.SeesAsync(Heading);
        await WardOfficeSteps.ProposeAsync(clerk, portal.Number);
        await using var approver = await Visitor.NewAsync(chromium.Browser, script: false, "day-approver");
        await WardOfficeSteps.SignInAsync(approver, portal.Url, "approver-kokurakita-hofuku-kodomo", "/staff/approvals");
        await SendBackAsync(approver);
        await OpenAsync(clerk);
        await clerk.SeesAsync(Heading);
        Assert.Contains("支給の月を確かめてください。", await clerk.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await WardOfficeSteps.ProposeAsync(clerk, portal.Number);
        await approver.Page.GotoAsync(portal.Url + "/staff/approvals");
        await WardOfficeSteps.ApproveAsync(approver, portal.Number);

        var letter = await LetterAsync(clerk);
        await using var stranger = await Visitor.NewAsync(chromium.Browser, script: false, "day-stranger");
        await stranger.Page.GotoAsync(portal.Url + "/verify");
        await stranger.SeesAsync("文書の照合");
        await stranger.FillAsync("照合番号", CodeOnLetter().Match(letter).Groups["code"].Value);
        await stranger.PressAsync("照合する");
        await stranger.SeesAsync("北九州市が発行した文書です");
        var confirmed = await stranger.Page.Locator("main").InnerTextAsync();
        Assert.Contains(NumberOnLetter().Match(letter).Value, confirmed, StringComparison.Ordinal);
        Assert.Contains(HashOnLetter().Match(letter).Groups["hash"].Value, confirmed, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", await stranger.Page.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task FilterAsync(Visitor clerk)
    {
        await clerk.Page.Locator("summary", new() { HasText = "絞り込み" }).ClickAsync();
        await clerk.Page.Locator("#f-status").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Label = ApplicationStatus.Received.Label() });
        await clerk.Page.Locator("main form[method=get] button", new() { HasText = "適用" }).First.ClickAsync();
        await clerk.SeesAsync("受付一覧");
        Assert.Contains("status=", clerk.Page.Url, StringComparison.Ordinal);
        Assert.Equal(16, await clerk.Page.Locator("main table tbody tr").CountAsync());
    }

    private static async Task AssignAsync(Visitor clerk)
    {
        foreach (var box in (await clerk.Page.Locator("input[name='Input.Cases']").AllAsync()).Take(3))
        {
            await box.CheckAsync();
        }

        await clerk.Page.Locator("#assignee").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await clerk.PressAsync("担当に割り当てる");
        await clerk.SeesAsync("受付一覧");
        Assert.Contains("3件", await clerk.Page.Locator("main [role=status]").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>Register, checks and a note; each part of the case is in order.</summary>
    private static async Task CheckAsync(Visitor clerk)
    {
        Assert.Contains("✓ 同じ", await clerk.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        var url = clerk.Page.Url;
        await clerk.Page.GotoAsync(url + "/check");
        await clerk.SeesAsync(Heading);
        await clerk.ChooseAsync("確認した", "口座の名義が請求者本人である");
        await clerk.PressAsync("確認を保存する");
        await clerk.SeesAsync(Heading);
        await clerk.PressAsync("記入する");
        await clerk.SeesAsync("職員の記入欄");
        await clerk.FillAsync("支給月額", "15000");
        await clerk.PressAsync("保存する");
        await clerk.SeesAsync(Heading);
        await clerk.Page.GotoAsync(url + "/notes");
        await clerk.SeesAsync(Heading);
        await clerk.Page.Locator("#text").FillAsync("電話で確認した。");
        await clerk.PressAsync("メモを残す");
        await clerk.SeesAsync(Heading);
        foreach (var part in new[] { "/messages", "/views" })
        {
            await clerk.Page.GotoAsync(url + part);
            await clerk.SeesAsync(Heading);
        }

        await clerk.Page.GotoAsync(url);
    }

    private static async Task AskAsync(Visitor clerk)
    {
        await clerk.PressAsync("補正を求める");
        await clerk.SeesAsync("補正を求める");
        await clerk.Page.Locator("input[name='Input.QuestionKeys'][value='applicantPhone']").CheckAsync();
        await clerk.ChooseAsync("誤りを直してもらう");
        await clerk.Page.Locator("#template").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await clerk.PressAsync("文例を理由に入れる");
        await clerk.SeesAsync("補正を求める");
        await clerk.Page.Locator("#message").FillAsync("電話番号の桁が足りません。");
        await clerk.PressAsync("申請者に送る");
        await clerk.SeesAsync(Heading);
    }

    private async Task AnswerAsync(Visitor parent)
    {
        await parent.Page.GotoAsync($"{portal.Url}/my/applications/{portal.Number}/correct");
        await parent.SeesAsync("マイナンバーカードでログイン");
        await parent.PressAsync("マイナンバーカードでログインする");
        await parent.Page.Locator("button[value='citizen-01']").ClickAsync();
        await parent.SeesAsync("申請の内容を直してください");
        await parent.FillAsync("日中に連絡がつく電話番号", "093-582-1111");
        await parent.PressAsync("直した内容を確認する");
        await parent.SeesAsync("直した内容を確認して送信してください");
        await parent.PressAsync("直した内容を送信する");
        await parent.SeesAsync("児童手当の認定請求の状況");
    }

    private async Task SendBackAsync(Visitor approver)
    {
        await approver.SeesAsync("決裁");
        await approver.Page.Locator("main a", new() { HasText = portal.Number }).First.ClickAsync();
        await approver.SeesAsync("決裁");
        await approver.ChooseAsync("差し戻す");
        await approver.PressAsync("決定する");
        await approver.SeesAsync("決裁"); // the comment is missing
        await approver.Page.Locator("#comment").FillAsync("支給の月を確かめてください。");
        await approver.PressAsync("決定する");
        await approver.SeesAsync("決裁");
    }

    private async Task OpenAsync(Visitor clerk) => await clerk.Page.GotoAsync($"{portal.Url}/staff/applications/{portal.Number}");

    /// <summary>The words of the PDF without spaces and line ends; it is printed within moments.</summary>
    private async Task<string> LetterAsync(Visitor clerk)
    {
        var link = clerk.Page.Locator("main a[href*='/letters/']");
        for (var i = 0; i < 60 && await link.CountAsync() == 0; i++)
        {
            await Task.Delay(500);
            await clerk.Page.GotoAsync($"{portal.Url}/staff/applications/{portal.Number}/documents");
        }

        await clerk.SeesAsync(Heading);
        using var pdf = PdfDocument.Open(await clerk.DownloadAsync((await link.First.GetAttributeAsync("href"))!));
        return string.Concat(pdf.GetPages().SelectMany(p => p.Text).Where(c => !char.IsWhiteSpace(c)));
    }

    [GeneratedRegex("照合番号(?<code>[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeOnLetter();

    [GeneratedRegex("北九小倉北保子第[0-9]+号", RegexOptions.NonBacktracking)]
    private static partial Regex NumberOnLetter();

    [GeneratedRegex("SHA-256(?<hash>[0-9a-f]{16})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HashOnLetter();
}
