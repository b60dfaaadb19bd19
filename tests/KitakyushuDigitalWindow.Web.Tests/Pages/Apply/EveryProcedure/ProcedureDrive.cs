using System.Net;
using AngleSharp.Html.Dom;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.TestSupport.Paths;
using KitakyushuDigitalWindow.UseCases.Applications;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply.EveryProcedure;

/// <summary>One portal for a share of the procedures; the shares run beside each other.</summary>
public sealed class ProcedureDrive : IDisposable
{
    private static readonly Dictionary<string, ProcedureDefinition> _all =
        DefinitionImport.Shipped().ToDictionary(s => s.Id, s => DefinitionImport.Read(s.Json));

    private readonly AppFactory _app = new();
    private int _citizens;

    /// <summary>Every fourth procedure, from this one on.</summary>
    public static TheoryData<string> Share(int number, int shares) =>
        [.. _all.Values.Where(d => d.CanBeFiled).Select(d => d.Id).Order(StringComparer.Ordinal).Where((_, i) => i % shares == number)];

    /// <summary>Procedures that cannot be filed here.</summary>
    public static TheoryData<string> Others() => [.. _all.Values.Where(d => !d.CanBeFiled).Select(d => d.Id).Order(StringComparer.Ordinal)];

    public void Dispose() => _app.Dispose();

    /// <summary>All ways of the procedure from start page to done page, or to the page that says why nothing can be filed.</summary>
    public async Task FileEveryWayAsync(string id)
    {
        var plans = await PlansAsync(id);
        Assert.True(plans.Count >= PathPlan.Least);
        foreach (var plan in plans)
        {
            using var client = await SomebodyAsync();
            var drive = new PlanDrive(client, id, plan);
            var last = await drive.GoAsync();
            if (plan.EndsAtExit)
            {
                await AssertNothingCanBeFiledAsync(client, drive, plan, last);
            }
            else
            {
                AssertShowsEveryAnswer(plan, last);
                await SendAsync(client, drive, last);
            }
        }
    }

    /// <summary>Each required answer left out once: what is missing is named, and nothing else on the page is lost.</summary>
    public async Task LeaveOutEveryRequiredAnswerAsync(string id)
    {
        var left = new HashSet<string>();
        foreach (var plan in await PlansAsync(id))
        {
            if (Required(plan).All(left.Contains))
            {
                continue;
            }

            using var client = await SomebodyAsync();
            var drive = new PlanDrive(client, id, plan) { OnPage = page => LeaveOutAsync(page, left) };
            var last = await drive.GoAsync();
            if (!plan.EndsAtExit)
            {
                await SendAsync(client, drive, last);
            }
        }
    }

    /// <summary>The explanation, and no way to start.</summary>
    public async Task AssertCannotBeStartedAsync(string id)
    {
        using var client = await SomebodyAsync();
        var page = await HtmlForm.PageAsync(client, "/procedures/" + id);
        Assert.DoesNotContain(page.QuerySelectorAll("a"), a => a.GetAttribute("href")?.StartsWith("/apply/", StringComparison.Ordinal) == true);
        Assert.Contains(_all[id].OnlineNote ?? "申請は必要ありません", page.Body!.TextContent, StringComparison.Ordinal);

        var start = await HtmlForm.PageAsync(client, "/apply/" + id);
        Assert.Null(start.QuerySelector("main form"));
        Assert.Contains("いまオンラインで受け付けていません", start.Body!.TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Required(PathPlan plan) =>
        plan.Journey.Steps.SelectMany(PlanPage.Typed).Where(q => q.Question.Required).Select(q => q.Question.Key);

    private static async Task LeaveOutAsync(PlanPage page, HashSet<string> left)
    {
        var typed = PlanPage.Typed(page.Step).ToList();
        var fresh = typed.Where(q => q.Question.Required && left.Add(q.Question.Key)).ToList();
        if (fresh.Count == 0)
        {
            return;
        }

        // all that is required at once, while no file has been sent yet
        await LeaveOutAsync(page, typed, [.. typed.Where(q => q.Question.Required)]);
        if (typed.Count > 1)
        {
            foreach (var one in fresh.Where(q => q.Question is not FileQuestion))
            {
                await LeaveOutAsync(page, typed, [one]);
            }
        }
    }

    private static async Task LeaveOutAsync(PlanPage page, List<JourneyQuestion> typed, List<JourneyQuestion> missing)
    {
        var form = await page.FormAsync();
        var kept = typed.Except(missing).ToList();
        missing.ForEach(q => PlanPage.Clear(form, q));
        kept.ForEach(q => PlanPage.Fill(form, q, withFiles: false));

        using var response = await form.PostAsync();

        var again = await HtmlForm.ReadAsync(response);
        var where = $"{page.Url}: without {string.Join(", ", missing.Select(q => q.Key))}";
        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{where} answers {(int)response.StatusCode}.");
        Assert.StartsWith("エラー：", again.Title, StringComparison.Ordinal);
        var summary = again.QuerySelector(".kdw-error-summary")!;
        foreach (var question in missing.Select(q => q.Question))
        {
            Assert.True(summary.TextContent.Contains(question.Label, StringComparison.Ordinal), $"{where}: {summary.TextContent.Trim()} does not name 「{question.Label}」.");
        }

        Assert.All(summary.QuerySelectorAll("a"), a => Assert.NotNull(again.GetElementById(a.GetAttribute("href")![1..])));
        foreach (var (name, values) in kept.Where(q => q.Question is not FileQuestion).SelectMany(PlanPage.Inputs))
        {
            Assert.True(IsShown(again, name, values), $"{where}: {name} lost what was typed.");
        }
    }

    private static bool IsShown(IHtmlDocument page, string name, string[] values)
    {
        var inputs = page.QuerySelectorAll($"main [name='{name}']");
        return inputs.Length > 0 && inputs.All(e => e switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked == values.Contains(box.GetAttribute("value")),
            IHtmlInputElement input => input.Value == values[0],
            IHtmlTextAreaElement area => area.Value == values[0],
            IHtmlSelectElement select => values[0].Length == 0 || select.Value == values[0],
            _ => false,
        });
    }

    private static void AssertShowsEveryAnswer(PathPlan plan, IHtmlDocument check)
    {
        var labels = check.QuerySelectorAll("main dl dt").Select(t => t.TextContent.Trim()).ToList();
        foreach (var answers in plan.Journey.Questions.Where(q => q.Question.HasAnswer).GroupBy(q => q.Question.Label))
        {
            Assert.True(labels.Count(l => l == answers.Key) >= answers.Count(), $"{plan}: the check page does not show 「{answers.Key}」.");
        }
    }

    private static async Task SendAsync(HttpClient client, PlanDrive drive, IHtmlDocument check)
    {
        var form = HtmlForm.Of(client, drive.Draft + "/check", check);
        if (check.QuerySelectorAll("input[name=Declared]") is { Length: > 0 } boxes)
        {
            form.Type("Declared", [.. boxes.Select(b => b.GetAttribute("value")!)]);
        }

        using var response = await form.PostAsync();

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(drive.Draft + "/done", response.Headers.Location!.ToString());
        var done = await HtmlForm.PageAsync(client, drive.Draft + "/done");
        Assert.NotEmpty(done.QuerySelector(".kdw-panel__number")!.TextContent);
    }

    private static async Task AssertNothingCanBeFiledAsync(HttpClient client, PlanDrive drive, PathPlan plan, IHtmlDocument last)
    {
        Assert.Null(last.QuerySelector("main form[method=post]"));
        Assert.Contains(plan.Journey.Exit!.Page.Title, last.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        using var check = await client.GetAsync(new Uri(drive.Draft + "/check", UriKind.Relative));
        Assert.Equal($"{drive.Draft}/{plan.Journey.Exit.Path}", check.Headers.Location!.ToString());
    }

    /// <summary>A person whom the portal does not know yet: nothing is offered but what the card says.</summary>
    private Task<HttpClient> SomebodyAsync() => _app.AsCitizenAsync("walker", Card($"walker-{++_citizens}"));

    private async Task<IReadOnlyList<PathPlan>> PlansAsync(string id)
    {
        using var client = await SomebodyAsync(); // starts the portal
        var citizen = Citizen.Open(Card("planned"), _app.Clock.NowUtc());
        return PathPlan.Of(_all[id], new FormContext(_app.Clock.TodayInJapan(), CitizenFacts.Of(citizen)));
    }

    /// <summary>Old enough to file for themselves where long-term care is asked for (介護保険法9条).</summary>
    private static CardFacts Card(string subject) =>
        new(subject, "試験　花子", "福岡県北九州市小倉北区城内1番1号", new DateOnly(1955, 5, 14), "19550514", Sex.Female);
}
