using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Infrastructure.Approvals;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Approvals;

/// <summary>The shipped 決裁規程 names only what there is.</summary>
public class ShippedApprovalRulesTests
{
    [Fact]
    public void Shipped_NamesProceduresSectionsAndQuestionsThatExist()
    {
        using var app = new AppFactory();
        var procedures = app.Services.GetRequiredService<IPublishedProcedures>();
        var rules = ShippedApprovalRules.Rules;

        Assert.All(rules.Rules.SelectMany(r => r.ProcedureIds ?? []), id => Assert.NotNull(procedures.Find(id)));
        Assert.All(rules.Rules.SelectMany(r => r.Steps).Select(s => s.SectionCode).OfType<string>(), code => Assert.Contains(code, Sections.Codes));
        Assert.All(rules.AmountQuestions, q => Assert.True(procedures.Find(q.Key)!.Definition.Form.Find(q.Value) is NumberQuestion { IsMoney: true }));
        Assert.All(rules.Rules, r => Assert.InRange(r.Name.Length, 1, ApprovalRoute.NameMaxLength));
        Assert.Equal(rules.Rules.Count, rules.Rules.Select(r => r.Name).Distinct().Count());
    }

    [Fact]
    public void Shipped_EveryMatterHasARouteWhereEveryPostIsHeld()
    {
        var people = Enum.GetValues<StaffPost>().Select(p => new ApprovalOfficer("staff:" + p, Ward.Moji, "kokuho", p)).ToList();
        foreach (var matter in new[]
        {
            new ApprovalMatter("procedure.version"), new ApprovalMatter("announcement", null, true), new ApprovalMatter(Proposal.ApplicationDecision),
            new ApprovalMatter(Proposal.ApplicationDecision, "care-home-modification", false, new Yen(200_000)),
        })
        {
            Assert.NotNull(ShippedApprovalRules.Rules.RouteFor(matter, Ward.Moji, "kokuho", "staff:drafter", people).Value);
        }
    }

    [Theory]
    [InlineData("""{ "order": 1, "post": "UnitHead", "concurrence": true }""")]
    [InlineData("""{ "order": 1, "post": "UnitHead" }, { "order": 1, "post": "SectionChief" }""")]
    [InlineData("""{ "order": 1, "post": "UnitHead", "section": "shimin" }""")]
    public void Read_LastStepIsNoSingleApprovalOfTheOwnSection_IsRefused(string steps) => Assert.Throws<InvalidDataException>(() =>
        ShippedApprovalRules.Read($$"""{ "source": "", "acting": [], "amounts": [], "rules": [{ "name": "x", "steps": [{{steps}}] }] }"""));
}
