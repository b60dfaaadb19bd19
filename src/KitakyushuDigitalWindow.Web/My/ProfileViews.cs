using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.Web.Apply;
using QuestionError = KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions.FieldError;

namespace KitakyushuDigitalWindow.Web.My;

/// <summary>The questions of the profile, shown by the parts of the form runner.</summary>
public static class ProfileViews
{
    /// <param name="typed">The posted values, when the page is shown again.</param>
    public static IReadOnlyList<QuestionView> Of(
        IReadOnlyList<ProfileEntryRow> entries,
        Func<string, IReadOnlyList<string>>? typed,
        IReadOnlyCollection<(string Key, QuestionError Error)> errors,
        Found found,
        DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return
        [
            .. entries.Select(e => new QuestionView(
                new JourneyQuestion(e.Question.Key, e.Question, e.Answer, false, []), e.Question.Key, typed,
                [.. errors.Where(x => x.Key == e.Question.Key).Select(x => x.Error)], [], entries.Count == 1)
            {
                Found = found,
                Today = today,
            }),
        ];
    }

    /// <summary>The questions and the names of their inputs, for look-ups.</summary>
    public static IEnumerable<(JourneyQuestion Asked, string Name)> Inputs(IEnumerable<ProfileEntryRow> entries) =>
        entries.Select(e => (new JourneyQuestion(e.Question.Key, e.Question, null, false, []), e.Question.Key));
}
