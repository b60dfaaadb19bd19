using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog.Core;
using Serilog.Events;

namespace KitakyushuDigitalWindow.Web.Tests;

/// <summary>House rule 8: a whole journey with every log line kept, and none of them names the person.</summary>
public sealed class HouseRulesOfLogs : IDisposable
{
    private const string ProcedureId = "child-allowance-certification";
    private const string Phone = "093-555-0199";
    private const string Email = "kitakyu.hanako@example.jp";
    private const string Kana = "キタキュウ　ハナコ";
    private const string FileName = "北九花子の通帳.png";

    /// <summary>A picture of one white point.</summary>
    private static readonly byte[] _picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

    /// <summary>What the seeded person and their answers could be known by, in every writing that a log might have.</summary>
    private static readonly string[] _personal =
    [
        "北九　花子", "北九 花子", "北九花子", "花子", "%E8%8A%B1%E5%AD%90", "城内1番1号", "1990-05-14", "19900514", "1990/05/14", "05/14/1990", "1990年5月14日", "平成2年5月14日",
        Phone, "0935550199", Email, "kitakyu.hanako", Kana, "ハナコ", FileName, "架空銀行", "7654321", "citizen-01",
    ];

    private readonly LogCapture _log = new();
    private readonly AppFactory _app;

    public HouseRulesOfLogs() => _app = new AppFactory().With("Logs:Level", "Verbose").WithServices(services =>
        services.AddSingleton<ILogEventSink>(_log).RemoveAll<IMailSender>().AddSingleton<IMailSender, TellTaleMail>());

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task WholeJourney_NoLogLineHoldsPersonalData()
    {
        using var client = await _app.AsCitizenAsync();
        var done = await FileAsync(client);
        await _app.RunJobsAsync();
        await WanderAsync(client, done);

        Assert.Contains(_log.Lines, l => l.Contains("Application submitted", StringComparison.Ordinal));
        Assert.Contains(_log.Lines, l => l.Contains("apply/{draftId:guid}/{**path}", StringComparison.Ordinal));
        SourceTree.AssertNone(
            from line in _log.Lines
            from personal in _personal
            where line.Contains(personal, StringComparison.OrdinalIgnoreCase)
            select $"{personal} in: {line}");
    }

    /// <summary>The whole form, page by page, as a browser would post it; then sent.</summary>
    private async Task<string> FileAsync(HttpClient client)
    {
        var start = await HtmlForm.GetAsync(client, "/apply/" + ProcedureId);
        using var started = await start.PostAsync();
        var draft = started.Headers.Location!.ToString();
        var (form, answers, context) = await PlannedAsync();
        foreach (var step in Journey.Of(form, answers, context).Steps)
        {
            await PostAsync(client, $"{draft}/{step.Path}", step, answers);
        }

        var check = await HtmlForm.GetAsync(client, draft + "/check");
        foreach (var box in check.Page.QuerySelectorAll("main form input[type=checkbox]"))
        {
            box.SetAttribute("checked", "checked");
        }

        using var sent = await check.PostAsync();
        Assert.Equal((HttpStatusCode.Redirect, draft + "/done"), (sent.StatusCode, sent.Headers.Location?.ToString()));
        await HtmlForm.PageAsync(client, draft + "/done");
        return draft;
    }

    /// <summary>What goes wrong: bad input, wrong addresses, other people's keys, personal data where it does not belong.</summary>
    private static async Task WanderAsync(HttpClient client, string draft)
    {
        string[] addresses =
        [
            draft, draft + "/check", draft + "/北九花子", "/procedures?q=北九花子", "/apply/北九　花子", "/sign-in?returnUrl=/x?name=花子", "/sign-in/problem?reason=北九花子",
            "/my/applications/" + Phone, "/" + Email, "/error/404?name=花子", "/session/花子",
        ];
        foreach (var address in addresses)
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative));
            request.Headers.TryAddWithoutValidation("User-Agent", Email);
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("name", "北九　花子")]);
            using var forged = await client.SendAsync(request);
        }
    }

    private async Task PostAsync(HttpClient client, string url, JourneyStep step, AnswerSet answers)
    {
        var form = await HtmlForm.GetAsync(client, url);
        foreach (var asked in step.Questions.Where(q => q.Question.Asks && !q.IsFixed && q.Question is not RepeatQuestion))
        {
            var name = asked.Question.Key;
            if (asked.Question is FileQuestion file)
            {
                if (file.Required)
                {
                    form.AttachTo(name, FileName, _picture);
                }

                continue;
            }

            foreach (var (field, value) in asked.Question.ToFields(answers[asked.Key]!))
            {
                form.Type(PageChange.InputName(name, field), asked.Question is CheckboxesQuestion ? value.Split(',') : [value]);
            }
        }

        using var response = await form.PostAsync();
        if (response.Headers.Location?.ToString() == url)
        {
            await EmailCodes.EnterAsync(_app, client, url);
        }

        Assert.True(response.StatusCode == HttpStatusCode.Redirect, $"{step.Path}: {response.StatusCode} {(await HtmlForm.ReadAsync(response)).QuerySelector("main")?.TextContent} {string.Join("\n", _log.Lines.TakeLast(8))}");
    }

    private async Task<(FormDefinition Form, AnswerSet Answers, FormContext Context)> PlannedAsync()
    {
        var form = _app.Services.GetRequiredService<IPublishedProcedures>().Find(ProcedureId)!.Definition.Form;
        var person = await _app.WithDbAsync(db => db.Citizens.SingleAsync(c => c.Subject == "citizen-01"));
        var context = new FormContext(new DateOnly(2026, 11, 24), CitizenFacts.Of(person));
        var answers = new PlausibleAnswers(1) { Attach = _ => "file", Choose = Recognisable }.Fill(form, AnswerSet.Empty, context);
        return (form, answers, context);
    }

    private static Answer? Recognisable(Question question) => question switch
    {
        PhoneQuestion => new Answer(Phone),
        EmailQuestion => new Answer(Email),
        KanaQuestion => new Answer(Kana),
        BankAccountQuestion => new Answer(new Dictionary<string, string>
        {
            [BankAccountQuestion.BankPart] = "架空銀行",
            [BankAccountQuestion.BranchPart] = "見本支店",
            [BankAccountQuestion.KindPart] = "ordinary",
            [BankAccountQuestion.NumberPart] = "7654321",
            [BankAccountQuestion.HolderPart] = Kana,
        }),
        _ => null,
    };

    /// <summary>Everything that would have been written, with its exception and every property.</summary>
    private sealed class LogCapture : ILogEventSink
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public void Emit(LogEvent logEvent) => _lines.Enqueue(string.Join(
            " | ",
            logEvent.RenderMessage(CultureInfo.InvariantCulture),
            string.Join(' ', logEvent.Properties.Select(p => $"{p.Key}={p.Value.ToString(null, CultureInfo.InvariantCulture)}")),
            logEvent.Exception?.ToString()));
    }

    /// <summary>Fails as mail servers do: with the address in the message.</summary>
    private sealed class TellTaleMail : IMailSender
    {
        public Task SendAsync(MailMessage message, CancellationToken cancellationToken) =>
            throw new IOException($"550 5.1.1 <{message.To}>: Recipient address rejected; {message.Text}");
    }
}
