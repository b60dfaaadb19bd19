using System.Net;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff;

/// <summary>Staff reach only cases of their ward and section, and nobody else reaches any: each page, each file.</summary>
public sealed class StaffScopeTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_OwnSection_OpensEveryPage()
    {
        using var clerk = _app.AsStaff();
        foreach (var url in await UrlsAsync())
        {
            using var response = await clerk.OpenAsync(url);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{url} answered {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData(Ward.Moji, "hofuku-kodomo", StaffRoles.Clerk)]
    [InlineData(Ward.Moji, "hofuku-kodomo", StaffRoles.Approver)]
    [InlineData(Ward.KokuraKita, "kokuho", StaffRoles.Clerk)]
    [InlineData(Ward.KokuraKita, "kokuho", StaffRoles.Approver)]
    public async Task Get_OtherWardOrSection_Returns404(Ward ward, string section, string role)
    {
        using var other = _app.AsStaff(ward, section, role);
        foreach (var url in await UrlsAsync())
        {
            using var response = await other.OpenAsync(url);
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{url} answered {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Get_NobodyOrACitizen_GoesToTheStaffSignIn()
    {
        using var anonymous = _app.Anonymous();
        using var citizen = await _app.AsCitizenAsync();
        foreach (var url in (await UrlsAsync()).Concat(["/staff/queue", "/staff/approvals"]))
        {
            foreach (var client in new[] { anonymous, citizen })
            {
                using var response = await client.OpenAsync(url);
                Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{url} answered {response.StatusCode}");
                Assert.StartsWith("/staff/sign-in?", response.Headers.Location!.ToString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Post_OtherWard_Returns404AndChangesNothing()
    {
        var (review, waiting) = (await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview }),
            await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.InApproval }));
        var fresh = await _app.GivenCaseAsync();
        using var other = _app.AsStaff(Ward.Moji, role: StaffRoles.Approver);
        var anyForm = await HtmlForm.PageAsync(other, "/staff/queue"); // its token is good for every page
        foreach (var url in new[]
        {
            $"/staff/applications/{fresh}", $"/staff/applications/{review}/request-correction", $"/staff/applications/{review}/propose",
            $"/staff/applications/{review}/transfer", $"/staff/applications/{review}/messages",
            $"/staff/approvals/{await _app.ProposalOfAsync(waiting)}",
        })
        {
            anyForm.QuerySelector("main form")!.SetAttribute("action", url);
            using var response = await HtmlForm.Of(other, url, anyForm).Forge("Input.Choice", "approve").PostAsync();
            Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{url} answered {response.StatusCode}");
        }

        Assert.Equal(ApplicationStatus.Received, (await _app.StoredCaseAsync(fresh)).Status);
        Assert.Equal(ApplicationStatus.UnderReview, (await _app.StoredCaseAsync(review)).Status);
        Assert.Equal(ApplicationStatus.InApproval, (await _app.StoredCaseAsync(waiting)).Status);
    }

    private async Task<List<string>> UrlsAsync()
    {
        var review = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.UnderReview });
        var waiting = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.InApproval });
        var decided = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Decided });
        await _app.RunJobsAsync();
        var file = (await _app.StoredCaseAsync(review)).Attachments[0].Id;
        var letter = (await _app.StoredCaseAsync(decided)).Letters[0].Id;
        var (approval, theCase) = ($"/staff/approvals/{await _app.ProposalOfAsync(waiting)}", $"/staff/applications/{review}");
        return
        [
            theCase, theCase + "/files", theCase + "/history", theCase + "/documents", $"{theCase}/files/{file}",
            $"/staff/applications/{decided}/letters/{letter}", theCase + "/request-correction", theCase + "/propose", theCase + "/transfer", theCase + "/messages", approval, approval + "/preview",
        ];
    }
}
