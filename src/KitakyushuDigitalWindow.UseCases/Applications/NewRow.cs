using System.Globalization;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>Where a row stands, read from an address; the row itself need not exist.</summary>
/// <param name="Group">Key of the group: <c>children</c>, <c>children.2.schools</c>.</param>
/// <param name="GroupPath">Path of its page: <c>children</c>, <c>children/2/schools</c>.</param>
/// <param name="PageId">The page of the row; null when the address names the row alone.</param>
public sealed record RowPlace(RepeatQuestion Repeat, string Group, string GroupPath, int Row, string? PageId)
{
    public string PathOf(int row) => string.Create(CultureInfo.InvariantCulture, $"{GroupPath}/{row}{(PageId is null ? "" : "/" + PageId)}");
}

/// <summary>The first page of a row that does not exist yet: shown at the next free number, made when it is posted.</summary>
public sealed record NewRow(Journey Journey, JourneyStep Step)
{
    /// <summary>Null when the path does not name a row of a repeating group of the form.</summary>
    public static RowPlace? PlaceOf(FormDefinition form, string path)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('/');
        var (pages, prefix, groupPath) = (form.Pages, "", "");
        RowPlace? place = null;
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            if (pages.FirstOrDefault(p => p.Id == parts[i])?.Repeat is not { } repeat
                || !int.TryParse(parts[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row < 1)
            {
                return null;
            }

            place = new RowPlace(repeat, prefix + repeat.Key, groupPath + parts[i], row, i + 2 < parts.Length ? parts[i + 2] : null);
            prefix = AnswerSet.RowKey(place.Group, row, "");
            groupPath = string.Create(CultureInfo.InvariantCulture, $"{place.GroupPath}/{row}/");
            pages = repeat.Pages;
        }

        return place;
    }

    public static NewRow? Of(DraftRow draft, string path)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var form = draft.Procedure.Definition.Form;
        if (PlaceOf(form, path) is not { } place || place.PageId != place.Repeat.Pages[0].Id)
        {
            return null;
        }

        var next = draft.Answers.NextRow(place.Group);
        if (draft.Answers.RowsOf(place.Group).Count >= place.Repeat.MaxItems || place.Row > next)
        {
            return null;
        }

        var journey = Journey.Of(form, draft.Answers.WithRow(place.Group, next), draft.Context);
        return journey.FindPath(place.PathOf(next)) is { } step && journey.CanVisit(step) ? new NewRow(journey, step) : null;
    }
}
