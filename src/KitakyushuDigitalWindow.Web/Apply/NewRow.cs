using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Applications;

namespace KitakyushuDigitalWindow.Web.Apply;

/// <summary>The first page of a row that does not exist yet: shown at the next free number, made when it is posted.</summary>
public sealed record NewRow(Journey Journey, JourneyStep Step)
{
    public static NewRow? Of(DraftRow draft, string pageId, int? row, string? rowPageId)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var repeat = draft.Procedure.Definition.Form.Pages.FirstOrDefault(p => p.Id == pageId)?.Repeat;
        if (repeat is null || row is null || draft.Answers.RowsOf(repeat.Key).Count >= repeat.MaxItems || row < 1 || row > draft.Answers.NextRow(repeat.Key))
        {
            return null;
        }

        var journey = Journey.Of(draft.Procedure.Definition.Form, draft.Answers.WithRow(repeat.Key, draft.Answers.NextRow(repeat.Key)), draft.Context);
        var step = journey.Find(pageId, draft.Answers.NextRow(repeat.Key), rowPageId);
        return step is not null && repeat.Pages[0].Id == rowPageId && journey.CanVisit(step) ? new NewRow(journey, step) : null;
    }
}
