using KitakyushuDigitalWindow.Domain.Identity;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Identity;

public class ProfileTests
{
    private static readonly Guid _citizen = Guid.CreateVersion7();
    private static readonly Act _first = new("citizen:a", new DateTime(2026, 11, 1, 1, 0, 0, DateTimeKind.Utc));
    private static readonly Act _later = new("citizen:a", new DateTime(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc));
    private static readonly KeptFrom _from = new("K222-2222-2222", "児童手当の認定請求");

    [Fact]
    public void Open_ConsentWithdrawn_IsAMistake()
    {
        var consent = Consent.Give(_citizen, ConsentPurpose.Profile, null, _first);
        consent.Withdraw(_later);

        Assert.Throws<ArgumentException>(() => Profile.Open(consent));
    }

    [Fact]
    public void Withdraw_Twice_KeepsTheFirstDay()
    {
        var consent = Consent.Give(_citizen, ConsentPurpose.Profile, "K222-2222-2222", _first);

        consent.Withdraw(_first);
        consent.Withdraw(_later);

        Assert.Equal(_first.AtUtc, consent.WithdrawnAtUtc);
        Assert.Equal(ConsentWording.Of(ConsentPurpose.Profile).Version, consent.WordingVersion);
    }

    [Fact]
    public void Keep_SameContentAgain_KeepsItsDateAndOrigin()
    {
        var profile = Opened();
        profile.Keep("profile.phone", new KeptContent("090-5550-0001"), _from, _first);

        profile.Keep("profile.phone", new KeptContent("090-5550-0001"), null, _later);

        Assert.Equal(new KeptValue(new KeptContent("090-5550-0001"), _first.AtUtc, _from), profile.Values["profile.phone"]);
        Assert.Equal(1, profile.Version);
    }

    [Fact]
    public void Keep_NothingGiven_KeepsWhatThereIs()
    {
        var profile = Opened();
        profile.Keep("profile.phone", new KeptContent("090-5550-0001"), _from, _first);

        profile.Keep("profile.phone", new KeptContent(""), _from, _later);

        Assert.Equal("090-5550-0001", profile.Values["profile.phone"].Content.Text);
    }

    [Fact]
    public void Forget_NotThere_SaysSo() => Assert.Equal(ProfileRefusals.NotFound, Opened().Forget("profile.phone").Refusal);

    /// <summary>髙橋 and 高橋 are one name, the space may be of any width.</summary>
    [Theory]
    [InlineData("高橋 一郎", "2020-07-01")]
    [InlineData("髙橋　一郎", "2020-07-01")]
    [InlineData("髙橋　一郎", null)]
    public void Meet_SamePersonAgain_UpdatesAndKeepsWhatWasNotAsked(string name, string? birth)
    {
        var profile = Opened();
        profile.Meet(Person("髙橋　一郎", "2020-07-01", ("schoolName", "見本小学校"), ("living", "together")), _from, _first);

        profile.Meet(Person(name, birth, ("living", "apart")), _from, _later);

        var member = Assert.Single(profile.Members);
        Assert.Equal("髙橋　一郎", member.Name);
        Assert.Equal("見本小学校", member.TextOf(HouseholdParts.SchoolName));
        Assert.Equal("apart", member.TextOf(HouseholdParts.Living));
        Assert.Equal(new DateOnly(2020, 7, 1), member.BirthOn);
        Assert.Equal(_later.AtUtc, member.KeptAtUtc);
    }

    [Fact]
    public void Meet_SameNameOtherBirthDay_IsSomebodyElse()
    {
        var profile = Opened();
        profile.Meet(Person("北九　一郎", "2020-07-01"), _from, _first);

        profile.Meet(Person("北九　一郎", "1990-07-01"), _from, _later);

        Assert.Equal(2, profile.Members.Count);
    }

    [Fact]
    public void Meet_MorePeopleThanAHouseholdHas_StopsThere()
    {
        var profile = Opened();
        for (var i = 0; i < Profile.MaxMembers + 3; i++)
        {
            profile.Meet(Person($"北九　{i}郎", "2020-07-01"), _from, _first);
        }

        Assert.Equal(Profile.MaxMembers, profile.Members.Count);
        Assert.Equal(ProfileRefusals.TooManyMembers, profile.AddMember(Person("北九　花", null), _later).Refusal);
    }

    [Fact]
    public void CorrectMember_PartLeftEmpty_IsKeptNoMore()
    {
        var profile = Opened();
        profile.Meet(Person("北九　一郎", "2020-07-01", ("schoolName", "見本小学校")), _from, _first);

        Assert.True(profile.CorrectMember(profile.Members[0].Id, Person("北九　二郎", "2020-07-01", ("schoolName", "")), _later).Succeeded);

        Assert.Equal("北九　二郎", profile.Members[0].Name);
        Assert.False(profile.Members[0].Values.ContainsKey(HouseholdParts.SchoolName));
        Assert.Null(profile.Members[0].From);
    }

    [Fact]
    public void RemoveMember_Unknown_SaysSo() => Assert.Equal(ProfileRefusals.NotFound, Opened().RemoveMember(Guid.NewGuid()).Refusal);

    private static Profile Opened() => Profile.Open(Consent.Give(_citizen, ConsentPurpose.Profile, null, _first));

    private static Dictionary<string, KeptContent> Person(string name, string? birth, params (string Part, string Text)[] more)
    {
        var person = more.ToDictionary(m => m.Part, m => new KeptContent(m.Text));
        person[HouseholdParts.Name] = new KeptContent(name);
        if (birth is not null)
        {
            person[HouseholdParts.BirthDate] = new KeptContent(birth);
        }

        return person;
    }
}
