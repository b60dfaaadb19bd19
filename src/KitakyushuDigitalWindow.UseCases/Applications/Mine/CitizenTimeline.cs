using KitakyushuDigitalWindow.Domain.Applications;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>これまでの経過, as the applicant may see it.</summary>
public static class CitizenTimeline
{
    /// <summary>起案, 差戻し and their comments stay inside the office; a draft has no history yet.</summary>
    public static IReadOnlyList<ApplicationEventKind> Shown { get; } =
    [
        ApplicationEventKind.Received, ApplicationEventKind.ReviewStarted, ApplicationEventKind.CorrectionRequested,
        ApplicationEventKind.CorrectionWithdrawn, ApplicationEventKind.CorrectionLapsed,
        ApplicationEventKind.Corrected, ApplicationEventKind.Decided, ApplicationEventKind.Issued, ApplicationEventKind.Withdrawn,
        ApplicationEventKind.Transferred,
    ];

    /// <summary>Why a case was transferred is said inside the office only.</summary>
    public static string? NoteOf(ApplicationEventKind kind, string? note) => kind == ApplicationEventKind.Transferred ? null : note;

    public static string Title(ApplicationEventKind kind) => kind switch
    {
        ApplicationEventKind.Received => "申請が届きました",
        ApplicationEventKind.ReviewStarted => "審査を始めました",
        ApplicationEventKind.CorrectionRequested => "修正をお願いしました",
        ApplicationEventKind.CorrectionWithdrawn => "修正のお願いを取り下げました",
        ApplicationEventKind.CorrectionLapsed => "修正の受付が終わりました",
        ApplicationEventKind.Corrected => "修正した内容が届きました",
        ApplicationEventKind.Decided => "結果が決まりました",
        ApplicationEventKind.Issued => "通知書をお渡ししました",
        ApplicationEventKind.Withdrawn => "申請を取り下げました",
        ApplicationEventKind.Transferred => "担当の課が変わりました",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static bool IsByApplicant(ApplicationEventKind kind) =>
        kind is ApplicationEventKind.Received or ApplicationEventKind.Corrected or ApplicationEventKind.Withdrawn;
}
