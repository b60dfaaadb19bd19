namespace KitakyushuDigitalWindow.Domain.Identity;

/// <summary>職員: one person in one section of one ward.</summary>
public sealed class StaffMember
{
    public const int SubjectMaxLength = 255;
    public const int NameMaxLength = 100;
    public const int SectionCodeMaxLength = 40;
    public const int RolesMaxLength = 200;

    private StaffMember() { } // EF Core

    public StaffMember(
        string subject, string name, Ward ward, string sectionCode, IEnumerable<string> roles, StaffPost post = StaffPost.Member) =>
        (Id, Subject, Name, Ward, SectionCode, Roles, Post, IsInService) =
        (Guid.CreateVersion7(), subject, name, ward, sectionCode, string.Join(',', roles), post, true);

    public Guid Id { get; private set; }

    public string Subject { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Ward Ward { get; private set; }

    public string SectionCode { get; private set; } = "";

    /// <summary>Codes of <see cref="StaffRoles"/>, separated by commas.</summary>
    public string Roles { get; private set; } = "";

    /// <summary>職: which steps of an approval are theirs.</summary>
    public StaffPost Post { get; private set; }

    public bool IsInService { get; private set; }

    public string ActorId => "staff:" + Id.ToString("N");
}

/// <summary>Roles of staff, as the session carries them.</summary>
public static class StaffRoles
{
    public const string Clerk = "clerk";        // 担当者: reviews and drafts
    public const string Approver = "approver";  // 決裁者: approves; may review too
    public const string Office = "office";      // DX推進室
    public const string Auditor = "auditor";    // 監査担当: reads the audit trail, no cases

    public static IReadOnlyList<string> All { get; } = [Clerk, Approver, Office, Auditor];
}
