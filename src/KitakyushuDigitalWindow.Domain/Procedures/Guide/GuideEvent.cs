using KitakyushuDigitalWindow.Domain.Calendar;

namespace KitakyushuDigitalWindow.Domain.Procedures.Guide;

/// <summary>How a deadline is counted from the day of the event; the length is the procedure's own.</summary>
public enum DeadlineCount
{
    After = 10,       // その日の翌日から数える
    AboutAfter = 20,  // 数え始めがその日と少し違うことがある: 目安
    Before = 30,      // その日より前
}

/// <summary>出来事: what happened (or will), and which deadlines begin with its day.</summary>
/// <param name="When">Question and value of the options that say so.</param>
/// <param name="Title">Name of the package of applications (<c>引っ越しの手続き</c>).</param>
/// <param name="DateText">The question for the day; null when no deadline hangs on it.</param>
/// <param name="DateLabel">The day in a sentence (<c>引っ越した日</c>).</param>
/// <param name="MayBeAhead">The day may still lie ahead.</param>
/// <param name="Counts">By procedure id.</param>
public sealed record GuideEvent(
    string Id,
    IReadOnlyList<(string QuestionId, string Value)> When,
    string Title,
    string? DateText,
    string? DateLabel,
    string? DateHint,
    bool MayBeAhead,
    IReadOnlyDictionary<string, DeadlineCount> Counts)
{
    public bool IsOn(GuidePath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return When.Any(w => path.Says(w.QuestionId, w.Value));
    }

    /// <summary>The last day for a procedure; null when its deadline does not hang on this event.</summary>
    public GuideDeadline? DeadlineOf(string procedureId, FilingDeadline rule, DateOnly eventOn, ClosedDays closed)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Days is not { } days || !Counts.TryGetValue(procedureId, out var count))
        {
            return null;
        }

        var years = days / 365;
        return count switch
        {
            DeadlineCount.Before => new GuideDeadline(eventOn.AddDays(-days), false, true),
            // a claim that lapses after years is counted in years (民法143条)
            _ when rule.Rule == "prescription" && days == years * 365 =>
                new GuideDeadline(LegalPeriod.EndYears(eventOn, years, closed), count == DeadlineCount.AboutAfter, false),
            _ => new GuideDeadline(LegalPeriod.EndDays(eventOn, days, closed), count == DeadlineCount.AboutAfter, false),
        };
    }
}

/// <summary>A last day, computed.</summary>
/// <param name="IsAbout">目安: the law may count from a neighbouring day.</param>
/// <param name="IsBeforeEvent">It lies before the event: whoever is late asks by telephone.</param>
public sealed record GuideDeadline(DateOnly On, bool IsAbout, bool IsBeforeEvent);
