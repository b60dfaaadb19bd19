using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Applications;

namespace KitakyushuDigitalWindow.Web.Apply;

/// <summary>Addresses of the form runner. Keys and page names only: no answer ever stands in an address.</summary>
public static class ApplyRoutes
{
    public const string FromCheck = "check";
    public const string FromGroup = "group";

    public static string Start(string procedureId) => $"/apply/{procedureId}";

    /// <summary>The same for one person, as <c>ForWhomChoice</c> names them: a kind and a key.</summary>
    public static string Start(string procedureId, string? forWhom) => forWhom is null ? Start(procedureId) : $"/apply/{procedureId}?for={forWhom}";

    public static string Anew(string procedureId, string? forWhom) => Start(procedureId, forWhom) + (forWhom is null ? "?" : "&") + "anew=true";

    public static string Ended(Guid draftId) => $"/apply/{draftId}/ended";

    public static string Resume(Guid draftId) => $"/apply/{draftId}";

    public static string Page(Guid draftId, string path) => $"/apply/{draftId}/{path}";

    /// <summary>Asks before a row goes.</summary>
    public static string RemoveRow(Guid draftId, string rowPath) => $"/apply/{draftId}/remove/{rowPath}";

    public static string Check(Guid draftId) => $"/apply/{draftId}/check";

    public static string Done(Guid draftId) => $"/apply/{draftId}/done";

    public static string DraftFile(Guid draftId, Guid attachmentId) => $"/apply/{draftId}/files/{attachmentId}";

    public static string NewVersion(Guid draftId) => $"/apply/{draftId}/new-version";

    /// <summary>Says that nothing can be sent now, and what else one can do.</summary>
    public static string Closed(Guid draftId) => $"/apply/{draftId}/closed";

    public static string Expired(Guid draftId) => $"/apply/{draftId}/expired";

    /// <summary>Where a person is led who cannot go on writing: it was sent, or it was kept long enough. Null while it is a draft.</summary>
    public static string? Elsewhere(DraftRow draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.Status != ApplicationStatus.Draft ? Done(draft.Id) : draft.Life.IsExpired ? Expired(draft.Id) : null;
    }

    /// <summary>Where a person goes on: the first unanswered page, or the check page.</summary>
    public static string Next(Guid draftId, Journey journey, string? from = null)
    {
        ArgumentNullException.ThrowIfNull(journey);
        return journey.FirstUnanswered is { } step ? WithFrom(Page(draftId, step.Path), from) : Check(draftId);
    }

    /// <summary>Where a posted page leads: back to the check page or the rows it was opened from, else on.</summary>
    public static string After(Guid draftId, Journey journey, JourneyStep step, string? from)
    {
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(step);
        if (from == FromCheck)
        {
            return Next(draftId, journey, from);
        }

        if (from == FromGroup && step.Row is { } row && journey.Steps.Where(s => s.Path.StartsWith(row.Path + "/", StringComparison.Ordinal)).All(s => s.IsAnswered))
        {
            return Page(draftId, row.GroupPath);
        }

        return journey.Next(step) is { } next ? WithFrom(Page(draftId, next.Path), from) : Next(draftId, journey);
    }

    public static string WithFrom(string url, string? from) => from is FromCheck or FromGroup ? $"{url}?from={from}" : url;
}
