using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>下書き for tests, written to the database as the form runner would have left them.</summary>
public static class Drafts
{
    public const string ChildAllowance = "child-allowance-certification";

    /// <summary>A draft with these answers, and the rest made up when it is to be complete. The citizen must have an account.</summary>
    /// <param name="choose">Decides answers by question key; others are plausible.</param>
    /// <param name="forWhom">Oneself when null.</param>
    public static async Task<Guid> AddAsync(
        this AppFactory app,
        string subject = "citizen-01",
        string procedureId = ChildAllowance,
        IReadOnlyDictionary<string, string>? choose = null,
        bool complete = true,
        ForWhom? forWhom = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();
        var procedure = scope.ServiceProvider.GetRequiredService<IPublishedProcedures>().Find(procedureId)!;
        var citizen = db.Citizens.Single(c => c.Subject == subject);
        var act = new Act(citizen.ActorId, app.Clock.NowUtc());
        var draft = Application.Start(citizen.Id, procedureId, procedure.VersionId, procedure.Definition.ShortName, act, forWhom);
        var answers = AnswerSet.Empty.With((choose ?? new Dictionary<string, string>()).Select(c => KeyValuePair.Create(c.Key, new Answer(c.Value))));
        if (complete)
        {
            var represented = await scope.ServiceProvider.GetRequiredService<RepresentedPersonQuery>().OfAsync(draft.ForWhom, citizen, CancellationToken.None);
            var context = new FormContext(JapanTime.DayOf(act.AtUtc), represented.Facts);
            answers = new PlausibleAnswers(1)
            {
                Attach = q => draft.Attach(q.Key, q.Label + ".png", "image/png", 70, new string('0', 64), act).Value!.Id.ToString("N"),
                Choose = q => choose?.TryGetValue(q.Key, out var value) == true ? new Answer(value) : null,
            }.Fill(procedure.Definition.Form, answers, context);
        }

        citizen.ConfirmEmails(procedure.Definition.Form, answers);
        draft.Save(answers, act);
        db.Applications.Add(draft);
        await db.SaveChangesAsync();
        return draft.Id;
    }
}
