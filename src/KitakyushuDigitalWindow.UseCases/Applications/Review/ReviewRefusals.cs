using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

public static class ReviewRefusals
{
    public static readonly Refusal Withdrawn =
        new("application.withdrawn", "申請者がこの申請を取り下げました。入力した内容は送られていません。この申請に、これ以上の操作はできません。");
    public static readonly Refusal ChangedByApplicant =
        new("application.changed_by_applicant", "申請者が先に申請を更新しました。入力した内容は残っています。今の状態を確認してから、もう一度操作してください。");
    public static readonly Refusal AppealMissing = new(
        "application.appeal_missing",
        "この手続きには教示（不服があるときの方法）が登録されていないため、認めない決定を起案できません。デジタル市役所推進室に、登録を依頼してください。");
    public static readonly Refusal KindNotOffered =
        new("application.kind_not_offered", "この手続きでは選べない決定です。選び直してください。");

    /// <summary>What to say when the case is no longer as the page showed it: whoever moved it last is to be named.</summary>
    internal static Refusal Stale(Application application, string? lastActorId) =>
        application.Status == ApplicationStatus.Withdrawn ? Withdrawn
        : lastActorId?.StartsWith("citizen:", StringComparison.Ordinal) == true ? ChangedByApplicant
        : ApplicationRefusals.ChangedByOther;
}
