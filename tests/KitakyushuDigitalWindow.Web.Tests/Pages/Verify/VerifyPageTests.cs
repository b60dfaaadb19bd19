using System.Net;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.Web.Tests.Pages.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Verify;

/// <summary>文書の照合: from the proposal to the page that anybody may open.</summary>
public sealed class VerifyPageTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_IssuedLetter_ConfirmsNumberDateAndHashAndNamesNobody()
    {
        var (number, letter, code) = await IssuedAsync();
        Assert.Equal("http://localhost/verify/" + code, letter.QrText);
        Assert.Contains(letter.Notes, n => n.Contains(code, StringComparison.Ordinal));

        var page = await HtmlForm.PageAsync(_app.Anonymous(), "/verify/" + code);

        var text = page.MainText();
        var stored = await _app.StoredCaseAsync(number);
        Assert.Contains("北九州市が発行した文書です", text, StringComparison.Ordinal);
        Assert.Contains(stored.Letters[0].DocumentNumber, text, StringComparison.Ordinal);
        Assert.Contains("令和8年11月24日", text, StringComparison.Ordinal);
        Assert.Contains(stored.CurrentDecision!.LetterHash[..16], text, StringComparison.Ordinal);
        Assert.Contains("北九州市小倉北区長", text, StringComparison.Ordinal);
        var whole = page.DocumentElement.OuterHtml;
        foreach (var secret in new[] { "北九　花子", "花子", number, "申請のとおり認めます" })
        {
            Assert.DoesNotContain(secret, whole, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Post_Code_IsTakenInAnyForm()
    {
        var (_, _, code) = await IssuedAsync();
        var form = await HtmlForm.GetAsync(_app.Anonymous(), "/verify");

        using var response = await form.Fill("照合番号", "　" + code.ToLowerInvariant().Replace("-", "ー", StringComparison.Ordinal)).PostAsync("照合する");

        response.RedirectsTo("/verify/" + code);
    }

    [Theory]
    [InlineData("", "照合番号を入力してください")]
    [InlineData("7K3M", "文書にある12文字の英数字を入力してください")]
    [InlineData("7K3M-9RWX-4DPH", "この照合番号の文書は見つかりません")]
    public async Task Post_WrongCode_SaysWhatToDo(string code, string words)
    {
        var form = await HtmlForm.GetAsync(_app.Anonymous(), "/verify");

        using var response = await form.Fill("照合番号", code).PostAsync("照合する");

        var page = await response.RefusedAsync(words);
        Assert.Equal(code, page.QuerySelector("#code")!.GetAttribute("value") ?? "");
    }

    [Theory]
    [InlineData("7K3M-9RWX-4DPH")]
    [InlineData("nothing")]
    public async Task Get_UnknownCode_Is404WithAWayOn(string code)
    {
        using var response = await _app.Anonymous().OpenAsync("/verify/" + code);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Contains("この照合番号の文書は見つかりません", page.MainText(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/verify']"));
    }

    [Fact]
    public async Task Post_File_TellsTheIssuedOneFromAChangedOne()
    {
        var (number, _, code) = await IssuedAsync();
        var issued = (await _app.StoredCaseAsync(number)).Letters[0];
        await using var content = await _app.Services.GetRequiredService<IBlobStore>().OpenAsync(issued.ContentHash, CancellationToken.None);
        using var pdf = new MemoryStream();
        await content.CopyToAsync(pdf);
        var url = "/verify/" + code;

        using var same = await (await HtmlForm.GetAsync(_app.Anonymous(), url)).Attach("通知書のPDF", "a.pdf", pdf.ToArray()).PostAsync("ファイルを照合する");
        using var changed = await (await HtmlForm.GetAsync(_app.Anonymous(), url)).Attach("通知書のPDF", "a.pdf", [.. pdf.ToArray(), 0x20]).PostAsync("ファイルを照合する");
        using var none = await (await HtmlForm.GetAsync(_app.Anonymous(), url)).PostAsync("ファイルを照合する");

        Assert.Contains("発行したPDFと同じファイルです", (await HtmlForm.ReadAsync(same)).MainText(), StringComparison.Ordinal);
        Assert.Contains("発行したPDFと違うファイルです", (await HtmlForm.ReadAsync(changed)).MainText(), StringComparison.Ordinal);
        await none.RefusedAsync("PDFのファイルを選んでください");
    }

    /// <summary>Through the pages: proposed by a clerk, approved by another person, printed.</summary>
    private async Task<(string Number, LetterDocument Letter, string Code)> IssuedAsync()
    {
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        using (await (await HtmlForm.GetAsync(_app.AsStaff(), $"/staff/applications/{number}/propose")).Choose("認める（認定・支給・交付）").PostAsync("決裁に回す"))
        {
        }

        var proposal = await _app.ProposalOfAsync(number);
        using (await (await HtmlForm.GetAsync(_app.AsStaff(role: StaffRoles.Approver), $"/staff/approvals/{proposal}")).Choose("承認する").PostAsync("決定する"))
        {
        }

        await _app.RunJobsAsync();
        var letter = LetterDocument.FromJson((await _app.StoredCaseAsync(number)).CurrentDecision!.Letter);
        return (number, letter, letter.VerificationCode!);
    }
}
