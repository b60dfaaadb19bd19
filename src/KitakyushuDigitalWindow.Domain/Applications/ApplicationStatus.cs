namespace KitakyushuDigitalWindow.Domain.Applications;

public enum ApplicationStatus
{
    Draft = 10,               // 下書き
    Received = 20,            // 受付済み (到達)
    UnderReview = 30,         // 審査中
    AwaitingCorrection = 40,  // 補正待ち
    InApproval = 50,          // 決裁中
    Decided = 60,             // 決定済み、通知書の作成中
    Completed = 70,           // 完了 (通知書を交付済み)
    Withdrawn = 80,           // 取下げ
}

public static class ApplicationStatuses
{
    /// <summary>The office still has something to do, or waits for the applicant.</summary>
    public static bool IsOpen(this ApplicationStatus status) => status is
        ApplicationStatus.Received or ApplicationStatus.UnderReview or ApplicationStatus.AwaitingCorrection or ApplicationStatus.InApproval;

    /// <summary>The office's word.</summary>
    public static string Label(this ApplicationStatus status) => status switch
    {
        ApplicationStatus.Draft => "下書き",
        ApplicationStatus.Received => "受付",
        ApplicationStatus.UnderReview => "審査",
        ApplicationStatus.AwaitingCorrection => "補正待ち",
        ApplicationStatus.InApproval => "決裁中",
        ApplicationStatus.Decided => "通知書作成中",
        ApplicationStatus.Completed => "完了",
        ApplicationStatus.Withdrawn => "取下げ",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
