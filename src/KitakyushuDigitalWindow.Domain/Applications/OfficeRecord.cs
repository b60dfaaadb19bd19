using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>職員の記入欄: what the office itself adds to a case (認定日, 支給額 …), answered to the procedure's own pages for staff.</summary>
public sealed class OfficeRecord
{
    private OfficeRecord() { } // EF Core

    /// <summary>The application's.</summary>
    public Guid Id { get; private set; }

    public AnswerSet Answers { get; private set; } = AnswerSet.Empty;

    public string SavedBy { get; private set; } = "";

    public DateTime SavedAtUtc { get; private set; }

    /// <summary>Concurrency token: two clerks who fill in at once must not overwrite each other.</summary>
    public int Version { get; private set; }

    public static Outcome<OfficeRecord> Open(Application application, AnswerSet answers, Act act)
    {
        ArgumentNullException.ThrowIfNull(application);
        var record = new OfficeRecord { Id = application.Id };
        var saved = record.Save(application, answers, act);
        return saved.Succeeded ? record : saved.Refusal!;
    }

    /// <summary>While the office prepares: what others are deciding upon stands still.</summary>
    public Outcome Save(Application application, AnswerSet answers, Act act)
    {
        ArgumentNullException.ThrowIfNull(application);
        if (!application.IsInPreparation)
        {
            return ApplicationRefusals.NotInPreparation(application.Status);
        }

        (Answers, SavedBy, SavedAtUtc) = (answers, act.ActorId, act.AtUtc);
        Version++;
        return Outcome.Done;
    }
}
