using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Documents;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>決裁 along a route: unit head, then section chief, for what is against the applicant's wish.</summary>
public sealed class ApprovalRoutePageTests : IDisposable
{
    private const string Unit = "kokurakita-hofuku-kodomo";
    private const string Clerk = "clerk1-" + Unit;
    private const string Head = "head-" + Unit;
    private const string Chief = "approver-" + Unit;

    private readonly AppFactory _app = new();
    private string _number = "";
    private string _url = "";

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Propose_Refusal_GoesToTheUnitHeadAndThenToTheSectionChief()
    {
        await ProposedAsync();

        var page = await PageAsync(Clerk);

        Assert.Equal(["起案", "1 係長（審査）", "2 課長（決裁）"], page.QuerySelectorAll(".kdw-route b").Select(b => b.TextContent));
        Assert.Contains("係長", page.QuerySelector("[aria-current=step]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("例示　係長", page.QuerySelector("[aria-current=step]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("課長決裁（不認定・却下）", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("ほかの人が決裁します", page.MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_InnerStep_DecidesNothingYetAndTheLastOneTakesTheNumber()
    {
        await ProposedAsync();

        (await DecideAsync(Head, "承認する")).RedirectsTo("/staff/approvals");

        Assert.Equal(ApplicationStatus.InApproval, (await _app.StoredCaseAsync(_number)).Status);
        Assert.Equal(0, await _app.WithDbAsync(db => db.DocumentNumbers.CountAsync()));
        Assert.False(await _app.WithDbAsync(db => db.Outbox.AnyAsync(o => o.Kind == OutboxKinds.PrintLetter)));

        (await DecideAsync(Chief, "承認する", "妥当です。")).RedirectsTo("/staff/approvals");

        var stored = await _app.StoredCaseAsync(_number);
        Assert.Equal((ApplicationStatus.Decided, "北九小倉北保子第1号"), (stored.Status, stored.CurrentDecision!.DocumentNumber));
        Assert.Equal(LetterDocument.FromJson(stored.CurrentDecision.Letter).ContentHash(), (await ProposalAsync()).ContentHash);
        Assert.Single(await _app.WithDbAsync(db => db.Outbox.Where(o => o.Kind == OutboxKinds.PrintLetter).ToListAsync()));
        Assert.Equal(2, await _app.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "approval.approve" && a.Subject == _number)));
        var page = await PageAsync(Chief);
        Assert.Contains("文書番号 北九小倉北保子第1号", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(["承認", "承認", "起案"], page.QuerySelectorAll("#history ~ ol b").Select(b => b.TextContent));
        Assert.Equal(["例示　課長（課長）", "例示　係長（係長）", "例示　一子"], page.QuerySelectorAll("#history ~ ol li > p:not(.kdw-lines)").Select(p => p.TextContent));
    }

    [Fact]
    public async Task Approve_NotYetTheirTurn_IsRefusedAndSaysWhoseItIs()
    {
        await ProposedAsync();
        var page = await PageAsync(Chief);
        Assert.Contains("いまは係長の番です", page.MainText(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("input[value=approve]"));

        using var response = await ForgedAsync(Chief, "approve");

        await response.RefusedAsync("いまは係長の番です");
        Assert.Equal(ApplicationStatus.InApproval, (await _app.StoredCaseAsync(_number)).Status);
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("send-back")]
    [InlineData("opinion")]
    public async Task Post_OffTheRoute_Gets403AndChangesNothing(string choice)
    {
        await ProposedAsync();
        _ = await _app.WithDbAsync(async db =>
        {
            await db.Staff.Where(s => s.Subject == "clerk2-" + Unit).ExecuteDeleteAsync();
            db.Staff.Add(new StaffMember("director", "試し　部長", Ward.KokuraKita, "hofuku-kodomo", [StaffRoles.Approver], StaffPost.Director));
            return await db.SaveChangesAsync();
        });

        using var response = await ForgedAsync("director", choice); // the role alone gives no right

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(0, (await ProposalAsync()).Version);
    }

    [Fact]
    public async Task Approve_TwoStepsByOnePerson_IsRefused()
    {
        await ProposedAsync();
        using var done = await DecideAsync(Head, "承認する");
        await PromoteAsync(Head, StaffPost.SectionChief);
        Assert.Contains("1人で2つの段階を決裁することはできません", (await PageAsync(Head)).MainText(), StringComparison.Ordinal);

        using var response = await ForgedAsync(Head, "approve", version: 1);

        await response.RefusedAsync("1人で2つの段階を決裁することはできません");
        Assert.Equal(ProposalStatus.Pending, (await ProposalAsync()).Status);
    }

    [Fact]
    public async Task Approve_TwoHoldersAtOnce_OneCountsAndTheOtherIsTold()
    {
        await ProposedAsync();
        await _app.WithDbAsync(db =>
        {
            db.Staff.Add(new StaffMember("head-2", "試し　係長", Ward.KokuraKita, "hofuku-kodomo", [StaffRoles.Clerk], StaffPost.UnitHead));
            return db.SaveChangesAsync();
        });
        var forms = new List<HtmlForm>();
        foreach (var who in new[] { Head, "head-2" })
        {
            forms.Add((await FormAsync(who)).Choose("承認する"));
        }

        var answers = await Task.WhenAll(forms.Select(f => Task.Run(() => f.PostAsync("決定する"))));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.BadRequest], answers.Select(a => a.StatusCode).Order());
        await answers.Single(a => a.StatusCode == HttpStatusCode.BadRequest).RefusedAsync("他の職員が先に更新しました");
        var proposal = await ProposalAsync();
        Assert.Equal((ProposalStatus.Pending, 1), (proposal.Status, proposal.Version));
        Assert.Single(proposal.Steps, s => s.State == ApprovalStepState.Approved);
    }

    [Fact]
    public async Task Approve_ManyProposalsAndBothStepsAtOnce_NumbersHaveNoGapAndNoDouble()
    {
        const int Count = 8;
        var (numbers, urls) = (new List<string>(), new List<string>());
        using var beside = _app.Beside(); // a second server on the same database
        for (var i = 0; i < Count; i++)
        {
            await ProposedAsync();
            numbers.Add(_number);
            urls.Add(_url);
        }

        foreach (var who in new[] { Head, Chief })
        {
            var forms = new List<HtmlForm>();
            for (var i = 0; i < Count; i++)
            {
                forms.Add((await HtmlForm.GetAsync((i % 2 == 0 ? _app : beside).AsStaffMember(who), urls[i], IsDeciding)).Choose("承認する"));
            }

            var answers = await Task.WhenAll(forms.Select(f => Task.Run(() => f.PostAsync("決定する"))));
            Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        }

        var given = new List<int>();
        foreach (var number in numbers)
        {
            var text = (await _app.StoredCaseAsync(number)).CurrentDecision!.DocumentNumber!;
            given.Add(int.Parse(text["北九小倉北保子第".Length..^1], CultureInfo.InvariantCulture));
        }

        Assert.Equal(Enumerable.Range(1, Count), given.Order());
    }

    [Fact]
    public async Task Approve_LetterChangedInTheStore_IsRefusedAtTheFirstStep()
    {
        await ProposedAsync();
        await _app.WithDbAsync(db =>
        {
            var application = db.Applications.Include(a => a.Decisions).Single(a => a.ReceiptNumber == _number);
            var decision = application.Decisions[0];
            db.Entry(decision).Property(d => d.Letter).CurrentValue = (LetterDocument.FromJson(decision.Letter) with { Opening = "認めます。" }).ToJson();
            return db.SaveChangesAsync();
        });

        using var response = await DecideAsync(Head, "承認する");

        await response.RefusedAsync("起案したときの内容と、いまの内容が一致しません");
        Assert.Equal(0, (await ProposalAsync()).Version);
    }

    [Fact]
    public async Task SendBack_FromTheFirstStep_EndsTheRoundAndTheNextBeginsAnew()
    {
        await ProposedAsync();

        (await DecideAsync(Head, "差し戻す", "根拠の条を書いてください。")).RedirectsTo("/staff/approvals");

        Assert.Equal(ApplicationStatus.UnderReview, (await _app.StoredCaseAsync(_number)).Status);
        Assert.Contains("差戻し", (await PageAsync(Chief)).QuerySelector(".kdw-route__back")!.TextContent, StringComparison.Ordinal);
        await ProposeAsync(_number);
        Assert.Contains("係長", (await PageAsync(Clerk)).QuerySelector("[aria-current=step]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approve_ChiefIsAway_TheUnitHeadActsWithAReasonAndTheChiefSeesItLater()
    {
        await ProposedAsync(DecisionKind.Granted); // one step: the chief's
        Assert.Contains("いまは課長の番です", (await PageAsync(Head)).MainText(), StringComparison.Ordinal);
        using (var early = await ForgedAsync(Head, "approve"))
        {
            await early.RefusedAsync("課長が不在ではないため、代決できません");
        }

        await AwayAsync(Chief);
        var list = await HtmlForm.PageAsync(_app.AsStaffMember(Head), "/staff/approvals");
        Assert.Contains(_number, list.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var page = await PageAsync(Head);
        Assert.Contains("課長の代決", page.MainText(), StringComparison.Ordinal);
        Assert.Contains("例示　課長（不在）", page.QuerySelector("[aria-current=step]")!.TextContent, StringComparison.Ordinal);
        using (var silent = await DecideAsync(Head, "承認する"))
        {
            var again = await silent.RefusedAsync("代決の理由を入力してください");
            Assert.Equal("true", again.GetElementById("acting-reason")!.GetAttribute("aria-invalid"));
        }

        using var acted = await (await FormAsync(Head)).Choose("承認する").Fill("代決の理由", "処理期限が今日のため").PostAsync("決定する");

        acted.RedirectsTo("/staff/approvals");
        Assert.Equal(ApplicationStatus.Decided, (await _app.StoredCaseAsync(_number)).Status);
        Assert.True(await _app.WithDbAsync(db => db.Audit.AnyAsync(a => a.What == "approval.act_for" && a.Subject == _number)));
        using var chief = _app.AsStaffMember(Chief);
        var reports = await HtmlForm.PageAsync(chief, "/staff/approvals?tab=reports");
        Assert.Contains("後閲 1件", reports.QuerySelector(".kdw-tabs")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(_number, reports.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var report = await HtmlForm.PageAsync(chief, _url);
        Assert.Contains("処理期限が今日のため", report.QuerySelector(".kdw-route")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("承認（課長の代決）", report.MainText(), StringComparison.Ordinal);

        using var seen = await HtmlForm.Of(chief, _url, report).PostAsync("確認した（後閲）");

        seen.RedirectsTo("/staff/approvals?tab=reports");
        Assert.NotNull((await HtmlForm.PageAsync(chief, "/staff/approvals?tab=reports")).QuerySelector(".kdw-empty"));
        Assert.Contains("後閲（代決を確認）", (await PageAsync(Chief)).MainText(), StringComparison.Ordinal);
        using var twice = await ForgedAsync(Chief, "seen");
        await twice.RefusedAsync("あなたが確認する後閲はありません");
    }

    [Fact]
    public async Task Approve_ChiefIsAwayAndTheHeadHasActed_NobodyTakesTwoSteps()
    {
        await ProposedAsync();
        using var first = await DecideAsync(Head, "承認する");
        await AwayAsync(Chief);

        using var response = await ForgedAsync(Head, "approve", version: 1, reason: "急ぐため");

        await response.RefusedAsync("1人で2つの段階を決裁することはできません");
        Assert.Equal(ApplicationStatus.InApproval, (await _app.StoredCaseAsync(_number)).Status);
    }

    [Fact]
    public async Task PullBack_ByTheDrafter_BringsTheCaseBackAndKeepsTheRecord()
    {
        await ProposedAsync();
        using var approved = await DecideAsync(Head, "承認する");
        using var clerk = _app.AsStaffMember(Clerk);
        Assert.NotNull((await HtmlForm.PageAsync(clerk, _url)).QuerySelector($"a[href='{_url}/pull-back']"));

        using var response = await (await HtmlForm.GetAsync(clerk, _url + "/pull-back")).Fill("引き上げる理由", "理由の条番号の誤り").PostAsync("引き上げる");

        response.RedirectsTo("/staff/applications/" + _number);
        var stored = await _app.StoredCaseAsync(_number);
        Assert.Equal(ApplicationStatus.UnderReview, stored.Status);
        Assert.True(stored.Decisions[0].IsPulledBack);
        Assert.Equal(ProposalStatus.PulledBack, (await ProposalAsync()).Status);
        Assert.True(await _app.WithDbAsync(db => db.Audit.AnyAsync(a => a.What == "approval.pull_back" && a.Subject == _number)));
        Assert.Contains("引上げ", (await HtmlForm.PageAsync(clerk, $"/staff/applications/{_number}/documents")).MainText(), StringComparison.Ordinal);
        Assert.Contains("理由の条番号の誤り", (await PageAsync(Chief)).MainText(), StringComparison.Ordinal);
        using var late = await ForgedAsync(Chief, "approve", version: 2);
        await late.RefusedAsync("この案件の決裁はもう終わっています");
        using var again = await (await HtmlForm.GetAsync(clerk, $"/staff/applications/{_number}/propose")).Choose("認める（認定・支給・交付）").PostAsync("決裁に回す");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        using var citizen = await _app.AsCitizenAsync();
        var mine = (await HtmlForm.PageAsync(citizen, "/my/applications/" + _number)).MainText();
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
        Assert.Equal(ApplicationStatus.Decided, (await _app.StoredCaseAsync(_number)).Status);
    }

    [Fact]
    public async Task Opinion_FromTheDrafterAndWhoeverComesLater_StandsInTheRecordAndDecidesNothing()
    {
        await ProposedAsync();
        using var empty = await (await OpinionFormAsync(Clerk)).PostAsync("意見を記録する");
        await empty.RefusedAsync("意見を入力してください");

        (await (await OpinionFormAsync(Clerk)).Fill("意見", "期限は明日です。").PostAsync("意見を記録する")).RedirectsTo(_url);
        (await (await OpinionFormAsync(Chief)).Fill("意見", "先に読みました。").PostAsync("意見を記録する")).RedirectsTo(_url);
        (await DecideAsync(Head, "意見だけ記録する（まだ決裁しない）", "確認中です。")).RedirectsTo(_url);

        var page = await PageAsync(Head);
        Assert.Equal(["意見", "意見", "意見", "起案"], page.QuerySelectorAll("#history ~ ol b").Select(b => b.TextContent));
        Assert.Equal(["確認中です。", "先に読みました。", "期限は明日です。"], page.QuerySelectorAll("#history ~ ol .kdw-lines").Select(p => p.TextContent));
        Assert.Contains("係長", page.QuerySelector("[aria-current=step]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, await _app.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "approval.opinion" && a.Subject == _number)));
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
        using var clerk = _app.AsStaffMember(Clerk);
        (await (await DocumentFormAsync(clerk)).Attach("資料のファイル", "見積書.png", Given.Picture).PostAsync("資料を足す")).RedirectsTo(_url);

        using var same = await (await DocumentFormAsync(clerk)).Attach("資料のファイル", "見積書.png", Given.Picture).PostAsync("資料を足す");
        await same.RefusedAsync("資料は差し替えられません");
        using var wrong = await (await DocumentFormAsync(clerk)).Attach("資料のファイル", "表.csv", "a,b"u8.ToArray()).PostAsync("資料を足す");
        await wrong.RefusedAsync("PDF・JPEG・PNG・HEICのどれか");
        using var none = await (await DocumentFormAsync(clerk)).PostAsync("資料を足す");
        await none.RefusedAsync("足す資料のファイルを選んでください");

        var page = await PageAsync(Chief);
        var link = (IHtmlAnchorElement)page.QuerySelector("a[href*='/documents/']")!;
        Assert.Equal("見積書.png", link.TextContent);
        using var file = await _app.AsStaffMember(Chief).OpenAsync(link.GetAttribute("href")!);
        Assert.Equal(Given.Picture, await file.Content.ReadAsByteArrayAsync());
        var proposal = await ProposalAsync();
        var hash = Assert.Single(proposal.Documents).ContentHash;
        Assert.True(await _app.WithDbAsync(db => db.FileScans.AnyAsync(s => s.ContentHash == hash)));
        Assert.True(await _app.WithDbAsync(db => db.Audit.AnyAsync(a => a.What == "approval.add_document" && a.Subject == _number)));

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
        using var citizen = await _app.AsCitizenAsync();
        using var withdrawn = await (await HtmlForm.GetAsync(citizen, $"/my/applications/{_number}/withdraw")).Fill("取り下げる理由", "不要になったため").PostAsync("申請を取り下げる");
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
        _number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        using var clerk = _app.AsStaffMember(Clerk);
        var form = await HtmlForm.GetAsync(clerk, $"/staff/applications/{_number}/request-correction");
        await ProposeAsync(_number);
        var page = await HtmlForm.PageAsync(clerk, $"/staff/applications/{_number}/request-correction");
        Assert.Contains("引き上げる", page.MainText(), StringComparison.Ordinal);
        var application = await _app.StoredCaseAsync(_number);

        using var response = await form.Forge("Input.Version", application.Version.ToString(CultureInfo.InvariantCulture))
            .Choose("誤りを直してもらう").Forge("Input.QuestionKeys", "applicantPhone").Fill("理由（申請者に届きます）", "番号が違います。")
            .Forge("Input.DueOn", "2026-12-14").PostAsync("申請者に送る");

        await response.RefusedAsync("起案した人が引き上げるか、差し戻してもらってから");
        Assert.Equal(ApplicationStatus.InApproval, (await _app.StoredCaseAsync(_number)).Status);
    }

    [Fact]
    public async Task Propose_SectionWithoutAnybodyWhoDecides_IsRefusedAndSaysWhatToDo()
    {
        _number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        await _app.WithDbAsync(db => db.Staff.Where(s => s.Subject == Chief).ExecuteDeleteAsync());
        using var clerk = _app.AsStaffMember(Clerk);

        using var response = await (await HtmlForm.GetAsync(clerk, $"/staff/applications/{_number}/propose")).Choose("認める（認定・支給・交付）").PostAsync("決裁に回す");

        var page = await response.RefusedAsync("起案した人のほかに決裁する課長がいないため、決裁に回せません");
        Assert.Contains("デジタル市役所推進室に職員の登録を依頼", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(ApplicationStatus.UnderReview, (await _app.StoredCaseAsync(_number)).Status);
        Assert.Equal(0, await _app.WithDbAsync(db => db.Proposals.CountAsync()));
    }

    [Fact]
    public async Task Propose_SectionWithoutAUnitHead_SkipsTheStepAndSaysSo()
    {
        await _app.WithDbAsync(db => db.Staff.Where(s => s.Subject == Head).ExecuteDeleteAsync());
        await ProposedAsync();

        var steps = (await PageAsync(Chief)).QuerySelectorAll(".kdw-route li").Select(l => l.TextContent).ToList();

        Assert.Contains("該当者なし", steps[1], StringComparison.Ordinal);
        (await DecideAsync(Chief, "承認する")).RedirectsTo("/staff/approvals");
        Assert.Equal(ApplicationStatus.Decided, (await _app.StoredCaseAsync(_number)).Status);
    }

    [Fact]
    public async Task List_ByTab_ShowsWhatIsTheReadersToDo()
    {
        await ProposedAsync();

        Assert.Equal([_number], await ListedAsync(Head, "mine"));
        Assert.Empty(await ListedAsync(Chief, "mine"));
        Assert.Empty(await ListedAsync(Clerk, "mine"));
        Assert.Equal([_number], await ListedAsync(Clerk, "drafted"));
        Assert.Empty(await ListedAsync(Head, "drafted"));
        Assert.Equal([_number], await ListedAsync(Chief, "unit"));
        using var approved = await DecideAsync(Head, "承認する");
        Assert.Empty(await ListedAsync(Head, "mine"));
        Assert.Equal([_number], await ListedAsync(Chief, "mine"));
        using var decided = await DecideAsync(Chief, "承認する");
        Assert.Empty(await ListedAsync(Chief, "unit"));
        Assert.Equal([_number], await ListedAsync(Head, "done"));
    }

    private static bool IsDeciding(IHtmlFormElement form) => form.QuerySelector("input[value=approve]") is not null;

    private async Task ProposedAsync(DecisionKind kind = DecisionKind.Refused)
    {
        _number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        await ProposeAsync(_number, kind);
    }

    private async Task ProposeAsync(string number, DecisionKind kind = DecisionKind.Refused)
    {
        var form = await HtmlForm.GetAsync(_app.AsStaffMember(Clerk), $"/staff/applications/{number}/propose");
        form = kind == DecisionKind.Granted
            ? form.Choose("認める（認定・支給・交付）")
            : form.Choose("認めない（不認定・不支給・不交付）").Fill("決定の内容", "申請を認めません。").Fill("認めない理由", "監護の事実を確認できないため。");
        using var response = await form.PostAsync("決裁に回す");
        response.RedirectsTo("/staff/applications/" + number);
        _url = $"/staff/approvals/{await _app.ProposalOfAsync(number)}";
    }

    private Task<IHtmlDocument> PageAsync(string who) => HtmlForm.PageAsync(_app.AsStaffMember(who), _url);

    private Task<HtmlForm> FormAsync(string who) => HtmlForm.GetAsync(_app.AsStaffMember(who), _url, IsDeciding);

    private Task<HtmlForm> OpinionFormAsync(string who) => HtmlForm.GetAsync(_app.AsStaffMember(who), _url, f => f.QuerySelector("#opinion") is not null);

    private Task<HtmlForm> DocumentFormAsync(HttpClient who) => HtmlForm.GetAsync(who, _url + "/documents", f => f.QuerySelector("#file") is not null);

    private async Task<HttpResponseMessage> DecideAsync(string who, string choice, string comment = "") =>
        await (await FormAsync(who)).Choose(choice).Fill("意見", comment).PostAsync("決定する");

    private async Task<IReadOnlyList<string>> ListedAsync(string who, string tab) =>
        [.. (await HtmlForm.PageAsync(_app.AsStaffMember(who), "/staff/approvals?tab=" + tab)).QuerySelectorAll("tbody th").Select(h => h.TextContent.Split('　')[^1])];

    private Task<Proposal> ProposalAsync() => _app.WithDbAsync(db =>
        db.Proposals.Include(p => p.Documents).OrderByDescending(p => p.ProposedAtUtc).FirstAsync(p => p.Reference == _number));

    private Task<int> AwayAsync(string who) => _app.WithDbAsync(async db =>
    {
        var today = JapanTime.DayOf(_app.Clock.Now.UtcDateTime);
        var staff = await db.Staff.SingleAsync(s => s.Subject == who);
        db.Absences.Add(Absence.Mark(staff.Id, today, today, new Act(staff.ActorId, _app.Clock.Now.UtcDateTime)));
        return await db.SaveChangesAsync();
    });

    private Task<int> PromoteAsync(string who, StaffPost post) => _app.WithDbAsync(async db =>
    {
        var staff = await db.Staff.SingleAsync(s => s.Subject == who);
        db.Entry(staff).Property(s => s.Post).CurrentValue = post;
        return await db.SaveChangesAsync();
    });

    /// <summary>Posts to the page although it shows no form, with the token of another page.</summary>
    private async Task<HttpResponseMessage> ForgedAsync(
        string who, string choice, string page = "", int? version = null, string reason = "", string field = "Input.Choice")
    {
        var client = _app.AsStaffMember(who);
        var other = await HtmlForm.PageAsync(client, "/staff/queue");
        other.QuerySelector("main form")!.SetAttribute("action", _url + page);
        version ??= (await ProposalAsync()).Version;
        return await HtmlForm.Of(client, _url + page, other)
            .Forge(field, choice).Forge("Input.Comment", "意見").Forge("Input.ActingReason", reason)
            .Forge("Input.Version", version.Value.ToString(CultureInfo.InvariantCulture)).PostAsync();
    }
}
