using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.UseCases.Approvals;

namespace KitakyushuDigitalWindow.Web.Review;

/// <summary>決裁 in words.</summary>
public static class ApprovalWords
{
    public static readonly IReadOnlyList<(ApprovalTab Tab, string Query, string Label, string Empty)> Tabs =
    [
        (ApprovalTab.Mine, "mine", "自分の番", "いま、あなたの番の案件はありません。"),
        (ApprovalTab.Drafted, "drafted", "起案した", "起案した案件はまだありません。"),
        (ApprovalTab.Unit, "unit", "課の決裁待ち", "決裁を待っている案件はありません。"),
        (ApprovalTab.Reports, "reports", "後閲", "後で確認する代決はありません。"),
        (ApprovalTab.Done, "done", "終わった", "終わった決裁はまだありません。"),
    ];

    /// <summary>課長（決裁）, 市民課 課長（合議）, …</summary>
    public static string Title(ApprovalStepRow step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var what = step.Kind == ApprovalStepKind.Concurrence ? "合議" : step.Decides ? "決裁" : "審査";
        return $"{(step.Section is { } section ? section + " " : "")}{step.Post.Label()}（{what}）";
    }

    public static string State(ApprovalStepRow step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.State switch
        {
            ApprovalStepState.Waiting => "まだ",
            ApprovalStepState.Open => "いま",
            ApprovalStepState.Approved when step.ActedAs is { } post && step.ActingReason is not null => $"済み（{post.Label()}が代決）",
            ApprovalStepState.Approved => "済み",
            ApprovalStepState.SentBack => "差戻し",
            ApprovalStepState.Vacant => "該当者なし（この段階は飛ばします）",
            _ => "決裁が終わったため、行いません",
        };
    }

    /// <summary>Null for a step that waits.</summary>
    public static string? StepClass(ApprovalStepState state) => state switch
    {
        ApprovalStepState.Approved => "kdw-route__done",
        ApprovalStepState.SentBack => "kdw-route__back",
        ApprovalStepState.Vacant or ApprovalStepState.Ended => "kdw-route__skipped",
        _ => null,
    };

    /// <summary>Whoever acted, or who could.</summary>
    public static string People(ApprovalStepRow step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.ActedBy ?? (step.State is ApprovalStepState.Open or ApprovalStepState.Waiting
            ? step.Holders.Count == 0 ? "該当者なし" : string.Join('、', step.Holders.Select(h => h.Name + (h.IsAbsent ? "（不在）" : "")))
            : "");
    }

    public static string Label(ProposalEventRow line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var what = line.Kind switch
        {
            ProposalEventKind.Proposed => "起案",
            ProposalEventKind.Approved => "承認",
            ProposalEventKind.Concurred => "合議に同意",
            ProposalEventKind.SentBack => "差戻し",
            ProposalEventKind.PulledBack => "引上げ",
            ProposalEventKind.OpinionAdded => "意見",
            ProposalEventKind.DocumentAdded => "資料を追加",
            ProposalEventKind.ReportSeen => "後閲（代決を確認）",
            _ => "申請の取下げにより終了",
        };
        return line.ActedFor is { } holder ? $"{what}（{holder.Label()}の代決）" : what;
    }

    /// <summary>Who, and as what.</summary>
    public static string Who(ProposalEventRow line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Post is { } post ? $"{line.Who}（{post.Label()}）" : line.Who;
    }

    /// <summary>Why there is no form.</summary>
    public static string WhyNoForm(ApprovalRow it)
    {
        ArgumentNullException.ThrowIfNull(it);
        return it.Part switch
        {
            ApprovalPart.Drafter => "自分が起案したものです。ほかの人が決裁します。",
            ApprovalPart.Acted => "あなたの段階は終わりました。1人で2つの段階を決裁することはできません。",
            ApprovalPart.OnRoute => $"いまは{Turn(it.Steps.Where(s => s.State == ApprovalStepState.Open).Select(s => s.Post).Distinct())}の番です。あなたの番になると、ここで決裁できます。",
            _ => "見ることだけできます。承認と差戻しは、経路の人がします。",
        };
    }

    public static string Turn(IEnumerable<StaffPost> posts) => string.Join('・', posts.Select(p => p.Label()));
}
