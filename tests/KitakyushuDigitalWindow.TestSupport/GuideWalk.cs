using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>Goes through ネットで手続きガイド, as a person does: what an answer leads to is where the next one is given.</summary>
public sealed class GuideWalk(HttpClient client)
{
    private readonly List<string> _passed = [];

    /// <summary>Where the person is now.</summary>
    public string Url { get; private set; } = "/guide";

    /// <summary>Every address on the way.</summary>
    public IReadOnlyList<string> Passed => _passed;

    public Task<IHtmlDocument> PageAsync() => HtmlForm.PageAsync(client, Url);

    public Task<HtmlForm> FormAsync() => HtmlForm.GetAsync(client, Url);

    /// <summary>The form with this button, where a page has several.</summary>
    public async Task<HtmlForm> FormAsync(string button)
    {
        var page = await PageAsync();
        foreach (var other in page.QuerySelectorAll<IHtmlFormElement>("main form").Where(f => !f.QuerySelectorAll("button").Any(b => b.TextContent.Trim() == button)).ToList())
        {
            other.Remove();
        }

        return HtmlForm.Of(client, Url, page);
    }

    public GuideWalk At(string url)
    {
        Url = url;
        return this;
    }

    /// <summary>Ticks the lines with these labels and goes on.</summary>
    public async Task<GuideWalk> AnswerAsync(params string[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var form = await FormAsync();
        foreach (var label in labels)
        {
            form.Choose(label);
        }

        using var response = await form.PostAsync("次へ進む");
        return await FollowAsync(response);
    }

    /// <summary>The day of the event; without one, it is passed over.</summary>
    public async Task<GuideWalk> DateAsync(DateOnly? day)
    {
        var form = await FormAsync();
        if (day is { } given)
        {
            foreach (var (label, value) in new[] { ("年", given.Year), ("月", given.Month), ("日", given.Day) })
            {
                form.Fill(label, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        using var response = await form.PostAsync(day is null ? "日付を入れずに結果を見る" : "結果を見る");
        return await FollowAsync(response);
    }

    public async Task<GuideWalk> PressAsync(string button)
    {
        using var response = await (await FormAsync(button)).PostAsync(button);
        return await FollowAsync(response);
    }

    /// <summary>Birth of a first child, nothing else wanted: two procedures.</summary>
    public async Task<GuideWalk> BirthAsync(DateOnly? on = null, params string[] wanted)
    {
        await AnswerAsync("妊娠・出産");
        await AnswerAsync("子どもが生まれた");
        await AnswerAsync("受けていない（はじめての子どもなど）");
        await AnswerAsync(wanted.Length == 0 ? ["いまは必要ない"] : wanted);
        return await DateAsync(on);
    }

    private async Task<GuideWalk> FollowAsync(HttpResponseMessage response)
    {
        var next = response.Headers.Location?.ToString()
            ?? throw new InvalidOperationException($"{Url}: {(int)response.StatusCode} {(await HtmlForm.ReadAsync(response)).QuerySelector(".kdw-error-summary")?.TextContent}");
        for (var i = 0; i < 5; i++)
        {
            Url = next;
            _passed.Add(Url);
            using var page = await client.GetAsync(new Uri(Url, UriKind.Relative));
            if (page.Headers.Location is not { } further || further.ToString().StartsWith("/sign-in", StringComparison.Ordinal))
            {
                break;
            }

            next = further.ToString();
        }

        return this;
    }
}
