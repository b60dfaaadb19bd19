using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Infrastructure.Registers;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>What the office does on a case besides deciding: register, checks, its own fields, notes, who looked.</summary>
public sealed class CaseOfficeTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_CaseWithRegister_ShowsBothValuesAndMarksWhatDiffers()
    {
        _app.With("Registers:Residents", ResidentRegisterFile.Demo);
        var number = await _app.GivenCaseAsync(new GivenCase { Kana = "キタキュウ　ハナエ" });

        var page = await HtmlForm.PageAsync(_app.AsStaff(), "/staff/applications/" + number);

        string[] RowOf(string label) => [.. page.QuerySelectorAll("table.kdw-compare tr").First(r => r.QuerySelector("th")!.TextContent == label).QuerySelectorAll("td").Select(d => d.TextContent.Trim())];
        Assert.Equal(["北九　花子", "✓ 同じ"], RowOf("請求者の氏名")[1..]);
        Assert.Equal(["1990年（平成2年）5月14日", "✓ 同じ"], RowOf("請求者の生年月日")[1..]);
        Assert.Equal(["キタキュウ　ハナコ", "✗ 違う"], RowOf("請求者の氏名（フリガナ）")[1..]);
        Assert.StartsWith("キタキュウ　ハナエ", RowOf("請求者の氏名（フリガナ）")[0], StringComparison.Ordinal);
        Assert.Equal(["", ""], RowOf("日中に連絡がつく電話番号")[1..]); // the register knows no telephone
        var marked = page.QuerySelectorAll("tr.kdw-differs th").Select(t => t.TextContent).ToList();
        Assert.Contains("請求者の氏名（フリガナ）", marked);
        Assert.DoesNotContain("請求者の氏名", marked);
        Assert.True(await _app.WithDbAsync(db => Task.FromResult(db.Audit.Any(a => a.What == "register.view" && a.Subject == number && a.ActorRole == StaffRoles.Clerk))));
    }

    [Fact]
    public async Task Get_CaseOfSomebodyWhoIsNotInTheRegister_SaysWhatToDo()
    {
        _app.With("Registers:Residents", ResidentRegisterFile.Demo);
        var number = await _app.GivenCaseAsync(new GivenCase { Citizen = "citizen-07" });

        var text = (await HtmlForm.PageAsync(_app.AsStaff(), "/staff/applications/" + number)).MainText();

        Assert.Contains("台帳に、この氏名・生年月日・住所の人が見つかりません", text, StringComparison.Ordinal);
        Assert.Contains("市外　一郎", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_CaseWhileTheRegisterIsDown_ShowsTheCaseWithoutIt()
    {
        _app.WithServices(s => s.RemoveAll<IResidentRegister>().AddSingleton<IResidentRegister, BrokenRegister>());
        var number = await _app.GivenCaseAsync();

        var text = (await HtmlForm.PageAsync(_app.AsStaff(), "/staff/applications/" + number)).MainText();

        Assert.Contains("いま台帳につながりません", text, StringComparison.Ordinal);
        Assert.Contains("請求者の氏名", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Checks_ShowsWhoMarkedThemAndCountsThem()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        var url = $"/staff/applications/{number}/check";
        var form = await HtmlForm.GetAsync(_app.AsStaff(), url);

        using var response = await form.Choose("口座の名義が請求者本人である／確認した").Choose("請求者も配偶者も公務員ではない／問題がある").PostAsync("確認を保存する");

        response.RedirectsTo(url);
        var text = (await HtmlForm.PageAsync(_app.AsStaff(number: 2), url)).MainText();
        Assert.Contains("確認（2/8）", text, StringComparison.Ordinal);
        Assert.Contains("例示　一子", text, StringComparison.Ordinal);
        Assert.Equal(
            [("account", CheckResult.Confirmed), ("publicServant", CheckResult.Problem)],
            await _app.WithDbAsync(db => Task.FromResult(db.CheckMarks.OrderBy(m => m.Key).AsEnumerable().Select(m => (m.Key, m.Result)).ToList())));
    }

    [Fact]
    public async Task Post_ChecksFromAnOldPage_DoesNotTakeBackWhatAColleagueMarked()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        var url = $"/staff/applications/{number}/check";
        var old = await HtmlForm.GetAsync(_app.AsStaff(number: 2), url);
        using (await (await HtmlForm.GetAsync(_app.AsStaff(), url)).Choose("口座の名義が請求者本人である／確認した").PostAsync("確認を保存する"))
        {
        }

        using (await old.Choose("第3子以降の数え方が正しい／該当しない").PostAsync("確認を保存する"))
        {
        }

        Assert.Contains("確認（2/8）", (await HtmlForm.PageAsync(_app.AsStaff(), url)).MainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ApplicationStatus.InApproval, "決裁中の申請では、確認と職員の記入を変えられません")]
    [InlineData(ApplicationStatus.Withdrawn, "の申請では、確認と職員の記入を変えられません")]
    public async Task Post_ChecksOfACaseThatIsNotInPreparation_IsRefused(ApplicationStatus status, string words)
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = status });
        var url = $"/staff/applications/{number}/check";
        Assert.Empty((await HtmlForm.PageAsync(_app.AsStaff(), url)).QuerySelectorAll("main input[type=radio]"));

        using var response = await (await HtmlForm.GetAsync(_app.AsStaff(), url)).Forge("mark.account", "Confirmed").PostAsync();

        await response.RefusedAsync(words);
        Assert.False(await _app.WithDbAsync(db => Task.FromResult(db.CheckMarks.Any())));
    }

    [Fact]
    public async Task Get_ChecksOfAProcedureWithoutItsOwn_AreTheGeneralOnes()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { ProcedureId = "child-allowance-name-address-change" });

        var text = (await HtmlForm.PageAsync(_app.AsStaff(), $"/staff/applications/{number}/check")).MainText();

        Assert.Contains("申請者の氏名・住所・生年月日が台帳と同じ", text, StringComparison.Ordinal);
        Assert.Contains("この手続きには、職員の記入欄はありません", text, StringComparison.Ordinal);
        using var none = await _app.AsStaff().OpenAsync($"/staff/applications/{number}/office-form");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Post_OfficeForm_KeepsWhatTheOfficeFilledIn()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        var url = $"/staff/applications/{number}/office-form";
        var form = await HtmlForm.GetAsync(_app.AsStaff(), url);

        using var response = await form.FillDate("認定日", "2026", "11", "24").Fill("支給月額", "１５，０００").PostAsync("保存する");

        response.RedirectsTo($"/staff/applications/{number}/check");
        var text = (await HtmlForm.PageAsync(_app.AsStaff(), $"/staff/applications/{number}/check")).MainText();
        Assert.Contains("15,000円", text, StringComparison.Ordinal);
        Assert.Contains("2026年（令和8年）11月24日", text, StringComparison.Ordinal);
        Assert.Contains("未記入", text, StringComparison.Ordinal);
        var citizen = await HtmlForm.PageAsync(await _app.AsCitizenAsync(), "/my/applications/" + number);
        Assert.DoesNotContain("15,000", citizen.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_OfficeFormWithAWrongDay_ShowsItAgainAndSavesNothing()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        var form = await HtmlForm.GetAsync(_app.AsStaff(), $"/staff/applications/{number}/office-form");

        using var response = await form.FillDate("認定日", "2026", "2", "30").Fill("備考（任意）", "𠮷の字は台帳のとおり").PostAsync("保存する");

        var page = await response.RefusedAsync("2月30日はありません");
        Assert.Equal("30", page.QuerySelector<IHtmlInputElement>("input[name='officeCertifiedOn.day']")!.Value);
        Assert.Contains("𠮷の字は台帳のとおり", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.False(await _app.WithDbAsync(db => Task.FromResult(db.OfficeRecords.Any())));
    }

    [Fact]
    public async Task Post_OfficeFormByTwoClerks_TheSecondIsTold()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        var url = $"/staff/applications/{number}/office-form";
        var second = await HtmlForm.GetAsync(_app.AsStaff(number: 2), url);
        using (await (await HtmlForm.GetAsync(_app.AsStaff(), url)).Fill("支給月額", "10000").PostAsync("保存する"))
        {
        }

        using var response = await second.Fill("支給月額", "20000").PostAsync("保存する");

        var page = await response.RefusedAsync("他の職員が先に更新しました");
        Assert.Equal("20000", page.QuerySelector<IHtmlInputElement>("input[name=officeMonthlyAmount]")!.Value.Replace(",", "", StringComparison.Ordinal));
        Assert.Equal("10000", await _app.WithDbAsync(db => Task.FromResult(db.OfficeRecords.Single().Answers["officeMonthlyAmount"]!.Value)));
    }

    [Fact]
    public async Task Post_Note_StaysInTheOffice()
    {
        var number = await _app.GivenCaseAsync();
        var url = $"/staff/applications/{number}/notes";
        using (var empty = await (await NoteFormAsync(url)).Fill("メモ", " \r\n ").PostAsync("メモを残す"))
        {
            await empty.RefusedAsync("メモを入力してください");
        }

        using (var longer = await (await NoteFormAsync(url)).Fill("メモ", new string('あ', 5000)).PostAsync("メモを残す"))
        {
            var again = await longer.RefusedAsync("メモは2,000文字以内で入力してください（いま5,000文字）");
            Assert.Contains(new string('あ', 5000), again.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        }

        var form = await NoteFormAsync(url);
        for (var click = 0; click < 2; click++)
        {
            using var response = await form.Fill("メモ", "電話で確認した。\r\n𠮷田さん😀").PostAsync("メモを残す");
            response.RedirectsTo(url);
        }

        var page = await HtmlForm.PageAsync(_app.AsStaff(number: 2), url);
        Assert.Equal("電話で確認した。\n𠮷田さん😀", Assert.Single(page.QuerySelectorAll(".kdw-timeline .kdw-lines")).TextContent);
        Assert.Contains("例示　一子", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("庁内メモ（1）", page.MainText(), StringComparison.Ordinal);
        var citizen = await HtmlForm.PageAsync(await _app.AsCitizenAsync(), "/my/applications/" + number);
        Assert.DoesNotContain("電話で確認した", citizen.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Viewers_NamesWhoLookedAndAtWhat()
    {
        var number = await _app.GivenCaseAsync();
        using (await _app.AsStaff(number: 2).OpenAsync("/staff/applications/" + number))
        {
        }

        var page = await HtmlForm.PageAsync(_app.AsStaff(role: StaffRoles.Approver), $"/staff/applications/{number}/views");

        var rows = page.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains(rows, r => r.Contains("例示　二郎", StringComparison.Ordinal) && r.Contains("担当者", StringComparison.Ordinal) && r.Contains("小倉北区役所", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("例示　課長", StringComparison.Ordinal) && r.Contains("決裁者", StringComparison.Ordinal));
    }

    private Task<HtmlForm> NoteFormAsync(string url) => HtmlForm.GetAsync(_app.AsStaff(), url, f => f.QuerySelector("textarea") is not null);

    private sealed class BrokenRegister : IResidentRegister
    {
        public bool IsConnected => true;

        public Task<IReadOnlyList<RegisteredPerson>> FindAsync(string name, DateOnly? birthOn, string? address, CancellationToken cancellationToken) =>
            throw new RegisterUnavailableException("down");

        public Task<IReadOnlyList<RegisteredPerson>> HouseholdAsync(string householdId, CancellationToken cancellationToken) =>
            throw new RegisterUnavailableException("down");
    }
}
