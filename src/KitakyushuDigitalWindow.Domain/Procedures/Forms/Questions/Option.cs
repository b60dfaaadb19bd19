using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

/// <summary>One thing to choose. From a master list it may be on offer only for a time.</summary>
public sealed record Option(string Value, string Label)
{
    /// <summary>On offer from this day on; null means always.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>The last day on which it is on offer.</summary>
    public DateOnly? ClosesOn { get; init; }

    public bool IsOpen(DateOnly today) => (OpensOn is null || OpensOn <= today) && (ClosesOn is null || ClosesOn >= today);
}

/// <summary>Finding in a list what was typed in any spelling: 「やはた」 is found by nothing but its kanji, 「ｺﾑｼﾃｨ」 finds コムシティ.</summary>
public static class OptionSearch
{
    /// <summary>The options whose label holds every typed word; all of them when nothing was typed.</summary>
    public static IReadOnlyList<Option> Matching(this IReadOnlyList<Option> options, string typed)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(typed);
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(SearchKey.Of).Where(w => w.Length > 0).ToList();
        return words.Count == 0 ? options : [.. options.Where(o => SearchKey.Of(o.Label) is var key && words.TrueForAll(w => key.Contains(w, StringComparison.Ordinal)))];
    }
}
