using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>登録した内容 for tests, as a citizen who agreed would have it.</summary>
public static class Profiles
{
    /// <summary>The citizen (whose account must be there) agrees, and this is kept.</summary>
    public static Task<int> KeepAsync(
        this AppFactory app,
        string subject = "citizen-01",
        IReadOnlyDictionary<string, string>? values = null,
        params Dictionary<string, string>[] members)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(members);
        return app.WithDbAsync(db =>
        {
            var citizen = db.Citizens.Single(c => c.Subject == subject);
            var act = new Act(citizen.ActorId, app.Clock.NowUtc());
            var consent = Consent.Give(citizen.Id, ConsentPurpose.Profile, null, act);
            var profile = Profile.Open(consent);
            foreach (var (name, text) in values ?? new Dictionary<string, string>())
            {
                profile.Keep(name, new KeptContent(text), null, act);
            }

            foreach (var member in members)
            {
                profile.Meet(member.ToDictionary(m => m.Key, m => new KeptContent(m.Value)), null, act);
            }

            db.Consents.Add(consent);
            db.Profiles.Add(profile);
            return db.SaveChangesAsync();
        });
    }

    public static Dictionary<string, string> Person(string name, string birth, string relation, string living = "together") =>
        new() { ["name"] = name, ["birthDate"] = birth, ["relation"] = relation, ["living"] = living };
}
