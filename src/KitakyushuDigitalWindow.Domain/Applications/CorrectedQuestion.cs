namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>One question of one correction, kept apart so that the form's owner can count them without reading applications.</summary>
public sealed class CorrectedQuestion
{
    public const int QuestionKeyMaxLength = 200;

    private CorrectedQuestion() { } // EF Core

    public Guid Id { get; private set; }

    public Guid CorrectionId { get; private set; }

    public string ProcedureId { get; private set; } = "";

    public Guid ProcedureVersionId { get; private set; }

    /// <summary>As the form has it, without the number of a row.</summary>
    public string QuestionKey { get; private set; } = "";

    public CorrectionKind Kind { get; private set; }

    public DateOnly RequestedOn { get; private set; }

    /// <summary>A question that was named in several rows counts once.</summary>
    public static IEnumerable<CorrectedQuestion> Of(Application application, Correction correction)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(correction);
        return correction.QuestionKeys.Select(QuestionOf).Distinct(StringComparer.Ordinal).Select(key => new CorrectedQuestion
        {
            Id = Guid.CreateVersion7(),
            CorrectionId = correction.Id,
            ProcedureId = application.ProcedureId,
            ProcedureVersionId = application.ProcedureVersionId,
            QuestionKey = key,
            Kind = correction.Kind,
            RequestedOn = JapanTime.DayOf(correction.OpenedAtUtc),
        });
    }

    /// <summary>The question's key in the form, of a key in the answers.</summary>
    public static string QuestionOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key[(key.LastIndexOf('.') + 1)..]; // a form has each key once, wherever the question stands
    }
}
