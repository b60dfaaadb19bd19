using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;

namespace KitakyushuDigitalWindow.Infrastructure.Demo;

/// <summary>One fictitious staff member.</summary>
/// <param name="Subject">Key at the sandbox's staff provider.</param>
public sealed record DemoStaffMember(string Subject, string Name, Ward Ward, string SectionCode, string Role, StaffPost Post = StaffPost.Member)
{
    public string Group => Ward.Label() + "　" + Sections.NameOf(SectionCode);

    public string RoleLabel => Role switch
    {
        StaffRoles.Approver => "決裁者",
        StaffRoles.Auditor => "監査担当",
        _ => Post == StaffPost.UnitHead ? "担当者（係長）" : "担当者",
    };

    /// <summary>The DX office keeps the procedures besides.</summary>
    public IReadOnlyList<string> Roles => SectionCode == Sections.DxOffice ? [Role, StaffRoles.Office] : [Role];
}

/// <summary>Clerks and approvers of every ward's sections; plainly fictitious names.</summary>
public static class DemoStaff
{
    private static readonly string[] _families = ["見本", "試験", "仮名", "例示", "模擬", "練習", "架空"];
    private static readonly string[] _clerks = ["一子", "二郎", "三奈", "四朗"];

    /// <summary>Two clerks and a unit head (係長) where most of the demo's applications go, one clerk elsewhere; a section chief (課長) everywhere.</summary>
    public static IReadOnlyList<DemoStaffMember> All { get; } = [.. Make()];

    private static IEnumerable<DemoStaffMember> Make()
    {
        foreach (var (ward, w) in Wards.Seven.Append(Ward.CityHall).Select((ward, i) => (ward, i)))
        {
            var sections = ward == Ward.CityHall ? [Sections.DxOffice] : Sections.Codes.Where(c => c is not (Sections.DxOffice or Sections.AuditOffice or "kusei-center")).ToArray();
            foreach (var section in sections)
            {
                var clerks = section is "hofuku-kodomo" or Sections.DxOffice ? 2 : 1;
                for (var i = 0; i < clerks; i++)
                {
                    yield return new($"clerk{i + 1}-{ward.Id()}-{section}", $"{_families[w % 7]}　{_clerks[i]}", ward, section, StaffRoles.Clerk);
                }

                if (clerks == 2)
                {
                    yield return new($"head-{ward.Id()}-{section}", $"{_families[w % 7]}　係長", ward, section, StaffRoles.Clerk, StaffPost.UnitHead);
                }

                yield return new($"approver-{ward.Id()}-{section}", $"{_families[w % 7]}　課長", ward, section, StaffRoles.Approver, StaffPost.SectionChief);
            }
        }

        yield return new($"auditor-{Ward.CityHall.Id()}-{Sections.AuditOffice}", "点検　確子", Ward.CityHall, Sections.AuditOffice, StaffRoles.Auditor);
    }
}
