using KitakyushuDigitalWindow.UseCases.Applications.Mine;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Html;

namespace KitakyushuDigitalWindow.Web.My;

/// <summary>The look of a citizen's state; 完了 is plain text in lists.</summary>
public static class StateChip
{
    public static IHtmlContent Of(CitizenState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Chip.Of(KindOf(state.Kind), state.Label);
    }

    public static IHtmlContent InList(CitizenState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Kind == CitizenStateKind.Done ? new HtmlContentBuilder().Append(state.Label) : Of(state);
    }

    private static ChipKind KindOf(CitizenStateKind kind) => kind switch
    {
        CitizenStateKind.Received => ChipKind.Info,
        CitizenStateKind.InReview => ChipKind.Progress,
        CitizenStateKind.CorrectionNeeded or CitizenStateKind.ReplyNeeded => ChipKind.Action,
        CitizenStateKind.Done => ChipKind.Done,
        CitizenStateKind.Refused => ChipKind.Stop,
        _ => ChipKind.Neutral,
    };
}
