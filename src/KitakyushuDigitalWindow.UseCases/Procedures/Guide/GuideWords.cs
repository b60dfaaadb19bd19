using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Procedures.Guide;

/// <summary>The guide's findings in sentences.</summary>
public static class GuideWords
{
    /// <summary><c>12月9日（水）まで</c>, else the rule as the procedure's page has it.</summary>
    public static string Deadline(GuideRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Deadline is { } deadline
            ? $"{EraDate.FormatWithWeekday(deadline.On)}まで{(deadline.IsAbout ? "（目安）" : "")}"
            : row.Definition.Deadline.Text;
    }

    /// <summary>What to do after the last day; a late filing is never refused.</summary>
    public static string Late(GuideRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Deadline?.IsBeforeEvent == true
            ? $"目安の日を過ぎています。急ぐときは、コールセンター（{CallCentre.Phone}）に電話してください。"
            : "期限を過ぎていますが、今からでも手続きできます。できるだけ早く手続きしてください。";
    }

    /// <summary>How far it can be done here.</summary>
    public static string Online(GuideRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Definition.Online switch
        {
            OnlineLevel.Full => $"このサイトだけで申請できます（約{row.Minutes}分）",
            OnlineLevel.Partial => $"このサイトで申請し、一部を窓口で行います（約{row.Minutes}分）",
            OnlineLevel.PreSubmit => $"このサイトで先に送信し、窓口で仕上げます（約{row.Minutes}分）",
            OnlineLevel.Blocked => $"窓口で手続きします。担当：{row.Definition.Section.Name}",
            _ => "申請は必要ありません。くわしくは手続きの説明を見てください",
        };
    }
}
