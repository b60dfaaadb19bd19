using System.Net;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>引上げ, 意見, 資料, the lists, and what comes between: withdrawal and correction.</summary>
public sealed class ApprovalRecordPageTests : ApprovalRouteTest
{
    [Fact]
    public async Task PullBack_ByTheDrafter_BringsTheCaseBackAndKeepsTheRecord()
    {
        await ProposedAsync();
        using var approved = await DecideAsync(Head, "承認する");
        using var clerk = App.AsStaffMember(Clerk);
        Assert.NotNull((await HtmlForm.PageAsync(clerk, Url)).QuerySelector($"a[href='{Url}/pull-back']"));

        using var response = await (await HtmlForm.GetAsync(clerk, Url + "/pull-back")).Fill("引き上げる理由", "理由の条番号の誤り").PostAsync("引き上げる");

        response.RedirectsTo("/staff/applications/" + Number);
        var stored = await App.StoredCaseAsync(Number);
        Assert.Equal(ApplicationStatus.UnderReview, stored.Status);
        Assert.True(stored.Decisions[0].IsPulledBack);
        Assert.Equal(ProposalStatus.PulledBack, (await ProposalAsync()).Status);
        Assert.True(await App.WithDbAsync(db => db.Audit.AnyAsync(a => a.What == "approval.pull_back" && a.Subject == Number)));
        Assert.Contains("引上げ", (await HtmlForm.PageAsync(clerk, $"/staff/applications/{Number}/documents")).MainText(), StringComparison.Ordinal);
        Assert.Contains("理由の条番号の誤り", (await PageAsync(Chief)).MainText(), StringComparison.Ordinal);
        using var late = await ForgedAsync(Chief, "approve", version: 2);
        await late.RefusedAsync("この案件の決裁はもう終わっています");
        using var again = await (await HtmlForm.GetAsync(clerk, $"/staff/applications/{Number}/propose")).Choose("認める（認定・支給・交付）").PostAsync("決裁に回す");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        using var citizen = await App.AsCitizenAsync();
        var mine = (await HtmlForm.PageAsync(citizen, "/my/applications/" + Number)).MainText();
        Assert.DoesNotContain("引", mine, StringComparison.Ordinal);
        Assert.DoesNotContain("条番号", mine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PullBack_NotByTheDrafterOrTooLate_IsRefused()
    {
        await ProposedAsync(DecisionKind.Granted);
        using (var notMine = await ForgedAsync(Chief, "", "/pull-back"))
        {
            await notMine.RefusedAsync("引き上げることができるのは、起案した人だけです");
        }

        using var approved = await DecideAsync(Chief, "承認する");
        using var late = await ForgedAsync(Clerk, "", "/pull-back");

        await late.RefusedAsync("この案件の決裁はもう終わっています");
        Assert.Equal(ApplicationStatus.Decided, (await App.StoredCaseAsync(Number)).Status);
    }

    [Fact]
    public async Task Opinion_FromTheDrafterAndWhoeverComesLater_StandsInTheRecordAndDecidesNothing()
    {
        await ProposedAsync();
        using var empty = await (await OpinionFormAsync(Clerk)).PostAsync("意見を記録する");
        await empty.RefusedAsync("意見を入力してください");

        (await (await OpinionFormAsync(Clerk)).Fill("意見", "期限は明日です。").PostAsync("意見を記録する")).RedirectsTo(Url);
        (await (await OpinionFormAsync(Chief)).Fill("意見", "先に読みました。").PostAsync("意見を記録する")).RedirectsTo(Url);
        (await DecideAsync(Head, "意見だけ記録する（まだ決裁しない）", "確認中です。")).RedirectsTo(Url);

        var page = await PageAsync(Head);
        Assert.Equal(["意見", "意見", "意見", "起案"], page.QuerySelectorAll("#history ~ ol b").Select(b => b.TextContent));
        Assert.Equal(["確認中です。", "先に読みました。", "期限は明日です。"], page.QuerySelectorAll("#history ~ ol .kdw-lines").Select(p => p.TextContent));
        Assert.Contains("係長", page.QuerySelector("[aria-current=step]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, await App.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "approval.opinion" && a.Subject == Number)));
    }

    [Fact]
    public async Task Approve_AnOpinionCameMeanwhile_IsRefusedUntilItWasRead()
    {
        await ProposedAsync();
        var form = (await FormAsync(Head)).Choose("承認する");
        using var opinion = await (await OpinionFormAsync(Clerk)).Fill("意見", "金額に誤りがあります。").PostAsync("意見を記録する");

        using var response = await form.PostAsync("決定する");

        var page = await response.RefusedAsync("他の職員が先に更新しました");
        Assert.Contains("金額に誤りがあります。", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddDocument_IsKeptScannedAndNeverReplaced()
    {
        await ProposedAsync();
        using var clerk = App.AsStaffMember(Clerk);
        (await (await DocumentFormAsync(clerk)).Attach("資料のファイル", "見積書.png", Given.Picture).PostAsync("資料を足す")).RedirectsTo(Url);

        using var same = await (await DocumentFormAsync(clerk)).Attach("資料のファイル", "見積書.png", Given.Picture).PostAsync("資料を足す");
        await same.RefusedAsync("資料は差し替えられません");
        using var wrong = await (await DocumentFormAsync(clerk)).Attach("資料のファイル", "表.csv", "a,b"u8.ToArray()).PostAsync("資料を足す");
        await wrong.RefusedAsync("PDF・JPEG・PNG・HEICのどれか");
        using var none = await (await DocumentFormAsync(clerk)).PostAsync("資料を足す");
        await none.RefusedAsync("足す資料のファイルを選んでください");

        var page = await PageAsync(Chief);
        var link = (IHtmlAnchorElement)page.QuerySelector("a[href*='/documents/']")!;
        Assert.Equal("見積書.png", link.TextContent);
        using var file = await App.AsStaffMember(Chief).OpenAsync(link.GetAttribute("href")!);
        Assert.Equal(Given.Picture, await file.Content.ReadAsByteArrayAsync());
        var proposal = await ProposalAsync();
        var hash = Assert.Single(proposal.Documents).ContentHash;
        Assert.True(await App.WithDbAsync(db => db.FileScans.AnyAsync(s => s.ContentHash == hash)));
        Assert.True(await App.WithDbAsync(db => db.Audit.AnyAsync(a => a.What == "approval.add_document" && a.Subject == Number)));

        using var sentBack = await DecideAsync(Head, "差し戻す", "直してください。");
        using var late = await ForgedAsync(Clerk, "", "/documents", field: "file");
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Single((await ProposalAsync()).Documents);
    }

    [Fact]
    public async Task AddDocument_NotYetScannedOrInfected_CannotBeOpened()
    {
        using var app = new AppFactory { Scanner = new FakeScanner() };
        var number = await app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.InApproval });
        var url = $"/staff/approvals/{await app.ProposalOfAsync(number)}";
        using var clerk = app.AsStaffMember(Clerk);
        using var added = await (await HtmlForm.GetAsync(clerk, url + "/documents")).Attach("資料のファイル", "見積書.png", Given.Picture).PostAsync("資料を足す");

        var page = await HtmlForm.PageAsync(clerk, url);
        Assert.Contains("ウイルスを確認中", page.MainText(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href*='/documents/']"));
        var id = await app.WithDbAsync(db => db.Proposals.SelectMany(p => p.Documents).Select(d => d.Id).SingleAsync());
        using var file = await clerk.OpenAsync($"{url}/documents/{id}");
        Assert.Equal(HttpStatusCode.Conflict, file.StatusCode);
    }

    [Fact]
    public async Task Withdraw_DuringApproval_TheNextApproverIsTold()
    {
        await ProposedAsync();
        var form = (await FormAsync(Head)).Choose("承認する");
        using var citizen = await App.AsCitizenAsync();
        using var withdrawn = await (await HtmlForm.GetAsync(citizen, $"/my/applications/{Number}/withdraw")).Fill("取り下げる理由", "不要になったため").PostAsync("申請を取り下げる");
        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);

        using var response = await form.PostAsync("決定する");

        await response.RefusedAsync("申請者が取り下げたため、この案件の決裁は終わりました");
        var page = await PageAsync(Clerk);
        Assert.Contains("取下げ", page.QuerySelector(".kdw-route__back")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", page.QuerySelector(".kdw-route")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestCorrection_DuringApproval_IsRefusedAndSaysWhatToDo()
    {
        Number = await App.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        using var clerk = App.AsStaffMember(Clerk);
        var form = await HtmlForm.GetAsync(clerk, $"/staff/applications/{Number}/request-correction");
        await ProposeAsync(Number);
        var page = await HtmlForm.PageAsync(clerk, $"/staff/applications/{Number}/request-correction");
        Assert.Contains("引き上げる", page.MainText(), StringComparison.Ordinal);
        using var stale = await form.Choose("誤りを直してもらう").Forge("Input.QuestionKeys", "applicantPhone").Fill("理由（申請者に届きます）", "番号が違います。")
            .Forge("Input.DueOn", "2026-12-14").PostAsync("申請者に送る");
        var again = HtmlForm.Of(clerk, $"/staff/applications/{Number}/request-correction", await stale.RefusedAsync("他の職員が先に更新しました"));

        using var response = await again.PostAsync("申請者に送る");

        await response.RefusedAsync("起案した人が引き上げるか、差し戻してもらってから");
        Assert.Equal(ApplicationStatus.InApproval, (await App.StoredCaseAsync(Number)).Status);
    }

    [Fact]
    public async Task List_ByTab_ShowsWhatIsTheReadersToDo()
    {
        await ProposedAsync();

        Assert.Equal([Number], await ListedAsync(Head, "mine"));
        Assert.Empty(await ListedAsync(Chief, "mine"));
        Assert.Empty(await ListedAsync(Clerk, "mine"));
        Assert.Equal([Number], await ListedAsync(Clerk, "drafted"));
        Assert.Empty(await ListedAsync(Head, "drafted"));
        Assert.Equal([Number], await ListedAsync(Chief, "unit"));
        using var approved = await DecideAsync(Head, "承認する");
        Assert.Empty(await ListedAsync(Head, "mine"));
        Assert.Equal([Number], await ListedAsync(Chief, "mine"));
        using var decided = await DecideAsync(Chief, "承認する");
        Assert.Empty(await ListedAsync(Chief, "unit"));
        Assert.Equal([Number], await ListedAsync(Head, "done"));
    }
}
