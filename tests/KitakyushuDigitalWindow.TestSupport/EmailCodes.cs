using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>確認コード: how tests come by the six digits, and how drafts that are written straight into the database do without.</summary>
public static partial class EmailCodes
{
    public const string Label = "確認コード（6桁の数字）";

    /// <summary>The code in the newest mail.</summary>
    public static string Newest(FakeMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return Digits().Match(mail.Sent.Last(m => m.Subject.EndsWith("確認コード", StringComparison.Ordinal)).Text).Groups["code"].Value;
    }

    /// <summary>Types the code on a page that awaits one, whether or not its mail could go out; where that leads to, or the page itself when no code is awaited.</summary>
    public static async Task<string> EnterAsync(AppFactory app, HttpClient client, string url)
    {
        ArgumentNullException.ThrowIfNull(app);
        var form = await HtmlForm.GetAsync(client, url);
        if (!form.Has(Label))
        {
            return url;
        }

        var newest = await app.WithDbAsync(db => db.EmailConfirmations.AsNoTracking().OrderByDescending(e => e.SentAtUtc).FirstAsync());
        using var response = await form.Fill(Label, app.Services.GetRequiredService<ICodeSeal>().Open(newest.SealedCode)!).PostAsync();
        return response.Headers.Location?.ToString() ?? throw new InvalidOperationException($"{url} did not take the code.");
    }

    /// <summary>The person has confirmed every address in these answers before.</summary>
    public static void ConfirmEmails(this Citizen person, FormDefinition form, AnswerSet answers)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var (key, answer) in answers.All)
        {
            if (form.Find(key.Split('.')[^1]) is EmailQuestion && !answer.IsEmpty && !person.HasConfirmed(answer.Value))
            {
                person.ConfirmEmail(answer.Value);
            }
        }
    }

    [GeneratedRegex("確認コード　(?<code>[0-9]{6})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
