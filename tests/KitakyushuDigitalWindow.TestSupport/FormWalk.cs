using AngleSharp.Html.Dom;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>Goes through a form page by page, as a person does: what a page leads to is where the next step starts.</summary>
public sealed class FormWalk
{
    private readonly HttpClient _client;

    private FormWalk(HttpClient client, string url) => (_client, Url) = (client, url);

    /// <summary>Where the person is now.</summary>
    public string Url { get; private set; }

    /// <summary>Starts the procedure and stands on its first question.</summary>
    public static async Task<FormWalk> StartAsync(HttpClient client, string procedureId = Drafts.ChildAllowance)
    {
        var form = await HtmlForm.GetAsync(client, "/apply/" + procedureId);
        using var response = await form.PostAsync();
        var walk = new FormWalk(client, response.Headers.Location!.ToString());
        await walk.FollowAsync();
        return walk;
    }

    public static FormWalk At(HttpClient client, string url) => new(client, url);

    public Task<HtmlForm> FormAsync() => HtmlForm.GetAsync(_client, Url);

    /// <summary>Fills the page and goes on; throws when the page comes back with errors.</summary>
    public async Task<FormWalk> AnswerAsync(Action<HtmlForm>? fill = null, string? button = "次へ進む")
    {
        var form = await FormAsync();
        fill?.Invoke(form);
        using var response = await form.PostAsync(button);
        if (response.Headers.Location is not { } next)
        {
            var page = await HtmlForm.ReadAsync(response);
            throw new InvalidOperationException($"{Url}: {(int)response.StatusCode} {page.QuerySelector(".kdw-error-summary")?.TextContent}");
        }

        Url = next.ToString();
        await FollowAsync();
        return this;
    }

    /// <summary>Fills the page and posts it; the page that comes back, with its status.</summary>
    public async Task<(System.Net.HttpStatusCode Status, IHtmlDocument Page)> TryAsync(Action<HtmlForm>? fill = null, string? button = "次へ進む")
    {
        var form = await FormAsync();
        fill?.Invoke(form);
        using var response = await form.PostAsync(button);
        return (response.StatusCode, await HtmlForm.ReadAsync(response));
    }

    private async Task FollowAsync()
    {
        for (var i = 0; i < 5; i++)
        {
            using var response = await _client.GetAsync(new Uri(Url, UriKind.Relative));
            if (response.Headers.Location is not { } next)
            {
                return;
            }

            Url = next.ToString();
        }
    }
}
