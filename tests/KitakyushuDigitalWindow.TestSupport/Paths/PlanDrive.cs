using System.Net;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications;

namespace KitakyushuDigitalWindow.TestSupport.Paths;

/// <summary>Goes a planned way over HTTP, from the start page on: opens each page that the portal leads to, fills in what the plan says and posts it.</summary>
public sealed class PlanDrive(HttpClient client, string procedureId, PathPlan plan)
{
    private const int MaxPages = 300;

    /// <summary>Called with each page of questions before it is filled in.</summary>
    public Func<PlanPage, Task>? OnPage { get; init; }

    /// <summary>Below <c>/apply/{draft}</c>.</summary>
    public string Draft { get; private set; } = "";

    /// <summary>Paths in the order in which the portal led there.</summary>
    public IReadOnlyList<string> Visited => _visited;

    private readonly List<string> _visited = [];

    /// <summary>Starts the procedure and goes on to the check page, or to the page that ends the way.</summary>
    /// <returns>The last page.</returns>
    public async Task<IHtmlDocument> GoAsync()
    {
        var page = await HtmlForm.PageAsync(client, "/apply/" + procedureId);
        var isLeft = page.QuerySelector("main form") is null; // by a way that stopped half way
        var start = isLeft ? await HtmlForm.GetAsync(client, $"/apply/{procedureId}?anew=true") : HtmlForm.Of(client, "/apply/" + procedureId, page);
        using (var started = await start.PostAsync(isLeft ? "消して最初から始める" : "入力を始める"))
        {
            Draft = started.Headers.Location!.ToString();
        }

        var url = await FirstAsync();
        for (var i = 0; i < MaxPages; i++)
        {
            page = await HtmlForm.PageAsync(client, url);
            var path = url.Split('?')[0][(Draft.Length + 1)..];
            _visited.Add(path);
            if (path == "check")
            {
                return page;
            }

            if (await TakesAwayAsync(path, page))
            {
                url = await FirstAsync();
                continue;
            }

            var step = plan.Journey.FindPath(path)
                ?? throw new InvalidOperationException($"{procedureId} ({plan}): the portal leads to {path}, which is not on the way.");
            if (step.Exit is not null)
            {
                return page;
            }

            url = step.IsGroup && MoreRows(step, page) is { } add ? add : await PostAsync(url, step, page);
        }

        throw new InvalidOperationException($"{procedureId} ({plan}): the form does not end.");
    }

    /// <summary>The draft's own address leads to its first page.</summary>
    private async Task<string> FirstAsync()
    {
        using var resumed = await client.GetAsync(new Uri(Draft, UriKind.Relative));
        return resumed.Headers.Location!.ToString();
    }

    /// <summary>Rows that the portal proposed and the plan does not have are taken away, as a person would who needs none of them.</summary>
    private async Task<bool> TakesAwayAsync(string path, IHtmlDocument page)
    {
        var parts = path.Split('/');
        var row = parts.Length > 2 && plan.Journey.FindPath(path) is null ? $"{parts[0]}/{parts[1]}"
            : plan.Journey.FindPath(path) is { IsGroup: true } group && page.QuerySelectorAll("main section.kdw-card").Length > plan.Answers.RowsOf(group.GroupKey).Count
                ? page.QuerySelector($"main a[href*='/remove/']")!.GetAttribute("href")!.Split("/remove/")[1]
            : null;
        if (row is null)
        {
            return false;
        }

        using var response = await (await HtmlForm.GetAsync(client, $"{Draft}/remove/{row}")).PostAsync();
        return response.StatusCode == HttpStatusCode.Redirect;
    }

    private string? MoreRows(JourneyStep step, IHtmlDocument page)
    {
        var wanted = plan.Answers.RowsOf(step.GroupKey).Count;
        var rows = page.QuerySelectorAll("main section.kdw-card").Length;
        return rows < wanted ? page.QuerySelector("a#add")!.GetAttribute("href") : null;
    }

    private async Task<string> PostAsync(string url, JourneyStep step, IHtmlDocument page)
    {
        if (OnPage is not null && !step.IsGroup)
        {
            await OnPage(new PlanPage(client, url, step));
            page = await HtmlForm.PageAsync(client, url);
        }

        var form = HtmlForm.Of(client, url, page);
        foreach (var asked in PlanPage.Typed(step))
        {
            PlanPage.Fill(form, asked, withFiles: true);
        }

        using var response = await form.PostAsync();
        if (response.StatusCode != HttpStatusCode.Redirect)
        {
            var again = await HtmlForm.ReadAsync(response);
            throw new InvalidOperationException(
                $"{procedureId} ({plan}): {step.Path} answers {(int)response.StatusCode} {again.QuerySelector(".kdw-error-summary")?.TextContent.Trim()}");
        }

        return response.Headers.Location!.ToString();
    }
}

/// <summary>A page of questions on a planned way.</summary>
public sealed record PlanPage(HttpClient Client, string Url, JourneyStep Step)
{
    /// <summary>Lists that always have something chosen.</summary>
    private static readonly string[] _preset = ["." + DateQuestion.EraPart, "." + BankAccountQuestion.KindPart];

    /// <summary>Found by the server from the names; no page has inputs for them.</summary>
    private static readonly string[] _codes = ["." + BankAccountQuestion.BankCodePart, "." + BankAccountQuestion.BranchCodePart];

    /// <summary>What a person has to give an answer to; a sum and what the card says are only shown.</summary>
    public static IEnumerable<JourneyQuestion> Typed(JourneyStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Questions.Where(q => q.Question.Asks && !q.IsFixed && q.Question is not RepeatQuestion);
    }

    /// <summary>The page's form as it is now.</summary>
    public Task<HtmlForm> FormAsync() => HtmlForm.GetAsync(Client, Url);

    /// <summary>Writes the planned answer into the page's own inputs.</summary>
    public static void Fill(HtmlForm form, JourneyQuestion asked, bool withFiles)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Question is FileQuestion)
        {
            if (withFiles && asked.Answer is { IsEmpty: false })
            {
                form.AttachTo(asked.Question.Key, asked.Question.Key + ".png", SampleFiles.Png());
            }

            return;
        }

        foreach (var (name, values) in Inputs(asked).Where(i => i.Values is not [""] || !_preset.Any(p => i.Name.EndsWith(p, StringComparison.Ordinal))))
        {
            form.Type(name, values);
        }
    }

    /// <summary>Empties the inputs of the question.</summary>
    public static void Clear(HtmlForm form, JourneyQuestion asked)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(asked);
        foreach (var (name, _) in asked.Question is FileQuestion ? [] : Inputs(asked).Where(i => !_preset.Any(p => i.Name.EndsWith(p, StringComparison.Ordinal))))
        {
            form.Type(name, "");
        }
    }

    /// <summary>The inputs of the question by name, with what the planned answer puts into each.</summary>
    public static IEnumerable<(string Name, string[] Values)> Inputs(JourneyQuestion asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var question = asked.Question;
        var fields = question.ToFields(asked.Answer!);
        return question.Fields.Select(f => (PageChange.InputName(question.Key, f), question is CheckboxesQuestion
            ? fields.GetValueOrDefault(f, "").Split(',')
            : [fields.GetValueOrDefault(f, "")]))
            .Where(i => !_codes.Any(c => i.Item1.EndsWith(c, StringComparison.Ordinal)) && !(i.Item1.EndsWith("." + BankAccountQuestion.WayPart, StringComparison.Ordinal) && i.Item2 is [""]));
    }
}
