using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Web.Apply;

/// <summary>口座名義: an account of the citizen's own whose holder is written otherwise than the citizen's name is a frequent slip, and sometimes right.</summary>
public static class AccountHolder
{
    private const string Kana = "profile.nameKana";

    /// <summary>What to look at again; null when nothing is odd or nothing is known.</summary>
    public static string? Warning(JourneyQuestion asked, Journey journey, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(context);
        if (asked is not { Question: BankAccountQuestion { PrefillFrom: "profile.bankAccount" }, TakesKnown: true, Answer: { IsEmpty: false } account })
        {
            return null;
        }

        var kana = journey.Questions.FirstOrDefault(q => q is { Question.PrefillFrom: Kana, TakesKnown: true, Answer.IsEmpty: false })?.Answer!.Value
            ?? context.Facts.GetValueOrDefault(Kana)?.Value;
        return BankAccountQuestion.HolderDiffersFrom(account, kana) ? "口座名義が、入力した氏名（フリガナ）と違います。本人名義の口座かどうか、通帳を確かめてください" : null;
    }
}
