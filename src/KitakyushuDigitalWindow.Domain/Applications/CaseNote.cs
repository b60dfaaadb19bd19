namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>庁内メモ: what staff tell each other about a case. Never changed or taken away (公文書): what was wrong is put right by another note.</summary>
public sealed class CaseNote
{
    /// <summary>In characters as the database counts them.</summary>
    public const int TextMaxLength = 2000;

    private CaseNote() { } // EF Core

    private CaseNote(Guid applicationId, string text, Act act) =>
        (Id, ApplicationId, Text, By, AtUtc) = (Guid.CreateVersion7(), applicationId, text, act.ActorId, act.AtUtc);

    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    public string Text { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTime AtUtc { get; private set; }

    /// <summary>On any filed case, also when it has ended: people telephone afterwards.</summary>
    public static Outcome<CaseNote> Write(Application application, string text, Act act)
    {
        ArgumentNullException.ThrowIfNull(application);
        return application.Status == ApplicationStatus.Draft ? ApplicationRefusals.NotFound : new CaseNote(application.Id, text, act);
    }
}
