using System.Globalization;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.Web.Shell;

namespace KitakyushuDigitalWindow.Web.Review;

/// <summary>The office's words on its screens; the citizen's are others.</summary>
public static class CaseWords
{
    public static ChipKind ChipOf(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Received => ChipKind.Info,
        ApplicationStatus.UnderReview => ChipKind.Progress,
        ApplicationStatus.AwaitingCorrection => ChipKind.Action,
        ApplicationStatus.InApproval => ChipKind.Approve,
        ApplicationStatus.Decided => ChipKind.Progress,
        _ => ChipKind.Neutral,
    };

    /// <summary>Why a file cannot be opened; null when it can, or is still being scanned.</summary>
    public static string? WhyRejected(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Check switch
        {
            FileCheck.Infected => file.Signature is null ? "ウイルスが見つかりました" : $"ウイルスが見つかりました（{file.Signature}）",
            FileCheck.Unscannable => file.Signature switch
            {
                ScanReasons.TooLarge => "大きすぎて検査できません",
                ScanReasons.Encrypted => "パスワードがかかっていて検査できません",
                ScanReasons.TooComplex => "中が複雑すぎて検査できません",
                _ => "こわれていて検査できません",
            },
            _ => null,
        };
    }

    /// <summary>The class alone, for long lists.</summary>
    public static string ChipClass(ApplicationStatus status) => ChipOf(status) switch
    {
        ChipKind.Info => " kdw-chip--info",
        ChipKind.Progress => " kdw-chip--progress",
        ChipKind.Action => " kdw-chip--action",
        ChipKind.Approve => " kdw-chip--approve",
        _ => "",
    };

    public static ChipKind ChipOf(ProposalStatus status) => status switch
    {
        ProposalStatus.Pending => ChipKind.Approve,
        ProposalStatus.SentBack => ChipKind.Action,
        ProposalStatus.PulledBack or ProposalStatus.Lapsed => ChipKind.Neutral,
        _ => ChipKind.Done,
    };

    public static string Label(ProposalStatus status) => status switch
    {
        ProposalStatus.Pending => "決裁待ち",
        ProposalStatus.Approved => "承認",
        ProposalStatus.PulledBack => "引上げ",
        ProposalStatus.Lapsed => "取下げ",
        _ => "差戻し",
    };

    public static string DaysLeft(int days) => days switch
    {
        < 0 => string.Create(CultureInfo.InvariantCulture, $"{-days}日超過"),
        0 => "今日まで",
        _ => string.Create(CultureInfo.InvariantCulture, $"残り{days}日"),
    };

    public static string Label(CorrectionKind kind) => kind switch
    {
        CorrectionKind.Incorrect => "誤りを直してもらう",
        CorrectionKind.Incomplete => "足りないものを出してもらう",
        _ => "古いものを新しくしてもらう",
    };

    /// <summary>How a correction stands.</summary>
    public static string Ended(CorrectionEnding? ending) => ending switch
    {
        CorrectionEnding.Answered => "届いた日時",
        CorrectionEnding.Withdrawn => "取り下げた日時",
        CorrectionEnding.Lapsed => "届かないまま終わった日時",
        CorrectionEnding.CaseWithdrawn => "申請が取り下げられた日時",
        _ => "まだ届いていません",
    };

    public static string Label(ApplicationEventKind kind) => kind switch
    {
        ApplicationEventKind.Started => "作成開始",
        ApplicationEventKind.VersionMoved => "下書きを新しい版に移した",
        ApplicationEventKind.Received => "到達（受付）",
        ApplicationEventKind.ReviewStarted => "審査開始",
        ApplicationEventKind.Assigned => "担当の割り当て",
        ApplicationEventKind.Unassigned => "担当を外した",
        ApplicationEventKind.TakenOver => "担当の引き継ぎ",
        ApplicationEventKind.Transferred => "移送",
        ApplicationEventKind.CorrectionRequested => "補正の求め",
        ApplicationEventKind.CorrectionWithdrawn => "補正の取下げ",
        ApplicationEventKind.CorrectionLapsed => "補正の期限の経過",
        ApplicationEventKind.Corrected => "補正が届いた",
        ApplicationEventKind.Proposed => "起案",
        ApplicationEventKind.SentBack => "差戻し（庁内）",
        ApplicationEventKind.PulledBack => "引上げ（庁内）",
        ApplicationEventKind.Decided => "決裁・決定",
        ApplicationEventKind.LetterPosted => "通知書の発送",
        ApplicationEventKind.Issued => "通知書の交付",
        _ => "取下げ",
    };

    /// <summary>Where an answer came from, when it is not what the applicant typed.</summary>
    /// <summary>A sign and a word: the colour of the row is only a third hint.</summary>
    public static string Label(RegisterMatch match) => match switch
    {
        RegisterMatch.Same => "✓ 同じ",
        RegisterMatch.Similar => "≒ 字体・表記の違い",
        RegisterMatch.Different => "✗ 違う",
        _ => "✗ 世帯に見あたらない",
    };

    /// <summary>Why no values of the register are shown; null when they are, or when there is no register to speak of.</summary>
    public static string? Of(RegisterState state) => state switch
    {
        RegisterState.NotFound => "台帳に、この氏名・生年月日・住所の人が見つかりません。転入や転居の届出の状況を、住民記録の窓口で確認してください。",
        RegisterState.Several => "台帳に、同じ氏名と生年月日の人が2人以上います。どの人かを、住民記録の窓口で確認してください。",
        RegisterState.Unavailable => "いま台帳につながりません。申請の値だけを表示しています。少し待ってから、画面を読み直してください。",
        _ => null,
    };

    public static string? Label(AnswerSource source) => source switch
    {
        AnswerSource.Card => "カードの情報",
        AnswerSource.Staff => "職員が入力",
        AnswerSource.Derived => "自動で計算",
        _ => null,
    };
}
