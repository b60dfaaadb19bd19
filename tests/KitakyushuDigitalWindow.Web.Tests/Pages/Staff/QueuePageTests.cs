using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

public sealed partial class QueuePageTests : IDisposable
{
    private const string Url = "/staff/queue";
    private const string Section = "hofuku-kodomo";
    private static readonly DateOnly _today = new(2026, 11, 24);

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(Url, true)]
    [InlineData(Url + "?tab=done", false)]
    public async Task Get_MoreThanThousandRows_ShowsEachOnceInOrderOfDueDay(string url, bool isAscending)
    {
        const int Count = 1030;
        await ManyAsync(Count, Ward.KokuraKita, isOpen: isAscending);
        await ManyAsync(40, Ward.Moji, isOpen: isAscending);
        using var clerk = _app.AsStaff();
        var (numbers, days, pages) = (new List<string>(), new List<DateOnly>(), 0);

        for (var next = url; next is not null; pages++)
        {
            var page = await HtmlForm.PageAsync(clerk, next);
            var rows = page.QuerySelectorAll(".kdw-queue tbody tr").ToList();
            Assert.InRange(rows.Count, 1, 50);
            numbers.AddRange(rows.Select(r => r.QuerySelector("th a")!.TextContent));
            days.AddRange(rows.Select(r => Day(r.QuerySelector(".kdw-queue__due")!.TextContent)));
            if (pages == 0)
            {
                Assert.Contains("50件以上", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            }

            next = page.QuerySelectorAll(".kdw-pagination a").FirstOrDefault(a => a.TextContent == "次のページ")?.GetAttribute("href");
        }

        Assert.Equal(Count, numbers.Count);
        Assert.Equal(Count, numbers.Distinct().Count());
        Assert.Equal(isAscending ? days.Order() : days.OrderDescending(), days);
        Assert.Equal(21, pages);
    }

    [Fact]
    public async Task Query_NextPage_StartsAtTheIndexAndSkipsNothing()
    {
        var criteria = new QueueCriteria(QueueTab.Section, After: new QueueCursor(_today, 5));
        await _app.WithDbAsync(async db =>
        {
            var sql = QueueQuery.Narrow(Visible(db), criteria, "staff:x", _today).Take(51).ToQueryString();
            Assert.DoesNotContain("OFFSET", sql, StringComparison.OrdinalIgnoreCase);
            var plan = await PlanAsync(db, sql);
            Assert.Contains("DueOn>", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            return 0;
        });

        await _app.WithDbAsync(async db =>
        {
            var pages = new[]
            {
                (new QueueCriteria(QueueTab.Section), "IsOpen=?"),
                (new QueueCriteria(QueueTab.Section), "IX_app_applications_queue"),
                (new QueueCriteria(QueueTab.Section, Before: new QueueCursor(_today, 5)), "DueOn<"),
                (new QueueCriteria(QueueTab.Mine), "AssigneeId=?"),
                (new QueueCriteria(QueueTab.Section) { IsUnassigned = true }, "AssigneeId=?"),
                (new QueueCriteria(QueueTab.Section) { AssigneeStaffId = Guid.NewGuid() }, "AssigneeId=?"),
                (new QueueCriteria(QueueTab.All), "SectionCode=?"),
                (new QueueCriteria(QueueTab.Done), "IsOpen=?"),
                (new QueueCriteria(QueueTab.Section, Status: ApplicationStatus.UnderReview), "IX_app_applications_queue"),
                (new QueueCriteria(QueueTab.Section, ProcedureId: "child-allowance-certification"), "IX_app_applications_queue"),
                (new QueueCriteria(QueueTab.Section, Due: QueueDue.Overdue), "DueOn>"),
                (new QueueCriteria(QueueTab.Section) { Flags = [QueueFlag.NewAnswer] }, "IX_app_applications_queue"),
                (new QueueCriteria(QueueTab.Section) { Flags = [QueueFlag.NewQuestion] }, "IX_app_applications_questions"),
                (new QueueCriteria(QueueTab.Section) { Flags = [QueueFlag.Transferred] }, "IX_app_applications_queue"),
                (new QueueCriteria(QueueTab.Section) { Flags = [QueueFlag.ByAgent] }, "IX_app_applications_queue"),
            };
            foreach (var (view, expected) in pages)
            {
                var plan = await PlanAsync(db, QueueQuery.Narrow(Visible(db), view, "staff:x", _today).Take(51).ToQueryString());
                Assert.StartsWith("SEARCH", plan, StringComparison.Ordinal);
                Assert.Contains(expected, plan, StringComparison.Ordinal);
                Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
                Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            }

            return 0;
        });

        using var server = new SqlServerDb(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=none").Options);
        var onSqlServer = QueueQuery.Narrow(Visible(server), criteria with { Name = "北九", Due = QueueDue.Week }, "staff:x", _today)
            .Take(51).ToQueryString();
        Assert.Contains("TOP(", onSqlServer, StringComparison.Ordinal);
        Assert.DoesNotContain("OFFSET", onSqlServer, StringComparison.OrdinalIgnoreCase);
        var away = QueueQuery.Narrow(
            Visible(server), new QueueCriteria(QueueTab.All) { Flags = [QueueFlag.AbsentAssignee, QueueFlag.NewAnswer] }, "staff:x", _today, ["staff:a", "staff:b"]);
        Assert.Contains("AssigneeId", away.Take(51).ToQueryString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_PageBefore_ShowsWhatStoodThere()
    {
        await ManyAsync(130, Ward.KokuraKita, isOpen: true);
        using var clerk = _app.AsStaff();
        var pages = new List<IHtmlDocument> { await HtmlForm.PageAsync(clerk, Url) };
        for (var i = 0; i < 2; i++)
        {
            pages.Add(await HtmlForm.PageAsync(clerk, LinkOf(pages[^1], "次のページ")!));
        }

        var second = await HtmlForm.PageAsync(clerk, LinkOf(pages[2], "前のページ")!);
        var first = await HtmlForm.PageAsync(clerk, LinkOf(second, "前のページ")!);

        Assert.Equal([50, 50, 30], pages.Select(p => Numbers(p).Count));
        Assert.Equal(Numbers(pages[1]), Numbers(second));
        Assert.Equal(Numbers(pages[0]), Numbers(first));
        Assert.Null(LinkOf(first, "前のページ"));
        Assert.Null(LinkOf(pages[2], "次のページ"));
        Assert.Equal(Numbers(pages[1]), Numbers(await HtmlForm.PageAsync(clerk, LinkOf(first, "次のページ")!)));
    }

    [Fact]
    public async Task Get_AllTabAssigneeAndFlags_ShowOnlyWhatWasChosen()
    {
        var free = await _app.GivenCaseAsync();
        var mine = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        var done = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Withdrawn });
        var answered = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.AwaitingCorrection });
        var me = await _app.WithDbAsync(async db =>
        {
            var it = await db.Applications.Include(a => a.Corrections).SingleAsync(a => a.ReceiptNumber == answered);
            Assert.True(it.SubmitCorrection(it.Answers, new Act("citizen:x", _app.Clock.Now.UtcDateTime)).Succeeded);
            await db.SaveChangesAsync();
            return db.Staff.Single(s => s.Subject == "clerk1-kokurakita-hofuku-kodomo").Id;
        });
        using var clerk = _app.AsStaff();

        Assert.Equal(new[] { free, mine, done, answered }.Order(), (await NumbersAsync(clerk, Url + "?tab=all")).Order());
        Assert.Equal([free], await NumbersAsync(clerk, Url + "?assignee=none"));
        Assert.Equal(new[] { mine, answered }.Order(), (await NumbersAsync(clerk, $"{Url}?assignee={me:N}")).Order());
        Assert.Equal([answered], await NumbersAsync(clerk, Url + "?flag=answered"));
        Assert.Empty(await NumbersAsync(clerk, Url + "?flag=answered&flag=agent"));
        var page = await HtmlForm.PageAsync(clerk, Url + "?flag=answered&assignee=none&due=week");
        Assert.Contains("この条件の申請はありません", page.MainText(), StringComparison.Ordinal);
        Assert.Equal(
            Url + "?due=week&assignee=none",
            page.QuerySelectorAll(".kdw-chosen a.kdw-chip").Single(a => a.TextContent.StartsWith("補正の回答あり", StringComparison.Ordinal)).GetAttribute("href"));
    }

    [Fact]
    public async Task Post_NameThatNobodyHas_SaysWhatToDoAndSearchesTheDoneToo()
    {
        var done = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Withdrawn });
        using var clerk = _app.AsStaff();
        var form = await HtmlForm.GetAsync(clerk, Url);

        using var response = await form.Fill("受付番号・氏名・フリガナで探す", "きたきゅう").PostAsync();

        var page = await HtmlForm.ReadAsync(response);
        Assert.Contains("フリガナで探してください", page.MainText(), StringComparison.Ordinal);
        page.QuerySelector(".kdw-find")!.Remove();
        using var wider = await HtmlForm.Of(clerk, Url, page).PostAsync("条件を外し、完了したものも含めて探す");
        Assert.Equal([done], Numbers(await HtmlForm.ReadAsync(wider)));
    }

    [Fact]
    public async Task Get_NotInCharge_MasksTheNameUntilTheCaseIsOpened()
    {
        var free = await _app.GivenCaseAsync();
        var mine = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        using var clerk = _app.AsStaff();

        Assert.Contains("北九　花○", Row(await HtmlForm.PageAsync(clerk, Url), free), StringComparison.Ordinal);
        Assert.Contains("北九　花子", Row(await HtmlForm.PageAsync(clerk, Url), mine), StringComparison.Ordinal);
        Assert.Contains("北九　花○", Row(await HtmlForm.PageAsync(_app.AsStaff(number: 2), Url), mine), StringComparison.Ordinal);
        Assert.Contains("北九　花子", (await HtmlForm.PageAsync(clerk, "/staff/applications/" + free)).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_TabsAndFilters_ShowOnlyWhatWasChosen()
    {
        var late = await _app.GivenCaseAsync(new GivenCase { DueOn = _today.AddDays(-2) });
        var today = await _app.GivenCaseAsync(new GivenCase { DueOn = _today, Status = ApplicationStatus.UnderReview });
        var done = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Withdrawn, ProcedureId = "child-allowance-name-address-change" });
        using var clerk = _app.AsStaff();

        Assert.Equal([late, today], await NumbersAsync(clerk, Url));
        Assert.Equal([today], await NumbersAsync(clerk, Url + "?tab=mine"));
        Assert.Equal([done], await NumbersAsync(clerk, Url + "?tab=done"));
        Assert.Equal([late], await NumbersAsync(clerk, Url + "?due=overdue"));
        Assert.Equal([today], await NumbersAsync(clerk, Url + "?due=week&status=underreview"));
        Assert.Empty(await NumbersAsync(clerk, Url + "?procedure=child-allowance-name-address-change"));
        var page = await HtmlForm.PageAsync(clerk, Url + "?due=overdue&status=received");
        Assert.Contains("期限超過", Row(page, late), StringComparison.Ordinal);
        Assert.Contains("2日超過", Row(page, late), StringComparison.Ordinal);
        var chip = page.QuerySelectorAll(".kdw-chosen a.kdw-chip").Single(a => a.TextContent.StartsWith("期限超過", StringComparison.Ordinal));
        Assert.Equal(Url + "?status=received", chip.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_NonsenseInTheAddress_ShowsTheList()
    {
        var number = await _app.GivenCaseAsync();

        Assert.Equal([number], await NumbersAsync(_app.AsStaff(), Url + "?tab=x&status=99&due=never&after=2026-99-99_x"));
        foreach (var part in new[]
        {
            "tab=x", "status=99", "status=draft", "status=completed", "due=never", "procedure=none", "assignee=none-such", "flag=red", "after=x", "before=2026-99-99_x",
            $"assignee={Guid.NewGuid():N}",
        })
        {
            var page = await HtmlForm.PageAsync(_app.AsStaff(), $"{Url}?{part}");
            Assert.Contains("読み取れませんでした", page.MainText(), StringComparison.Ordinal);
            Assert.Equal([number], Numbers(page));
        }

        Assert.DoesNotContain("読み取れませんでした", (await HtmlForm.PageAsync(_app.AsStaff(), Url + "?tab=mine&status=&due=week&flag=agent&assignee=")).MainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ReceiptNumberAsTyped_GoesToTheCase()
    {
        var number = await _app.GivenCaseAsync();
        var form = await HtmlForm.GetAsync(_app.AsStaff(), Url);

        using var response = await form.Fill("受付番号・氏名・フリガナで探す", number.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()).PostAsync();

        response.RedirectsTo("/staff/applications/" + number);
    }

    [Fact]
    public async Task Post_ReceiptNumberOfAnotherWard_SaysThatItIsNotHere()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Ward = Ward.Moji });
        var form = await HtmlForm.GetAsync(_app.AsStaff(), Url);

        using var response = await form.Fill("受付番号・氏名・フリガナで探す", number).PostAsync();

        var page = await response.RefusedAsync("この課にはありません");
        Assert.Equal(number, HtmlForm.Of(_app.AsStaff(), Url, page).ValueOf("受付番号・氏名・フリガナで探す"));
    }

    [Theory]
    [InlineData("北九 花")]
    [InlineData("きたきゅう")]
    [InlineData("ｷﾀｷｭｳ")]
    public async Task Post_NameOrKana_FindsWithoutPuttingItIntoTheAddress(string typed)
    {
        var number = await _app.GivenCaseAsync();
        await _app.GivenCaseAsync(new GivenCase { Citizen = "citizen-07", Kana = "シガイ　イチロウ" });
        var form = await HtmlForm.GetAsync(_app.AsStaff(), Url);

        using var response = await form.Fill("受付番号・氏名・フリガナで探す", typed).PostAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Url, response.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Equal([number], Numbers(await HtmlForm.ReadAsync(response)));
    }

    private static IQueryable<Application> Visible(DigitalWindowDbContext db) => db.Applications.VisibleTo(new SomeStaff());

    /// <summary>SQLite's own plan for the text that EF Core made, its parameters written in.</summary>
    private static async Task<string> PlanAsync(DigitalWindowDbContext db, string sql)
    {
        var parameters = Parameter().Matches(sql).ToList();
        sql = Parameter().Replace(sql, "");
        foreach (var parameter in parameters)
        {
            // the whole name: @p is the beginning of @procedureId
            sql = Regex.Replace(
                sql, Regex.Escape(parameter.Groups["name"].Value) + @"(?!\w)", _ => parameter.Groups["value"].Value, RegexOptions.None, TimeSpan.FromSeconds(1));
        }

        var steps = new List<string>();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        await db.Database.OpenConnectionAsync();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join('\n', steps);
    }

    [GeneratedRegex(@"^\.param set (?<name>@\S+) (?<value>.+)$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    private static DateOnly Day(string cell) => DateOnly.ParseExact(
        cell.Trim().Split(' ')[0] + "/2026", "M/d/yyyy", CultureInfo.InvariantCulture);

    private static string? LinkOf(IHtmlDocument page, string text) =>
        page.QuerySelectorAll(".kdw-pagination a").FirstOrDefault(a => a.TextContent == text)?.GetAttribute("href");

    private static string Row(IHtmlDocument page, string number) => page.QuerySelectorAll(".kdw-queue tbody tr")
        .Single(r => r.QuerySelector("th a")!.TextContent == number).TextContent;

    private static List<string> Numbers(IHtmlDocument page) => [.. page.QuerySelectorAll(".kdw-queue th a").Select(a => a.TextContent)];

    private static async Task<List<string>> NumbersAsync(HttpClient clerk, string url) => Numbers(await HtmlForm.PageAsync(clerk, url));

    /// <summary>Filed cases with few days between them, so that many share a day.</summary>
    private Task<int> ManyAsync(int count, Ward ward, bool isOpen) => _app.WithDbAsync(db =>
    {
        var citizen = db.Citizens.First();
        var act = new Act(citizen.ActorId, _app.Clock.GetUtcNow().UtcDateTime.AddDays(-5));
        for (var i = 0; i < count; i++)
        {
            var application = Application.Start(citizen.Id, "child-allowance-certification", Guid.CreateVersion7(), "児童手当の認定請求", act);
            application.Submit(
                new Submission(
                    ReceiptNumber.Create(RandomNumberGenerator.GetInt32), AnswerSet.Empty, citizen.Name, ward, Section, _today.AddDays((i * 7 % 60) - 30)),
                act);
            if (!isOpen)
            {
                application.Withdraw("試験", act);
            }

            db.Applications.Add(application);
        }

        return db.SaveChangesAsync();
    });

    private sealed class SomeStaff : ICurrentStaff
    {
        public Guid Id { get; } = Guid.CreateVersion7();

        public string Name => "";

        public Ward Ward => Ward.KokuraKita;

        public string SectionCode => Section;

        public bool IsInRole(string role) => role == StaffRoles.Clerk;
    }
}
