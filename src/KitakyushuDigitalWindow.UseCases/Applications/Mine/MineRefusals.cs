using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>What an applicant reads when an act is not possible; the office's own words are not theirs.</summary>
public static class MineRefusals
{
    public static readonly Refusal ChangedMeanwhile =
        new("mine.changed_meanwhile", "手続きをしている間に、申請の状況が変わりました。いまの状況を確認してから、もう一度操作してください。");

    public static readonly Refusal Decided =
        new("mine.decided", "結果が決まったため、この画面からは取り下げられません。取り下げたいときは、担当課に電話してください。");

    public static readonly Refusal Closed = new("mine.closed", "この申請の手続きは終わっているため、取り下げることはできません。");

    public static readonly Refusal NoCorrection =
        new("mine.no_correction", "いま、直していただく項目はありません。申請の状況を確認してください。");

    public static readonly Refusal Unchanged = new(
        "mine.unchanged", "どの項目も、まだ直していません。直してから送ってください。直すところがないと思うときは、担当課に電話してください。");

    public static readonly Refusal Unanswered = new("mine.unanswered", "まだ答えていない項目があります。");

    public static Refusal CannotWithdraw(ApplicationStatus status) =>
        status is ApplicationStatus.Decided ? Decided : Closed;

    public static Refusal NeedsOffice(string group) => new(
        "mine.needs_office", $"この答えに変えると、「{group}」の入力も必要になります。この画面では足せないので、担当課に電話してください。ほかの項目は直して送れます。");
}
