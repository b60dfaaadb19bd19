using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Infrastructure.Demo;
using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>A draft that is complete up to the check page, and whose it is.</summary>
public sealed record ReadyDraft(Guid CitizenId, Guid DraftId);

public static class ReadyDrafts
{
    public const string Procedure = "child-allowance-certification";

    /// <summary>One new person with one complete draft each, written straight into the database.</summary>
    /// <param name="choose">Decides an answer; null leaves it to chance.</param>
    public static async Task<IReadOnlyList<ReadyDraft>> AddAsync(
        IServiceProvider services, int count, TimeProvider clock, int firstNumber = 1, Func<Question, Answer?>? choose = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>();
        var procedure = scope.ServiceProvider.GetRequiredService<IPublishedProcedures>().Find(Procedure)!;
        var made = new List<ReadyDraft>(count);
        for (var number = firstNumber; number < firstNumber + count; number++)
        {
            var name = number.ToString("0000", CultureInfo.InvariantCulture);
            var citizen = Citizen.Open(
                new CardFacts("draft-" + name, "試験　" + name, "福岡県北九州市小倉北区城内1番1号", new DateOnly(1990, 5, 14), "19900514", Sex.Female), clock.NowUtc());
            var act = new Act(citizen.ActorId, clock.NowUtc());
            var application = Application.Start(citizen.Id, Procedure, procedure.VersionId, procedure.Definition.ShortName, act);
            var answers = new PlausibleAnswers(number)
            {
                Attach = q => application.Attach(q.Key, q.Key + ".png", "image/png", 67, new string('0', 64), act).Value!.Id.ToString("N"),
                Choose = choose,
            }.Fill(procedure.Definition.Form, AnswerSet.Empty, new FormContext(clock.TodayInJapan(), CitizenFacts.Of(citizen)));
            citizen.ConfirmEmails(procedure.Definition.Form, answers);
            application.Save(answers, act);
            db.Citizens.Add(citizen);
            db.Applications.Add(application);
            made.Add(new ReadyDraft(citizen.Id, application.Id));
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return made;
    }
}
