using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;

namespace KitakyushuDigitalWindow.Infrastructure.Demo;

/// <summary>What one returning citizen of the demo let us keep. Plainly fictitious (架空, 見本), through the same acts as real data.</summary>
public static class DemoProfile
{
    /// <summary>Whose it is: the others show the portal to somebody who comes for the first time.</summary>
    public const string Subject = "citizen-04";

    private static readonly (string Name, string Text)[] _values =
    [
        ("profile.nameKana", "ヨシダ　ハナコ"),
        ("profile.phone", "090-5550-0004"),
        ("profile.email", "yoshida@example.jp"),
        ("profile.occupation", "employee"),
        ("profile.employerName", "架空商事株式会社"),
        ("profile.pensionType", "kosei"),
        ("childAllowance.recipientNumber", "1234567"),
        ("household.relationToHead", "spouse"),
    ];

    public static (Consent Consent, Profile Profile) Of(Citizen citizen, DateTime atUtc)
    {
        ArgumentNullException.ThrowIfNull(citizen);
        var act = new Act(citizen.ActorId, atUtc);
        var consent = Consent.Give(citizen.Id, ConsentPurpose.Profile, null, act);
        var profile = Profile.Open(consent);
        foreach (var (name, text) in _values)
        {
            profile.Keep(name, new KeptContent(text), null, act);
        }

        profile.Keep("profile.bankAccount", new KeptContent("", new Dictionary<string, string>
        {
            ["bankName"] = "架空銀行",
            ["branchName"] = "見本支店",
            ["accountType"] = "ordinary",
            ["accountNumber"] = "1234567",
            ["holderKana"] = "ヨシダ　ハナコ",
        }), null, act);
        Meet("𠮷田　見本太郎", "ヨシダ　ミホンタロウ", "1992-02-03", "spouse", "head", "male", "");
        Meet("𠮷田　見本一郎", "ヨシダ　ミホンイチロウ", "2019-08-27", "child", "child", "male", "見本小学校");
        Meet("𠮷田　見本二葉", "ヨシダ　ミホンフタバ", "2023-05-05", "child", "child", "female", "見本保育園");
        return (consent, profile);

        void Meet(string name, string kana, string birth, string relation, string toHead, string sex, string school) => profile.Meet(
            new Dictionary<string, KeptContent>
            {
                [HouseholdParts.Name] = new(name),
                [HouseholdParts.NameKana] = new(kana),
                [HouseholdParts.BirthDate] = new(birth),
                [HouseholdParts.Relation] = new(relation),
                [HouseholdParts.RelationToHead] = new(toHead),
                [HouseholdParts.Sex] = new(sex),
                [HouseholdParts.Living] = new("together"),
                [HouseholdParts.SchoolName] = new(school),
            },
            null, act);
    }
}
