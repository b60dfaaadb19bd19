using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Prefill;

/// <summary>Facts and rows by the prefill names: who is meant, at which age, and from where.</summary>
public sealed class KnownOfCitizenTests : IDisposable
{
    private static readonly DateOnly _today = new(2026, 11, 25);
    private static readonly Act _act = new("citizen:a", new DateTime(2026, 11, 1, 1, 0, 0, DateTimeKind.Utc));
    private static readonly Citizen _hanako = Citizen.Open(
        new CardFacts("s", "北九　花子", "福岡県北九州市小倉北区城内1番1号", new DateOnly(1990, 5, 14), "19900514", Sex.Female), _act.AtUtc);

    private static readonly FormDefinition _asksForAgeGroup = new(
    [
        new FormPage("p", "s", "p",
        [
            new TextQuestion(new QuestionFacts("ageGroup", "区分", null, true, null, "derived.kaigoAgeGroup", null, "区分を決めるため")) { MaxLength = 10 },
        ], []),
    ]);

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    /// <summary>介護保険法9条; one gets older at the end of the day before the birthday (年齢計算ニ関スル法律).</summary>
    [Theory]
    [InlineData("1961-11-26", "first")]   // 65 tomorrow
    [InlineData("1961-11-27", "second")]
    [InlineData("1986-11-26", "second")]  // 40 tomorrow
    [InlineData("1986-11-27", null)]
    [InlineData(null, null)]              // not asked yet
    public void For_AgeGroup_IsThatOfTheInsuredPersonWhoeverFiles(string? insured, string? expected)
    {
        var answers = insured is null ? AnswerSet.Empty : AnswerSet.Empty.With("insuredBirthDate", new Answer(insured));

        var context = new KnownOfCitizen(_hanako, null, []).For(_asksForAgeGroup, answers, _today);

        Assert.Equal(expected, context.Facts.GetValueOrDefault("derived.kaigoAgeGroup")?.Value);
    }

    [Theory]
    [InlineData("2008-04-02", "child")]    // 18 in this fiscal year
    [InlineData("2008-04-01", "older")]    // 18 on 31 March: a year earlier
    [InlineData("2004-04-02", "older")]    // 22 in this fiscal year
    [InlineData("2004-04-01", "none")]
    public void For_ChildrenByAge_AreInTheirGroup(string birth, string expected)
    {
        var profile = Kept(Profiles.Person("北九　一郎", birth, "child", "apart"));

        var context = new KnownOfCitizen(_hanako, profile, []).For(Form("child-allowance-certification"), AnswerSet.Empty, _today);

        Assert.Equal(expected == "child" ? 1 : 0, context.RowsOf("household.child").Count);
        Assert.Equal(expected == "older" ? 1 : 0, context.RowsOf("household.olderChild").Count);
    }

    /// <summary>学校教育法17条: born on 1 April one is in the class of those a year older.</summary>
    [Theory]
    [InlineData("2020-04-01", "e1")]
    [InlineData("2020-04-02", null)]
    [InlineData("2014-04-02", "e6")]
    [InlineData("2014-04-01", "j1")]
    [InlineData("2011-04-02", "j3")]
    [InlineData("2011-04-01", null)]
    public void RowsOf_Child_KnowsTheGrade(string birth, string? expected)
    {
        var row = Assert.Single(new KnownHousehold(_hanako, Kept(Profiles.Person("北九　一郎", birth, "child")), _today).RowsOf("household.child"));

        Assert.Equal(expected, row.Values.GetValueOrDefault("schoolGrade")?.Value);
    }

    [Fact]
    public void RowsOf_EachGroup_HasItsPeople()
    {
        var household = new KnownHousehold(
            _hanako,
            Kept(
                Profiles.Person("北九　太郎", "1988-02-03", "spouse"), Profiles.Person("北九　一郎", "2020-07-01", "child"),
                Profiles.Person("北九　ハル", "1950-01-01", "parent"), Profiles.Person("北九　二郎", "2010-01-01", "child", "apart")),
            _today);

        Assert.Equal(["北九　花子", "北九　ハル", "北九　太郎", "北九　一郎"], Names("household.person"));
        Assert.Equal(["北九　ハル", "北九　太郎", "北九　一郎"], Names("household.other"));
        Assert.Equal(["北九　ハル"], Names("household.member"));
        Assert.Equal(["北九　二郎", "北九　一郎"], Names("household.child"));

        IEnumerable<string> Names(string group) => household.RowsOf(group).Select(r => r.Label);
    }

    /// <summary>What was said last holds: after a divorce nobody is offered the former spouse.</summary>
    [Fact]
    public void HasSpouse_SaidNoLater_OffersNobody()
    {
        var profile = Kept(Profiles.Person("北九　太郎", "1988-02-03", "spouse"));
        Assert.True(new KnownHousehold(_hanako, profile, _today).HasSpouse);

        profile.Keep("household.hasSpouse", new KeptContent("no"), null, _act with { AtUtc = _act.AtUtc.AddDays(1) });

        var household = new KnownHousehold(_hanako, profile, _today);
        Assert.False(household.HasSpouse);
        Assert.Null(household.Spouse);
        Assert.DoesNotContain(household.RowsOf("household.person"), r => r.Label == "北九　太郎");
    }

    [Fact]
    public void For_EarlierApplication_GivesItsAnswersWithTheirSourceAndDay()
    {
        var earlier = new EarlierApplication(
            "nursery-benefit-certification", new DateOnly(2026, 4, 1), AnswerSet.Empty.With("guardian1Reason", new Answer("work")).With("guardian1Hours", new Answer("")));
        var known = new KnownOfCitizen(_hanako, null, [earlier]);

        var facts = known.For(Form("nursery-application"), AnswerSet.Empty, _today).Facts;

        const string name = "earlier.nursery-benefit-certification.guardian1Reason";
        Assert.Equal(("work", AnswerSource.EarlierApplication), (facts[name].Value, facts[name].Source));
        Assert.False(facts.ContainsKey("earlier.nursery-benefit-certification.guardian1Hours"));
        Assert.Equal(new DateOnly(2026, 4, 1), known.KnownSince(name));
    }

    /// <summary>A shorter list of options takes the wider word; what it has no word for is left to type.</summary>
    [Fact]
    public void AtStart_RowsOfKnownPeople_HoldOnlyWhatTheQuestionsTake()
    {
        var profile = Kept(new Dictionary<string, string> { ["name"] = "北九　一郎", ["birthDate"] = "2020-07-01", ["relation"] = "adopted", ["living"] = "abroad" });
        var form = Form("child-rearing-allowance-status-presend");

        var answers = RowProposals.AtStart(form, new KnownOfCitizen(_hanako, profile, []).For(form, AnswerSet.Empty, _today));

        Assert.Equal("北九　一郎", answers["children.1.childName"]!.Value);
        Assert.Equal(("apart", AnswerSource.Profile), (answers["children.1.childLiving"]!.Value, answers["children.1.childLiving"]!.Source));
        Assert.Null(answers["children"]);
    }

    /// <summary>委任を受けた人 in the form of 罹災証明 is not of the household that lived there.</summary>
    [Theory]
    [InlineData("head", 2)]
    [InlineData("proxy", 0)]
    public void WhereNowMeant_PeopleOfTheHouse_AreProposedOnlyToThemselves(string filer, int expected)
    {
        var form = Form("disaster-victim-certificate");
        var context = new KnownOfCitizen(_hanako, Kept(Profiles.Person("北九　太郎", "1988-02-03", "spouse")), []).For(form, AnswerSet.Empty, _today);

        var answers = RowProposals.WhereNowMeant(
            RowProposals.AtStart(form, context).With("filerKind", new Answer(filer)).With("certKind", new Answer("victim")), form, context);

        Assert.Equal(expected, answers.RowsOf("members").Count);
    }

    private static Profile Kept(params Dictionary<string, string>[] people)
    {
        var profile = Profile.Open(Consent.Give(_hanako.Id, ConsentPurpose.Profile, null, _act));
        foreach (var person in people)
        {
            profile.Meet(person.ToDictionary(p => p.Key, p => new KeptContent(p.Value)), null, _act);
        }

        return profile;
    }

    private FormDefinition Form(string procedureId) => _app.Services.GetRequiredService<IPublishedProcedures>().Find(procedureId)!.Definition.Form;
}
