using System.Net;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Applications.Messages;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.Web.Tests.Pages.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Messages;

/// <summary>Files that go with a message: kept at once, scanned before anybody opens them, cleared when nobody needs them.</summary>
public sealed class MessageFilesTests : IDisposable
{
    private const string Text = "伝えること";
    private const string Field = "添付するファイル";
    private const string Upload = "選んだファイルを追加する";

    private static readonly byte[] _clean = SampleFiles.Pdf();
    private static readonly byte[] _infected = SampleFiles.Pdf(pageText: "VIRUS");

    private readonly FakeScanner _scanner = new();
    private readonly AppFactory _app;

    public MessageFilesTests() => _app = new AppFactory { Scanner = _scanner };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Post_WithFile_NobodyOpensItBeforeTheScannerHasLetItPass()
    {
        var (number, citizen) = await CaseAsync();
        using var sent = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, "送ります").Attach(Field, "通帳𠮷.pdf", _clean).PostAsync("送る");
        sent.RedirectsTo(My(number) + "?sent=true");
        var file = await FileAsync();
        using var clerk = _app.AsStaff();

        foreach (var (client, url) in new[] { (citizen, My(number)), (clerk, Staff(number)) })
        {
            var page = await HtmlForm.PageAsync(client, url);
            Assert.Contains("通帳𠮷.pdf", page.QuerySelector(".kdw-messages .kdw-files")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("ウイルスを確認中", page.QuerySelector(".kdw-messages .kdw-files")!.TextContent, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector(".kdw-messages .kdw-files a"));
            using var early = await client.OpenAsync($"{url}/files/{file}");
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        }

        await _app.ScanAsync();

        using var opened = await clerk.OpenAsync((await HtmlForm.PageAsync(clerk, Staff(number))).QuerySelector(".kdw-messages .kdw-files a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(_clean, await opened.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", opened.Content.Headers.ContentDisposition!.DispositionType);
        using var own = await citizen.OpenAsync($"{My(number)}/files/{file}");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(1, await _app.WithDbAsync(db => db.Audit.CountAsync(a => a.What == "application.view_file" && a.Subject == number)));
    }

    [Fact]
    public async Task Get_InfectedFile_IsNeverHandedOut()
    {
        var (number, citizen) = await CaseAsync();
        using var sent = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, "送ります").Attach(Field, "通帳.pdf", _infected).PostAsync("送る");
        await _app.ScanAsync();
        var file = await FileAsync();
        using var clerk = _app.AsStaff();

        using var office = await clerk.OpenAsync($"{Staff(number)}/files/{file}");
        using var own = await citizen.OpenAsync($"{My(number)}/files/{file}");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (office.StatusCode, own.StatusCode));
        Assert.Contains("ウイルスが見つかりました", (await HtmlForm.ReadAsync(office)).MainText(), StringComparison.Ordinal);
        Assert.Contains("ウイルスあり", (await HtmlForm.PageAsync(clerk, Staff(number))).QuerySelector(".kdw-messages")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SendWithAFileThatWasFoundInfected_IsRefusedUntilItIsTakenAway()
    {
        var (number, citizen) = await CaseAsync();
        using var added = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, "書きかけ").Attach(Field, "通帳.pdf", _infected).PostAsync(Upload);
        added.RedirectsTo(My(number) + "#write");
        await _app.ScanAsync();

        var form = await HtmlForm.GetAsync(citizen, My(number));
        Assert.Equal("書きかけ", form.ValueOf(Text).Trim()); // kept with the file
        Assert.Contains("ウイルスが見つかりました", form.Page.QuerySelector("#files-error")!.TextContent, StringComparison.Ordinal);
        using var refused = await form.PostAsync("送る");
        var page = await refused.RefusedAsync("受け取れないファイルがあるため、送信していません");
        using var taken = await HtmlForm.Of(citizen, My(number), page).PostAsync("外す（通帳.pdf）");
        using var sent = await (await HtmlForm.GetAsync(citizen, My(number))).PostAsync("送る");

        sent.RedirectsTo(My(number) + "?sent=true");
        var message = await _app.WithDbAsync(db => db.Messages.Include(m => m.Files).SingleAsync());
        Assert.Equal(("書きかけ", 0), (message.Text, message.Files.Count));
    }

    [Fact]
    public async Task Post_WhatCannotBeTaken_SaysWhyAndKeepsTheRest()
    {
        var (number, citizen) = await CaseAsync();

        using var wrong = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, "残る文").Attach(Field, "メモ.txt", "text"u8.ToArray()).PostAsync("送る");
        var page = await wrong.RefusedAsync("PDF・JPEG・PNG・HEICのどれかにしてください");
        Assert.Equal("残る文", ((IHtmlTextAreaElement)page.QuerySelector("#text")!).Value.Trim());
        using var none = await (await HtmlForm.GetAsync(citizen, My(number))).PostAsync(Upload);
        await none.RefusedAsync("追加するファイルを選んでください");
        var many = await HtmlForm.GetAsync(citizen, My(number));
        for (var i = 0; i <= CaseMessage.MaxFiles; i++)
        {
            many.Attach(Field, $"{i}.pdf", _clean);
        }

        using var tooMany = await many.Fill(Text, "残る文").PostAsync(Upload);
        await tooMany.RefusedAsync("5個までです");
        Assert.Equal(CaseMessage.MaxFiles, await _app.WithDbAsync(db => db.Messages.SelectMany(m => m.Files).CountAsync()));
        Assert.False(await _app.WithDbAsync(db => db.Messages.AnyAsync(m => m.SentAtUtc != null)));
    }

    [Fact]
    public async Task Get_UnsentFileAndOthersFile_AreSeenByNobodyElse()
    {
        var (number, citizen) = await CaseAsync();
        using var added = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, "書きかけ").Attach(Field, "通帳.pdf", _clean).PostAsync(Upload);
        await _app.ScanAsync();
        var file = await FileAsync();
        using var clerk = _app.AsStaff();
        using var other = await _app.AsCitizenAsync("citizen-02");

        using var unsent = await clerk.OpenAsync($"{Staff(number)}/files/{file}");
        Assert.Equal(HttpStatusCode.NotFound, unsent.StatusCode);
        Assert.Empty((await HtmlForm.PageAsync(clerk, Staff(number))).QuerySelectorAll(".kdw-messages li"));
        using var sent = await (await HtmlForm.GetAsync(citizen, My(number))).PostAsync("送る");
        using var now = await clerk.OpenAsync($"{Staff(number)}/files/{file}");
        using var elsewhere = await _app.AsStaff(Ward.Moji).OpenAsync($"{Staff(number)}/files/{file}");
        using var stranger = await other.OpenAsync($"{My(number)}/files/{file}");

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (now.StatusCode, elsewhere.StatusCode, stranger.StatusCode));
    }

    [Fact]
    public async Task Sweep_NeverSent_GoesWithItsContentAndWhatWasSentStays()
    {
        var (number, citizen) = await CaseAsync();
        using var sent = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, "送った").Attach(Field, "送った.pdf", _clean).PostAsync("送る");
        using var added = await (await HtmlForm.GetAsync(citizen, My(number))).Fill(Text, "送らない").Attach(Field, "送らない.pdf", _infected).PostAsync(Upload);
        var hashes = await _app.WithDbAsync(db => db.Messages.OrderBy(m => m.SentAtUtc == null).SelectMany(m => m.Files).Select(f => f.ContentHash).ToListAsync());
        var scopes = _app.Services.GetRequiredService<IServiceScopeFactory>();
        await Infrastructure.Jobs.DraftSweepWorker.RunOnceAsync(scopes, CancellationToken.None);
        Assert.Equal(2, await _app.WithDbAsync(db => db.Messages.CountAsync()));
        _app.Clock.Advance(TimeSpan.FromDays(31));

        await Infrastructure.Jobs.DraftSweepWorker.RunOnceAsync(scopes, CancellationToken.None);

        Assert.Equal("送った", (await _app.WithDbAsync(db => db.Messages.SingleAsync())).Text);
        var blobs = _app.Services.GetRequiredService<IBlobStore>();
        Assert.True(await blobs.ExistsAsync(hashes[0], CancellationToken.None));
        Assert.False(await blobs.ExistsAsync(hashes[1], CancellationToken.None));
    }

    [Fact]
    public async Task Post_ByTheOffice_TheApplicantOpensTheFile()
    {
        var (number, citizen) = await CaseAsync();
        using var clerk = _app.AsStaff();
        var form = await HtmlForm.GetAsync(clerk, Staff(number), f => f.Enctype == "multipart/form-data");
        using var sent = await form.Fill("メッセージ（申請者に届きます）", "案内図です").Attach(Field, "案内図.pdf", _clean).PostAsync("申請者に送る");
        sent.RedirectsTo(Staff(number));
        await _app.ScanAsync();

        var link = (await HtmlForm.PageAsync(citizen, My(number))).QuerySelector(".kdw-messages .kdw-files a")!;

        using var opened = await citizen.OpenAsync(link.GetAttribute("href")!);
        Assert.Equal(_clean, await opened.Content.ReadAsByteArrayAsync());
    }

    private static string My(string number) => $"/my/applications/{number}/messages";

    private static string Staff(string number) => $"/staff/applications/{number}/messages";

    private async Task<(string Number, HttpClient Citizen)> CaseAsync() =>
        (await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview }), await _app.AsCitizenAsync());

    private Task<Guid> FileAsync() => _app.WithDbAsync(db => db.Messages.SelectMany(m => m.Files).Select(f => f.Id).SingleAsync());
}
