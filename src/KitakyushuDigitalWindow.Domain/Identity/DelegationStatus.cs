namespace KitakyushuDigitalWindow.Domain.Identity;

public enum DelegationStatus
{
    Offered = 10,   // 承諾待ち
    Active = 20,    // 委任中
    Revoked = 30,   // 取消し (by either side)
    Expired = 40,   // 期間の終わり
    Declined = 50,  // 辞退
}

public enum DelegationEventKind
{
    Offered = 10,      // 委任の申し出
    CodeRenewed = 20,  // 招待コードの作り直し
    Opened = 30,       // 招待コードの使用
    Accepted = 40,     // 承諾
    Declined = 50,     // 辞退
    Revoked = 60,      // 取消し
    Expired = 70,      // 期間の終わり
}

/// <summary>One line of the history of a delegation; never changed.</summary>
public sealed class DelegationEvent
{
    private DelegationEvent() { } // EF Core

    internal DelegationEvent(DelegationEventKind kind, DelegationStatus status, Act act) =>
        (Id, Kind, Status, ActorId, AtUtc) = (Guid.CreateVersion7(), kind, status, act.ActorId, act.AtUtc);

    public Guid Id { get; private set; }

    public DelegationEventKind Kind { get; private set; }

    /// <summary>The status after it.</summary>
    public DelegationStatus Status { get; private set; }

    public string ActorId { get; private set; } = "";

    public DateTime AtUtc { get; private set; }
}

public static class DelegationRefusals
{
    public static readonly Refusal NotFound = new("delegation.not_found", "委任が見つかりません。");

    public static readonly Refusal NothingChosen = new("delegation.nothing_chosen", "任せる手続きを1つ以上選んでください");

    public static readonly Refusal PeriodOver = new("delegation.period_over", "委任の終わりの日は、今日から1年以内の日にしてください");

    public static readonly Refusal OfferedToSelf =
        new("delegation.offered_to_self", "これは、あなた自身が作った招待コードです。任せる相手に渡してください。");

    /// <summary>Also for codes that were never made: whoever guesses learns nothing.</summary>
    public static readonly Refusal CodeNotGood = new(
        "delegation.code_not_good", "この招待コードは使えません。まちがいがないか、期限（作った日から7日）が過ぎていないかを、招待した人に確認してください。");

    public static readonly Refusal TooManyTries = new(
        "delegation.too_many_tries", "招待コードのまちがいが続いたため、しばらく受け付けられません。1時間たってから、もう一度入力してください。");

    public static readonly Refusal CodeUsed = new(
        "delegation.code_used", "招待コードは、もう使われたか、期限が過ぎています。任せる相手を変えるときは、新しく委任を作ってください。");

    public static readonly Refusal OfferedIsNotYours = new("delegation.not_yours", "この委任には、この操作はできません。");

    public static readonly Refusal Ended = new("delegation.ended", "この委任は終わりました。");

    public static readonly Refusal NotCovered = new("delegation.not_covered", "この手続きは、委任されていません。");

    public static Refusal NotAllowedFrom(DelegationStatus status) => new(
        "delegation.not_allowed",
        status switch
        {
            DelegationStatus.Offered => "この委任は、まだ承諾されていません。",
            DelegationStatus.Active => "この委任は、もう承諾されています。",
            DelegationStatus.Declined => "この委任は、辞退されました。",
            DelegationStatus.Revoked => "この委任は、取り消されました。",
            _ => "この委任は、期間が終わりました。",
        });
}
