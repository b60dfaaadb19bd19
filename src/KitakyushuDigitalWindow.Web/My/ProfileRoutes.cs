namespace KitakyushuDigitalWindow.Web.My;

/// <summary>Addresses of 登録した内容. A name says which item, never what is in it.</summary>
public static class ProfileRoutes
{
    public const string Profile = "/my/profile";
    public const string Withdraw = Profile + "/withdraw";
    public const string Notices = Profile + "/notices";
    public const string NewMember = Profile + "/household";

    public static string Item(string name) => $"{Profile}/items/{name}";

    public static string ForgetItem(string name) => Item(name) + "/delete";

    public static string Member(Guid memberId) => $"{NewMember}/{memberId}";

    public static string RemoveMember(Guid memberId) => Member(memberId) + "/delete";
}
