using System.Globalization;
using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Documents;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>決裁 along a route: turns, two persons, absence, and a section without staff.</summary>
public sealed class ApprovalRoutePageTests : ApprovalRouteTest
{
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

        Assert.Equal(ApplicationStatus.InApproval, (await App.StoredCaseAsync(Number)).Status);
        Assert.Equal(0, await App.WithDbAsync(db => db.DocumentNumbers.CountAsync()));
        Assert.False(await App.WithDbAsync(db => db.Outbox.AnyAsync(o => o.Kind == OutboxKinds.PrintLetter)));

        (await DecideAsync(Chief, "承認する", "妥当です。")).RedirectsTo("/staff/approvals");

        var stored = await App.StoredCaseAsync(Number);
        Assert.Equal((ApplicationStatus.Decided, "北九小倉北保子第1号"), (stored.Status, stored.CurrentDecision!.DocumentNumber));
        Assert.Equal(LetterDocument.FromJson(stored.CurrentDecision.Letter).ContentHash(), (await ProposalAsync()).ContentHash);
        Assert.Single(await App.WithDbAsync(db => db.Outbox.Where(o => o.Kind == OutboxKinds.PrintLetter).ToListAsync()));
        Assert.Equal(2, await App.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "approval.approve" && a.Subject == Number)));
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
        Assert.Equal(ApplicationStatus.InApproval, (await App.StoredCaseAsync(Number)).Status);
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("send-back")]
    [InlineData("opinion")]
    public async Task Post_OffTheRoute_Gets403AndChangesNothing(string choice)
    {
        await ProposedAsync();
        _ = await App.WithDbAsync(async db =>
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
        await App.WithDbAsync(db =>
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
        using var beside = App.Beside(); // a second server on the same database
        for (var i = 0; i < Count; i++)
        {
            await ProposedAsync();
            numbers.Add(Number);
            urls.Add(Url);
        }

        foreach (var who in new[] { Head, Chief })
        {
            var forms = new List<HtmlForm>();
            for (var i = 0; i < Count; i++)
            {
                forms.Add((await HtmlForm.GetAsync((i % 2 == 0 ? App : beside).AsStaffMember(who), urls[i], IsDeciding)).Choose("承認する"));
            }

            var answers = await Task.WhenAll(forms.Select(f => Task.Run(() => f.PostAsync("決定する"))));
            Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        }

        var given = new List<int>();
        foreach (var number in numbers)
        {
            var text = (await App.StoredCaseAsync(number)).CurrentDecision!.DocumentNumber!;
            given.Add(int.Parse(text["北九小倉北保子第".Length..^1], CultureInfo.InvariantCulture));
        }

        Assert.Equal(Enumerable.Range(1, Count), given.Order());
    }

    [Fact]
    public async Task Approve_LetterChangedInTheStore_IsRefusedAtTheFirstStep()
    {
        await ProposedAsync();
        await App.WithDbAsync(db =>
        {
            var application = db.Applications.Include(a => a.Decisions).Single(a => a.ReceiptNumber == Number);
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

        Assert.Equal(ApplicationStatus.UnderReview, (await App.StoredCaseAsync(Number)).Status);
        Assert.Contains("差戻し", (await PageAsync(Chief)).QuerySelector(".kdw-route__back")!.TextContent, StringComparison.Ordinal);
        await ProposeAsync(Number);
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
        var list = await HtmlForm.PageAsync(App.AsStaffMember(Head), "/staff/approvals");
        Assert.Contains(Number, list.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
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
        Assert.Equal(ApplicationStatus.Decided, (await App.StoredCaseAsync(Number)).Status);
        Assert.True(await App.WithDbAsync(db => db.Audit.AnyAsync(a => a.What == "approval.act_for" && a.Subject == Number)));
        using var chief = App.AsStaffMember(Chief);
        var reports = await HtmlForm.PageAsync(chief, "/staff/approvals?tab=reports");
        Assert.Contains("後閲 1件", reports.QuerySelector(".kdw-tabs")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Number, reports.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        var report = await HtmlForm.PageAsync(chief, Url);
        Assert.Contains("処理期限が今日のため", report.QuerySelector(".kdw-route")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("承認（課長の代決）", report.MainText(), StringComparison.Ordinal);

        using var seen = await HtmlForm.Of(chief, Url, report).PostAsync("確認した（後閲）");

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
        Assert.Equal(ApplicationStatus.InApproval, (await App.StoredCaseAsync(Number)).Status);
    }

    [Fact]
    public async Task Propose_SectionWithoutAnybodyWhoDecides_IsRefusedAndSaysWhatToDo()
    {
        Number = await App.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        await App.WithDbAsync(db => db.Staff.Where(s => s.Subject == Chief).ExecuteDeleteAsync());
        using var clerk = App.AsStaffMember(Clerk);

        using var response = await (await HtmlForm.GetAsync(clerk, $"/staff/applications/{Number}/propose")).Choose("認める（認定・支給・交付）").PostAsync("決裁に回す");

        var page = await response.RefusedAsync("起案した人のほかに決裁する課長がいないため、決裁に回せません");
        Assert.Contains("デジタル市役所推進室に職員の登録を依頼", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(ApplicationStatus.UnderReview, (await App.StoredCaseAsync(Number)).Status);
        Assert.Equal(0, await App.WithDbAsync(db => db.Proposals.CountAsync()));
    }

    [Fact]
    public async Task Propose_SectionWithoutAUnitHead_SkipsTheStepAndSaysSo()
    {
        await App.WithDbAsync(db => db.Staff.Where(s => s.Subject == Head).ExecuteDeleteAsync());
        await ProposedAsync();

        var steps = (await PageAsync(Chief)).QuerySelectorAll(".kdw-route li").Select(l => l.TextContent).ToList();

        Assert.Contains("該当者なし", steps[1], StringComparison.Ordinal);
        (await DecideAsync(Chief, "承認する")).RedirectsTo("/staff/approvals");
        Assert.Equal(ApplicationStatus.Decided, (await App.StoredCaseAsync(Number)).Status);
    }
}
