using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using KitakyushuDigitalWindow.Web.Shell;

namespace KitakyushuDigitalWindow.Web.My;

/// <summary>Addresses of 委任.</summary>
public static class DelegationRoutes
{
    public const string All = "/my/delegations";

    public const string Offer = All + "/offer";

    public const string Receive = All + "/receive";

    public static string Of(Guid id) => $"{All}/{id}";

    public static string Code(Guid id) => Of(id) + "/code";

    public static string Accept(Guid id) => Of(id) + "/accept";

    public static string Decline(Guid id) => Of(id) + "/decline";

    public static string Revoke(Guid id) => Of(id) + "/revoke";
}

/// <summary>The words of a delegation's states and history.</summary>
public static class DelegationWords
{
    public static string Label(DelegationStatus status, bool isPrincipal) => status switch
    {
        DelegationStatus.Offered => isPrincipal ? "承諾待ち" : "あなたの返事を待っています",
        DelegationStatus.Active => "委任中",
        DelegationStatus.Revoked => "取り消されました",
        DelegationStatus.Expired => "期間が終わりました",
        _ => "辞退されました",
    };

    public static ChipKind ChipOf(DelegationStatus status, bool isPrincipal) => status switch
    {
        DelegationStatus.Offered => isPrincipal ? ChipKind.Info : ChipKind.Action,
        DelegationStatus.Active => ChipKind.Progress,
        _ => ChipKind.Neutral,
    };

    public static string Label(DelegationEventKind kind) => kind switch
    {
        DelegationEventKind.Offered => "委任を作りました",
        DelegationEventKind.CodeRenewed => "招待コードを作り直しました",
        DelegationEventKind.Opened => "招待コードが使われました",
        DelegationEventKind.Accepted => "承諾しました",
        DelegationEventKind.Declined => "辞退しました",
        DelegationEventKind.Revoked => "取り消しました",
        _ => "期間が終わりました",
    };

    /// <summary>The other side, as the reader knows it.</summary>
    public static string Other(DelegationsRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Other(row.OtherName, row.IsPrincipal);
    }

    public static string Other(DelegationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Other(row.OtherName, row.IsPrincipal);
    }

    private static string Other(string? name, bool isPrincipal) =>
        name is null ? "招待コードを渡した人" : isPrincipal ? $"{name}さん（代理人）" : $"{name}さんから";
}
