using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity;

namespace KitakyushuDigitalWindow.UseCases.Audit;

/// <summary>The Japanese words of acts and roles in the audit trail. A code without words would be shown as it is; a test forbids that.</summary>
public static class AuditWords
{
    public const string View = "application.view";
    public const string ViewFile = "application.view_file";
    public const string ViewRegister = "register.view";
    public const string Export = "application.export";
    public const string Search = "queue.search";
    public const string ViewAudit = "audit.view";
    public const string ExportAudit = "audit.export";

    private static readonly Dictionary<string, string> _acts = new()
    {
        [View] = "申請の閲覧",
        [ViewFile] = "申請の書類の閲覧",
        [ViewRegister] = "台帳の照会",
        ["application.check"] = "確認項目の記入",
        ["application.note"] = "庁内メモの記入",
        ["application.office_form"] = "職員の記入欄の保存",
        ["application.submit"] = "申請の提出",
        ["application.start_review"] = "審査開始",
        ["application.assign"] = "担当者の割当て",
        ["application.unassign"] = "担当を外した",
        ["application.take_over"] = "担当の引継ぎ",
        ["application.transfer"] = "移送",
        ["application.request_correction"] = "補正の求め",
        ["application.withdraw_correction"] = "補正の取下げ",
        ["application.lapse_correction"] = "補正の期限の経過",
        ["application.correct"] = "補正の提出",
        ["application.propose"] = "起案",
        ["application.approve"] = "承認",
        ["application.send_back"] = "差戻し（庁内）",
        ["application.print_letters"] = "通知書と宛名の印刷",
        ["application.post_letter"] = "通知書の発送",
        ["approval.view"] = "決裁の案件の閲覧",
        ["approval.view_document"] = "決裁の資料の閲覧",
        ["approval.approve"] = "承認・合議",
        ["approval.act_for"] = "代決",
        ["approval.send_back"] = "差戻し（庁内）",
        ["approval.pull_back"] = "引上げ（庁内）",
        ["approval.opinion"] = "決裁の意見",
        ["approval.add_document"] = "決裁の資料の追加",
        ["approval.see_report"] = "後閲",
        ["application.issue"] = "通知書の交付",
        ["application.withdraw"] = "申請の取下げ",
        ["application.ask"] = "担当課への質問・返事",
        ["application.message"] = "申請者へのメッセージ",
        ["application.settle_question"] = "質問を対応済みにした",
        ["profile.notices"] = "知らせの受け取り方の変更",
        [Export] = "申請の書き出し",
        ["export.request"] = "書き出しの依頼",
        ["export.again"] = "書き出しの作り直し",
        ["export.download"] = "書き出したファイルの受取り",
        ["export.discard"] = "書き出しの削除",
        ["draft.move"] = "下書きを新しい版に移した",
        ["draft.expire"] = "下書きの期限切れ",
        ["citizen.sign_in"] = "ログイン（市民）",
        ["citizen.confirm_email"] = "メールアドレスの確認",
        ["profile.consent"] = "利用者情報の保存への同意",
        ["profile.withdraw"] = "利用者情報の保存の取りやめ",
        ["profile.correct"] = "利用者情報の修正",
        ["profile.forget"] = "利用者情報の項目の削除",
        ["profile.member"] = "世帯の人の情報の修正",
        ["profile.member.remove"] = "世帯の人の情報の削除",
        ["delegation.offer"] = "委任の申出",
        ["delegation.open"] = "委任の確認コードの入力",
        ["delegation.wrong_code"] = "委任の確認コードの誤り",
        ["delegation.accept"] = "委任を引き受けた",
        ["delegation.decline"] = "委任を断った",
        ["delegation.revoke"] = "委任の取消し",
        ["delegation.expire"] = "委任の期限切れ",
        ["delegation.renew_code"] = "委任の確認コードの作り直し",
        ["staff.sign_in"] = "ログイン（職員）",
        ["staff.mark_absence"] = "不在の登録",
        ["staff.cancel_absence"] = "不在の取消し",
        ["procedure.open"] = "受付の開始",
        ["procedure.close"] = "受付の終了",
        ["calendar.add"] = "閉庁日の追加",
        ["calendar.remove"] = "閉庁日の削除",
        [Search] = "氏名での検索",
        [ViewAudit] = "操作記録の閲覧",
        [ExportAudit] = "操作記録の出力",
    };

    private static readonly Dictionary<string, string> _roles = new()
    {
        [StaffRoles.Clerk] = "担当者",
        [StaffRoles.Approver] = "決裁者",
        [StaffRoles.Office] = "手続きの管理者",
        [StaffRoles.Auditor] = "監査担当",
        ["citizen"] = "市民",
        [Actors.Agent] = "代理人",
        [Act.SystemActor] = "自動処理",
    };

    /// <summary>All acts with their words, in the order of the words' table.</summary>
    public static IReadOnlyList<(string Code, string Words)> Acts { get; } = [.. _acts.Select(a => (a.Key, a.Value))];

    public static bool Knows(string act) => _acts.ContainsKey(act);

    public static string OfAct(string act) => _acts.GetValueOrDefault(act, act);

    /// <summary>As it was at that time; rows from before roles were kept say only that it was staff.</summary>
    public static string OfRole(string roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return string.Join("・", roles.Split(',').Select(r => _roles.GetValueOrDefault(r, "職員")).Distinct());
    }

    /// <summary>役所と課 at that time; empty for who is not staff.</summary>
    public static string OfOffice(string office)
    {
        ArgumentNullException.ThrowIfNull(office);
        return office.Split('/') is [var ward, var section] && Wards.FromId(ward) is { } known
            ? $"{WardOffices.Of(known).Name} {Sections.NameOf(section)}"
            : "";
    }
}
