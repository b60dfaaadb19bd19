namespace KitakyushuDigitalWindow.Web.Tests.Pages.Apply.EveryProcedure;

/// <summary>Every procedure that can be filed is filed on every way through its form; in four shares, so that both cores have work.</summary>
public class EveryProcedureShare1Tests(ProcedureDrive drive) : IClassFixture<ProcedureDrive>
{
    public static TheoryData<string> Ids() => ProcedureDrive.Share(0, 4);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Post_EveryWay_IsFiledOrToldWhyNot(string id) => drive.AssertEveryWayIsFiledAsync(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Post_RequiredAnswerMissing_NamesItAndKeepsTheRest(string id) => drive.AssertEveryRequiredAnswerIsMissedAsync(id);
}

public class EveryProcedureShare2Tests(ProcedureDrive drive) : IClassFixture<ProcedureDrive>
{
    public static TheoryData<string> Ids() => ProcedureDrive.Share(1, 4);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Post_EveryWay_IsFiledOrToldWhyNot(string id) => drive.AssertEveryWayIsFiledAsync(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Post_RequiredAnswerMissing_NamesItAndKeepsTheRest(string id) => drive.AssertEveryRequiredAnswerIsMissedAsync(id);
}

public class EveryProcedureShare3Tests(ProcedureDrive drive) : IClassFixture<ProcedureDrive>
{
    public static TheoryData<string> Ids() => ProcedureDrive.Share(2, 4);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Post_EveryWay_IsFiledOrToldWhyNot(string id) => drive.AssertEveryWayIsFiledAsync(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Post_RequiredAnswerMissing_NamesItAndKeepsTheRest(string id) => drive.AssertEveryRequiredAnswerIsMissedAsync(id);
}

public class EveryProcedureShare4Tests(ProcedureDrive drive) : IClassFixture<ProcedureDrive>
{
    public static TheoryData<string> Ids() => ProcedureDrive.Share(3, 4);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Post_EveryWay_IsFiledOrToldWhyNot(string id) => drive.AssertEveryWayIsFiledAsync(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Post_RequiredAnswerMissing_NamesItAndKeepsTheRest(string id) => drive.AssertEveryRequiredAnswerIsMissedAsync(id);
}

/// <summary>And those that cannot be filed say so.</summary>
public class ProceduresNotOnlineTests(ProcedureDrive drive) : IClassFixture<ProcedureDrive>
{
    public static TheoryData<string> Ids() => ProcedureDrive.Others();

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Get_NotOnline_ExplainsAndOffersNoStart(string id) => drive.AssertCannotBeStartedAsync(id);
}
