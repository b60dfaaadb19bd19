using System.Net;
using System.Text;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Infrastructure.Jobs;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.Web.Tests.Pages.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Office;

public sealed class AuditPageTests : IDisposable
{
    private const string Url = "/office/audit";
    private const string Csv = "/office/audit/csv";

    private readonly AppFactory _app = new();
    private readonly HttpClient _auditor;

    public AuditPageTests() => _auditor = _app.AsStaff(role: StaffRoles.Auditor);

    public void Dispose()
    {
        _auditor.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task Get_OtherRoles_AreTurnedAway()
    {
        foreach (var client in new[] { _app.AsStaff(), _app.AsStaff(role: StaffRoles.Approver), _app.AsStaff(Ward.CityHall, Sections.DxOffice) })
        {
            foreach (var url in new[] { Url, Csv })
            {
                using var response = await client.OpenAsync(url);
                Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
            }

            client.Dispose();
        }
    }

    [Fact]
    public async Task Get_AfterAClerkLooked_ShowsActRoleAndOfficeAndRecordsTheReader()
    {
        var number = await LookedAtAsync();

        var text = (await HtmlForm.PageAsync(_auditor, $"{Url}?subject={number}")).MainText();

        Assert.Contains("申請の閲覧", text, StringComparison.Ordinal);
        Assert.Contains("担当者", text, StringComparison.Ordinal);
        Assert.Contains("小倉北区役所 保健福祉課 子ども・家庭相談コーナー", text, StringComparison.Ordinal);
        Assert.Contains("操作記録の閲覧", text, StringComparison.Ordinal); // the reader's own look is in the list at once
        Assert.Equal(StaffRoles.Auditor, (await _app.WithDbAsync(db => db.Audit.SingleAsync(e => e.What == AuditWords.ViewAudit && e.Subject == number))).ActorRole);
    }

    [Fact]
    public async Task Get_CitizensActs_ShowNoNameOfACitizen()
    {
        (await _app.AsCitizenAsync()).Dispose(); // leaves a log-in
        var name = await _app.WithDbAsync(db => db.Citizens.Where(c => c.Subject == "citizen-01").Select(c => c.Name).SingleAsync());

        var text = (await HtmlForm.PageAsync(_auditor, Url)).MainText();

        Assert.Contains("ログイン（市民）", text, StringComparison.Ordinal);
        Assert.DoesNotContain(name, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NameOfAStaffMember_BecomesAKeyInTheAddress()
    {
        await LookedAtAsync();
        var clerk = await _app.WithDbAsync(db => db.Staff.SingleAsync(s => s.Subject == "clerk1-kokurakita-hofuku-kodomo"));
        var alone = await _app.WithDbAsync(db => db.Staff.CountAsync(s => s.Name == clerk.Name)) == 1;
        var form = await HtmlForm.GetAsync(_auditor, Url);

        using var response = await form.Fill("操作した職員の氏名", alone ? clerk.Name : "点検 確子").PostAsync("探す");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var location = response.Headers.Location!.ToString();
        Assert.Contains("actor=staff%3A", location, StringComparison.Ordinal);
        Assert.DoesNotContain("%E", location, StringComparison.Ordinal); // no name in an address
        var page = await HtmlForm.PageAsync(_auditor, location);
        Assert.All(page.QuerySelectorAll("td[data-label='操作した人']"), c => Assert.Equal(alone ? clerk.Name : "点検　確子", c.TextContent.Trim()));
    }

    [Theory]
    [InlineData("操作した職員の氏名", "いない 人", "この氏名の職員は登録されていません")]
    [InlineData("操作した職員の氏名", "見本　課長", "同じ氏名の職員が複数います")]
    [InlineData("始めの日", "2026-02-30", "始めの日を、2026-11-25のように入力してください")]
    public async Task Post_WrongInput_IsShownAgainWithWhatWasTyped(string label, string value, string words)
    {
        var form = await HtmlForm.GetAsync(_auditor, Url);

        using var response = await form.Fill(label, value).PostAsync("探す");

        await response.RefusedAsync(words);
    }

    [Fact]
    public async Task Post_EndBeforeTheBeginning_IsShownAgain()
    {
        var form = await HtmlForm.GetAsync(_auditor, Url);

        using var response = await form.Fill("始めの日", "2026-11-24").Fill("終わりの日", "2026-11-23").PostAsync("探す");

        var page = await response.RefusedAsync("終わりの日は、始めの日か、それより後にしてください");
        Assert.Equal("2026-11-24", page.QuerySelector("#from")!.GetAttribute("value"));
    }

    /// <summary>Days are Japanese days: 00:30 on the 25th in Japan is still the 24th in UTC.</summary>
    [Fact]
    public async Task Get_Period_IsOfDaysInJapan()
    {
        await AddAsync("day-24", new DateTime(2026, 11, 24, 14, 59, 59, DateTimeKind.Utc));
        await AddAsync("day-25", new DateTime(2026, 11, 24, 15, 0, 0, DateTimeKind.Utc));

        var text = (await HtmlForm.PageAsync(_auditor, Url + "?from=2026-11-25&to=2026-11-25")).MainText();

        Assert.Contains("day-25", text, StringComparison.Ordinal);
        Assert.DoesNotContain("day-24", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ManyRows_PagesByKeyWithoutLossOrRepeat()
    {
        const int rows = AuditLogQuery.PageSize * 2 + 7;
        for (var i = 0; i < rows; i++)
        {
            await AddAsync("many", _app.Clock.NowUtc().AddSeconds(-i / 3), "application.correct");
        }

        var times = new List<string>();
        var url = Url + "?subject=many&act=application.correct";
        while (url is not null)
        {
            var page = await HtmlForm.PageAsync(_auditor, url);
            times.AddRange(page.QuerySelectorAll("tbody th").Select(h => h.TextContent.Trim()));
            url = page.QuerySelectorAll(".kdw-pagination a").FirstOrDefault(a => a.TextContent == "次のページ")?.GetAttribute("href");
        }

        Assert.Equal(rows, times.Count);
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
    }

    [Fact]
    public async Task Get_Seal_SaysWhatWaitsAndWhatIsSealed()
    {
        await AddAsync("x", _app.Clock.NowUtc());
        Assert.Contains("封　まだありません", (await HtmlForm.PageAsync(_auditor, Url)).MainText(), StringComparison.Ordinal);

        await AuditSealWorker.RunOnceAsync(_app.Services.GetRequiredService<IServiceScopeFactory>(), CancellationToken.None);

        var text = (await HtmlForm.PageAsync(_auditor, Url)).MainText();
        Assert.Contains("1番のブロックまで", text, StringComparison.Ordinal);
        Assert.Contains("1件", text, StringComparison.Ordinal); // this very look
    }

    [Fact]
    public async Task Csv_OfASearch_HasAMarkAndTheRowsAndIsRecorded()
    {
        var number = await LookedAtAsync();
        await AddAsync("another", _app.Clock.NowUtc());

        using var response = await _auditor.OpenAsync($"{Csv}?subject={number}");

        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.StartsWith("日時,操作,", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.Contains($"申請の閲覧,application.view,{number},", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("another", StringComparison.Ordinal));
        Assert.True(await _app.WithDbAsync(db => db.Audit.AnyAsync(e => e.What == AuditWords.ExportAudit && e.Subject == number)));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-2", "'-2")]
    [InlineData("+2", "'+2")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("=\"x\"", "\"'=\"\"x\"\"\"")]
    [InlineData("申請", "申請")]
    public void Cell_Text_IsSafeInASpreadsheet(string text, string cell) => Assert.Equal(cell, CsvText.Cell(text));

    /// <summary>A case that a clerk has opened.</summary>
    private async Task<string> LookedAtAsync()
    {
        var number = await _app.GivenCaseAsync();
        using var clerk = _app.AsStaff();
        await HtmlForm.PageAsync(clerk, "/staff/applications/" + number);
        return number;
    }

    private Task<int> AddAsync(string subject, DateTime at, string what = "application.view") => _app.WithDbAsync(db =>
    {
        db.Add(new AuditEntry(what, subject, new Act("staff:x", at)));
        return db.SaveChangesAsync(CancellationToken.None);
    });
}
