namespace KitakyushuDigitalWindow.Domain.Applications;

public static class ApplicationRefusals
{
    public static readonly Refusal NotFound = new("application.not_found", "申請が見つかりません。");
    public static readonly Refusal ChangedByOther =
        new("application.changed_by_other", "他の職員が先に更新しました。入力した内容は残っています。今の状態を確認してから、もう一度操作してください。");
    public static readonly Refusal UnknownQuestion = new("application.unknown_question", "この申請にない項目が選ばれています。選び直してください。");
    public static readonly Refusal CorrectionOpen = new("application.correction_open", "補正を待っている間は決定できません。");
    public static readonly Refusal QuestionOpen = new(
        "application.question_open", "選んだ項目の中に、すでに補正を求めている項目があります。その項目を外すか、先の補正を取り下げてください。");
    public static readonly Refusal CorrectionEnded = new("application.correction_ended", "この補正は、もう終わっています。画面を読み直して、今の状態を確認してください。");
    public static readonly Refusal CorrectionNotLapsed = new("application.correction_not_lapsed", "この補正は、まだ期限のうちです。");
    public static readonly Refusal ReasonMissing =
        new("application.reason_missing", "お断りするときは理由が必要です（行政手続法8条）。理由を入力してください。");
    public static readonly Refusal ReasonNotWanted = new("application.reason_not_wanted", "認めるときは、お断りの理由を空にしてください。");
    public static readonly Refusal Incomplete = new("application.incomplete", "まだ答えていない質問があります。");
    public static readonly Refusal LetterChanged =
        new("application.letter_changed", "決裁した内容と通知書の内容が一致しません。差し戻して、起案し直してください。");
    public static readonly Refusal TooManyFiles = new("application.too_many_files", "添付できるファイルの数を超えています。不要なファイルを外してください。");
    public static readonly Refusal FilesTooLarge =
        new("application.files_too_large", "添付ファイルの合計が50MBを超えます。不要なファイルを外すか、小さくしてください。");
    public static readonly Refusal SameFileName =
        new("application.same_file_name", "同じ名前のファイルがすでに添付されています。別のファイルのときは名前を変えてください。");

    public static readonly Refusal DraftExpired =
        new("application.draft_expired", "下書きの保存期間が過ぎたため、続きから進めることはできません。はじめから入力してください。");
    public static readonly Refusal NothingToNotice = new("application.nothing_to_notice", "この下書きについて、いまお知らせすることはありません。");
    public static readonly Refusal MustMove =
        new("application.must_move", "この申請の質問が新しくなりました。新しい版に移してから送信してください。");
    public static readonly Refusal NotAccepted =
        new("application.not_accepted", "いまは受付期間ではないため、送信できません。入力した内容は残っています。");
    public static readonly Refusal MoveChanged = new(
        "application.move_changed", "この画面を開いたあとで、下書きか質問が変わりました。変わる内容をもう一度確認してから移してください。");

    public static readonly Refusal AlreadyYours = new("application.already_yours", "すでにあなたの担当です。");
    public static readonly Refusal NoAssignee = new("application.no_assignee", "担当者が決まっていない申請です。「自分の担当にする」を使ってください。");
    public static readonly Refusal TransferInCorrection = new(
        "application.correction_open", "補正を待っている間は移送できません。補正が届いてから移送してください。");
    public static readonly Refusal TransferInApproval = new(
        "application.not_allowed", "決裁中の申請は移送できません。決裁が終わるのを待つか、差し戻してもらってから移送してください。");
    public static readonly Refusal NoSuchLetter = new("application.no_such_letter", "郵送する文書が見つかりません。");
    public static readonly Refusal LetterPosted = new("application.letter_posted", "この文書は、もう発送済みです。");
    public static readonly Refusal CorrectionInApproval = new(
        "application.not_allowed", "決裁中の申請には、補正を求めることができません。起案した人が引き上げるか、差し戻してもらってから求めてください。");
    public static readonly Refusal SameSection = new("application.same_section", "いまと同じ課です。別の課を選んでください。");

    public static Refusal AssignedToOther(string name) => new("application.assigned_to_other", $"すでに{name}さんの担当です。");

    public static Refusal NotInPreparation(ApplicationStatus status) => new(
        "application.not_allowed",
        status == ApplicationStatus.InApproval
            ? "決裁中の申請では、確認と職員の記入を変えられません。変えるときは、差し戻してもらってください。"
            : $"「{status.Label()}」の申請では、確認と職員の記入を変えられません。");

    public static Refusal NotAllowedFrom(ApplicationStatus status) =>
        new("application.not_allowed", $"「{status.Label()}」の申請には、この操作はできません。画面を読み直して、今の状態を確認してください。");
}
