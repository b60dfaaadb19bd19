namespace KitakyushuDigitalWindow.Domain.Approvals;

public static class ApprovalRefusals
{
    public static readonly Refusal NotFound = new("approval.not_found", "決裁の案件が見つかりません。");
    public static readonly Refusal OwnProposal =
        new("approval.own_proposal", "自分が起案したものは、自分では承認も差戻しもできません。ほかの決裁者に依頼してください。");
    public static readonly Refusal NotPending = new("approval.not_pending", "この案件の決裁はもう終わっています。画面を読み直してください。");
    public static readonly Refusal Lapsed = new("approval.lapsed", "申請者が取り下げたため、この案件の決裁は終わりました。承認も差戻しも要りません。");
    public static readonly Refusal StillPending = new("approval.still_pending", "決裁が終わっていません。終わってから移送してください。");
    public static readonly Refusal CommentMissing = new("approval.comment_missing", "差し戻すときは、どこを直すのかを意見に入力してください。");
    public static readonly Refusal OpinionMissing = new("approval.opinion_missing", "意見を入力してください。");
    public static readonly Refusal NotOnRoute =
        new("approval.not_on_route", "この案件の決裁の経路に入っていないため、操作できません。見ることだけできます。");
    public static readonly Refusal TwoSteps = new(
        "approval.two_steps", "この案件では、すでに別の段階を決裁しています。1人で2つの段階を決裁することはできません。ほかの職員に依頼してください。");
    public static readonly Refusal ActingReasonMissing = new("approval.acting_reason_missing", "代決するときは、代決の理由を入力してください。");
    public static readonly Refusal ContentChanged = new(
        "approval.content_changed", "起案したときの内容と、いまの内容が一致しません。承認せずに差し戻して、起案し直してもらってください。");
    public static readonly Refusal NotDrafter = new("approval.not_drafter", "引き上げることができるのは、起案した人だけです。");
    public static readonly Refusal NoReport = new("approval.no_report", "あなたが確認する後閲はありません。画面を読み直してください。");
    public static readonly Refusal NoRule = new(
        "approval.no_rule", "この案件の決裁の経路が、決裁規程に決められていません。デジタル市役所推進室に連絡してください。");
    public static readonly Refusal TooManyDocuments =
        new("approval.too_many_documents", "1つの案件に足せる資料は20件までです。1つのファイルにまとめてください。");
    public static readonly Refusal SameDocumentName =
        new("approval.same_document_name", "同じ名前の資料がすでにあります。資料は差し替えられません。名前を変えて、追加してください。");

    public static Refusal NotYourTurn(StaffPost post) => new(
        "approval.not_your_turn", $"いまは{post.Label()}の番です。順番が来るのを待ってください。意見を足すことはできます。");

    public static Refusal HolderPresent(StaffPost post) => new(
        "approval.holder_present", $"{post.Label()}が不在ではないため、代決できません。不在のときは、先に「不在の登録」をしてください。");

    /// <summary>決裁する人がいない課.</summary>
    public static Refusal NobodyDecides(StaffPost post, string section) => new(
        "approval.nobody_decides",
        $"{section}に、起案した人のほかに決裁する{post.Label()}がいないため、決裁に回せません。ほかの職員が起案するか、デジタル市役所推進室に職員の登録を依頼してください。");
}
