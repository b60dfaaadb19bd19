using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>The citizen's states (design guide, section 6); fewer than the office has.</summary>
public enum CitizenStateKind
{
    Draft = 10,             // 下書き
    Received = 20,          // 受付済み
    InReview = 30,          // 審査中 (審査, 決裁, 通知書の作成)
    CorrectionNeeded = 40,  // 修正が必要です
    ReplyNeeded = 45,       // 返事が必要です
    Done = 50,              // 完了
    Refused = 60,           // お受けできませんでした
    Withdrawn = 70,         // 取下げ
}

/// <summary>The blocks of 申請の状況.</summary>
public enum CitizenGroup
{
    Action = 10,      // 対応が必要
    Drafts = 20,      // 下書き
    InProgress = 30,  // 手続き中
    Closed = 40,      // 終わったもの
}

/// <summary>What a state is made of.</summary>
/// <param name="Decision">Counts only when the letter is there: the outcome is told by the letter, not before it.</param>
/// <param name="CorrectionDueOn">Of the open correction.</param>
/// <param name="ClosedAtUtc">When the letter was issued or the application withdrawn.</param>
public sealed record CitizenStateFacts(
    ApplicationStatus Status, DecisionKind? Decision, DateOnly? DueOn, DateOnly? CorrectionDueOn, DateTime SavedAtUtc, DateTime? ClosedAtUtc)
{
    /// <summary>The office asked something in a message; a correction goes before it.</summary>
    public bool AwaitsReply { get; init; }
}

/// <summary>The state of an application in the citizen's words: what it is, what to do next, and the day that goes with it.</summary>
/// <param name="When">The day, as a phrase.</param>
public sealed record CitizenState(CitizenStateKind Kind, string Label, string NextStep, string When)
{
    private const string Late = "予定より時間がかかっています。お急ぎのときは、担当課にお問い合わせください";

    public CitizenGroup Group => Kind switch
    {
        CitizenStateKind.CorrectionNeeded or CitizenStateKind.ReplyNeeded => CitizenGroup.Action,
        CitizenStateKind.Draft => CitizenGroup.Drafts,
        CitizenStateKind.Received or CitizenStateKind.InReview => CitizenGroup.InProgress,
        _ => CitizenGroup.Closed,
    };

    public static CitizenState Of(CitizenStateFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Status switch
        {
            ApplicationStatus.Draft => new(
                CitizenStateKind.Draft, "下書き", "続きを入力して、送信してください",
                $"{EraDate.FormatWithWeekday(JapanTime.DayOf(facts.SavedAtUtc).AddDays(Application.DraftDays))}まで保存します"),
            ApplicationStatus.Received or ApplicationStatus.UnderReview or ApplicationStatus.InApproval when facts.AwaitsReply => new(
                CitizenStateKind.ReplyNeeded, "返事が必要です", "担当課からのメッセージを読んで、返事をしてください", "返事が届くまで、審査が進まないことがあります"),
            ApplicationStatus.Received => Waiting(
                CitizenStateKind.Received, "受付済み", "お待ちください。担当課が、これから内容を確認します", facts.DueOn, today),
            ApplicationStatus.UnderReview or ApplicationStatus.InApproval => Waiting(
                CitizenStateKind.InReview, "審査中", "お待ちください。担当課が審査しています", facts.DueOn, today),
            ApplicationStatus.Decided => new(
                CitizenStateKind.InReview, "審査中", "お待ちください。結果が決まり、通知書を準備しています", "まもなくお知らせします"),
            ApplicationStatus.AwaitingCorrection => Correction(facts.CorrectionDueOn, today),
            ApplicationStatus.Completed when facts.Decision?.IsRefusal() == true => new(
                CitizenStateKind.Refused, "お受けできませんでした", "通知書で、理由と、不服があるときの方法を確認してください", On(facts, "にお知らせしました")),
            ApplicationStatus.Completed => new(
                CitizenStateKind.Done, "完了", "通知書を確認して、保管してください", On(facts, "に完了しました")),
            _ => new(CitizenStateKind.Withdrawn, "取下げ", "することはありません", On(facts, "に取り下げました")),
        };
    }

    /// <summary>The office's statuses that make up a group.</summary>
    public static IReadOnlyList<ApplicationStatus> StatusesOf(CitizenGroup group) => group switch
    {
        CitizenGroup.Action => [ApplicationStatus.AwaitingCorrection],
        CitizenGroup.Drafts => [ApplicationStatus.Draft],
        CitizenGroup.InProgress =>
            [ApplicationStatus.Received, ApplicationStatus.UnderReview, ApplicationStatus.InApproval, ApplicationStatus.Decided],
        _ => [ApplicationStatus.Completed, ApplicationStatus.Withdrawn],
    };

    private static CitizenState Waiting(CitizenStateKind kind, string label, string nextStep, DateOnly? dueOn, DateOnly today) =>
        dueOn is { } due && due < today
            ? new(kind, label, Late, $"結果の目安は{EraDate.FormatMonthDayWithWeekday(due)}でした")
            : new(kind, label, nextStep, dueOn is null ? "" : $"結果は{EraDate.FormatWithWeekday(dueOn.Value)}ごろまで");

    private static CitizenState Correction(DateOnly? dueOn, DateOnly today)
    {
        var due = dueOn ?? today;
        return due < today
            ? new(CitizenStateKind.CorrectionNeeded, "修正が必要です", "すぐに内容を直して、送ってください", $"期限の{EraDate.FormatWithWeekday(due)}を過ぎています")
            : new(CitizenStateKind.CorrectionNeeded, "修正が必要です", "内容を直して、送ってください", $"{EraDate.FormatWithWeekday(due)}まで");
    }

    private static string On(CitizenStateFacts facts, string words) =>
        facts.ClosedAtUtc is { } at ? EraDate.Format(JapanTime.DayOf(at)) + words : "";
}
