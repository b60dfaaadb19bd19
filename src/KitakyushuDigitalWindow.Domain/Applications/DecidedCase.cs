namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>How long one case took, written when it is decided: the public forecast reads these few numbers and never the applications.</summary>
public sealed class DecidedCase
{
    private DecidedCase() { } // EF Core

    /// <param name="openDays">After the day of arrival, up to and with the day of the decision; what was waited is in it, as the citizen waits as well.</param>
    public DecidedCase(Application application, DateOnly decidedOn, int openDays)
    {
        ArgumentNullException.ThrowIfNull(application);
        (Sequence, ProcedureId, DecidedOn, OpenDays) = (application.Sequence, application.ProcedureId, decidedOn, openDays);
    }

    /// <summary>The application's.</summary>
    public long Sequence { get; private set; }

    public string ProcedureId { get; private set; } = "";

    public DateOnly DecidedOn { get; private set; }

    public int OpenDays { get; private set; }
}

/// <summary>実績の中央値: in how many open days half of the latest cases were decided.</summary>
public static class ProcessingForecast
{
    /// <summary>The cases of so many days before today count.</summary>
    public const int Days = 180;

    /// <summary>With fewer, one case would speak for itself, and could be told apart.</summary>
    public const int MinCases = 10;

    /// <summary>The smallest number of open days in which at least half of the cases were decided, 1 or more; null when there are too few.</summary>
    /// <param name="counts">Open days with the number of cases that took so long.</param>
    public static int? Median(IEnumerable<(int OpenDays, int Cases)> counts)
    {
        var ordered = counts.OrderBy(c => c.OpenDays).ToList();
        var (all, soFar) = (ordered.Sum(c => c.Cases), 0);
        if (all < MinCases)
        {
            return null;
        }

        return Math.Max(1, ordered.First(c => (soFar += c.Cases) * 2 >= all).OpenDays);
    }
}
