using System.Net;
using AngleSharp.Dom;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Operation;

/// <summary>A page for people and a time to wait, where a script would go on for ever.</summary>
public sealed class RateLimitTests
{
    [Theory]
    [InlineData("/sign-in/start")]
    [InlineData("/staff/sign-in/start")]
    public async Task Get_LogInTooOften_AsksToWait(string url)
    {
        using var app = new AppFactory().With("RateLimits:SignIn", "2");
        using var client = app.Anonymous();
        using var first = await client.GetAsync(new Uri(url, UriKind.Relative));
        using var second = await client.GetAsync(new Uri(url, UriKind.Relative));

        using var third = await client.GetAsync(new Uri(url, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        await AssertAsksToWaitAsync(third);
    }

    [Fact]
    public async Task Post_UploadTooOften_AsksToWaitAndStoresNothing()
    {
        using var app = new AppFactory().With("RateLimits:Forms", "2");
        var draft = (await ReadyDrafts.AddAsync(app.Services, 1, app.Clock))[0];
        using var client = app.AsCitizen(draft.CitizenId);
        var before = await FilesAsync(app);
        var form = await HtmlForm.GetAsync(client, $"/apply/{draft.DraftId}/attachments");
        var input = form.Page.QuerySelector("input[type=file]")!;
        form.Attach(LabelOf(form.Page, input.Id!), "a.png", Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="));
        using var second = await client.GetAsync(new Uri($"/apply/{draft.DraftId}/attachments", UriKind.Relative));

        using var third = await form.PostAsync("選んだファイルを追加する");

        await AssertAsksToWaitAsync(third);
        Assert.Equal(before, await FilesAsync(app));
    }

    [Fact]
    public async Task Post_SubmitTooOften_AsksToWaitAndAnotherPersonIsNotHeldUp()
    {
        using var app = new AppFactory().With("RateLimits:Submit", "1");
        var drafts = await ReadyDrafts.AddAsync(app.Services, 2, app.Clock);
        using var client = app.AsCitizen(drafts[0].CitizenId);
        using var other = app.AsCitizen(drafts[1].CitizenId);
        var form = await HtmlForm.GetAsync(client, $"/apply/{drafts[0].DraftId}/check");

        using var response = await form.PostAsync();
        using var elsewhere = await other.GetAsync(new Uri($"/apply/{drafts[1].DraftId}/check", UriKind.Relative));

        await AssertAsksToWaitAsync(response);
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
    }

    private static async Task<int> FilesAsync(AppFactory app)
    {
        await Task.CompletedTask;
        return Directory.Exists(Path.Combine(app.Folder, "blobs")) ? Directory.GetFiles(Path.Combine(app.Folder, "blobs"), "*", SearchOption.AllDirectories).Length : 0;
    }

    private static string LabelOf(IDocument page, string id)
    {
        var label = (IElement)page.QuerySelector($"label[for='{id}']")!.Clone();
        return label.TextContent.Trim();
    }

    private static async Task AssertAsksToWaitAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 61);
        var page = await HtmlForm.ReadAsync(response);
        Assert.Equal("少し待ってから、もう一度お試しください", page.QuerySelector("h1")?.TextContent);
    }
}
