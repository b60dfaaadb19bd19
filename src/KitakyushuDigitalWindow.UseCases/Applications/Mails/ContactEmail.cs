using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mails;

/// <summary>Where notices about an application go: to the address that its form asked for, whether or not anything else is kept.</summary>
public static class ContactEmail
{
    /// <summary>Null when none was given.</summary>
    public static string? Of(FormDefinition form, AnswerSet answers)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        return form.Questions.OfType<EmailQuestion>().Where(q => q.PrefillFrom == KnownNames.Email)
            .Select(q => answers[q.Key]?.Value).FirstOrDefault(v => !string.IsNullOrEmpty(v));
    }
}
