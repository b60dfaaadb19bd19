namespace KitakyushuDigitalWindow.Domain.Applications;

public enum CheckResult
{
    Confirmed = 10,      // 確認した
    NotApplicable = 20,  // 該当しない
    Problem = 30,        // 問題がある
    Cleared = 40,        // 取り消した: not checked after all
}

public static class CheckResults
{
    public static string Label(this CheckResult result) => result switch
    {
        CheckResult.Confirmed => "確認した",
        CheckResult.NotApplicable => "該当しない",
        CheckResult.Problem => "問題がある",
        CheckResult.Cleared => "未確認",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };
}

/// <summary>確認: who found what at one of the procedure's checks. Each mark is a new row, and the last one holds, so that nobody's finding is lost.</summary>
public sealed class CheckMark
{
    private CheckMark() { } // EF Core

    private CheckMark(Guid applicationId, string key, CheckResult result, Act act) =>
        (Id, ApplicationId, Key, Result, By, AtUtc) = (Guid.CreateVersion7(), applicationId, key, result, act.ActorId, act.AtUtc);

    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    /// <summary>Of the <see cref="Procedures.ReviewCheck"/>.</summary>
    public string Key { get; private set; } = "";

    public CheckResult Result { get; private set; }

    public string By { get; private set; } = "";

    public DateTime AtUtc { get; private set; }

    /// <summary>While the office prepares: what others are deciding upon stands still.</summary>
    public static Outcome<CheckMark> Set(Application application, string key, CheckResult result, Act act)
    {
        ArgumentNullException.ThrowIfNull(application);
        return application.IsInPreparation ? new CheckMark(application.Id, key, result, act) : ApplicationRefusals.NotInPreparation(application.Status);
    }
}
