using KitakyushuDigitalWindow.Domain.Applications;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Applications;

public class ApplicationPackageTests
{
    private static readonly Act _act = new("citizen:1", new DateTime(2026, 11, 24, 3, 0, 0, DateTimeKind.Utc));
    private static readonly PackageWish _allowance = new("allowance", new DateOnly(2026, 12, 7), false);
    private static readonly PackageWish _counter = new("interview", null, true);

    [Fact]
    public void Make_KeepsOrderDaysAndWhatIsDoneAtTheCounter()
    {
        var package = Make(_allowance, _counter).Value!;

        Assert.Equal([(1, "allowance", false), (2, "interview", true)], package.Items.Select(i => (i.Order, i.ProcedureId, i.IsAtCounter)));
        Assert.Equal((new DateOnly(2026, 12, 7), null), (package.Items[0].DueOn, package.Items[0].ApplicationId));
        Assert.Equal(_act.AtUtc, package.MadeAtUtc);
    }

    [Fact]
    public void Make_NothingToFileOrOneTwice_IsRefused()
    {
        Assert.Equal("package.nothing_to_do", Make().Refusal?.Code);
        Assert.Equal("package.nothing_to_do", Make(_counter).Refusal?.Code);
        Assert.Equal("package.nothing_to_do", Make(_allowance, _allowance).Refusal?.Code);
        Assert.Equal("package.nothing_to_do", Make([.. Enumerable.Range(0, ApplicationPackage.MaxItems + 1).Select(i => new PackageWish("p" + i, null, false))]).Refusal?.Code);
    }

    [Fact]
    public void Make_LongTitle_IsCut() =>
        Assert.Equal(ApplicationPackage.TitleMaxLength, ApplicationPackage.Make(Guid.NewGuid(), Guid.NewGuid(), new string('長', 200), null, [_allowance], _act).Value!.Title.Length);

    [Fact]
    public void Link_SetsTheApplicationAndBumpsTheVersionOnce()
    {
        var package = Make(_allowance).Value!;
        var id = Guid.NewGuid();

        Assert.True(package.Link("allowance", id).Succeeded);
        Assert.True(package.Link("allowance", id).Succeeded);

        Assert.Equal((id, 1), (package.Items[0].ApplicationId, package.Version));
    }

    [Theory]
    [InlineData("interview")]
    [InlineData("unknown")]
    public void Link_AtTheCounterOrNotThere_IsRefused(string procedureId)
    {
        var package = Make(_allowance, _counter).Value!;

        Assert.Equal("package.not_in_package", package.Link(procedureId, Guid.NewGuid()).Refusal?.Code);
        Assert.Equal(0, package.Version);
    }

    private static Outcome<ApplicationPackage> Make(params PackageWish[] wishes) =>
        ApplicationPackage.Make(Guid.NewGuid(), Guid.NewGuid(), "出産の手続き", new DateOnly(2026, 11, 20), wishes, _act);
}
