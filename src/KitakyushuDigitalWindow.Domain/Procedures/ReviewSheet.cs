using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures;

/// <summary>確認項目: one thing that the office makes sure of before it decides.</summary>
/// <param name="Key">Stable, unique in the procedure; marks are kept under it.</param>
/// <param name="Hint">What to look at, or the rule; null when the text says it all.</param>
public sealed record ReviewCheck(string Key, string Text, string? Hint = null)
{
    public const int KeyMaxLength = 60;
}

/// <summary>審査の様式: what the clerk checks, and what only the office fills in (職員の記入欄). The applicant sees neither.</summary>
/// <param name="Checks">Empty where the procedure has none of its own: the general ones then hold.</param>
/// <param name="Form">Pages of questions that staff answer, with the same engine as the citizen's; null when there is nothing to fill in.</param>
public sealed record ReviewSheet(IReadOnlyList<ReviewCheck> Checks, FormDefinition? Form)
{
    public static ReviewSheet None { get; } = new([], null);

    /// <summary>What every application of this shape has to be looked at for (行政手続法7条: 記載事項, 添付書類, 期間 and the other formal requirements; then the substance).</summary>
    public static IReadOnlyList<ReviewCheck> GeneralChecks(ProcedureDefinition procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var questions = procedure.Form.Questions.ToList();
        var checks = new List<ReviewCheck>();
        if (questions.Exists(q => q.PrefillFrom?.StartsWith("card.", StringComparison.Ordinal) == true))
        {
            checks.Add(new("identity", "申請者の氏名・住所・生年月日が台帳と同じ"));
        }

        if (procedure.Agents != AgentRule.SelfOnly)
        {
            checks.Add(new("agent", "代理の人の申請のときは、代理できる範囲に入っている", procedure.Filer));
        }

        checks.Add(new("eligibility", "対象になる人の要件を満たしている", procedure.Eligibility));
        if (procedure.Deadline.Rule is not ("none" or "promptly"))
        {
            checks.Add(new("deadline", "期限のうちの申請である", procedure.Deadline.Text));
        }

        if (questions.Exists(q => q is FileQuestion))
        {
            checks.Add(new("attachments", "必要な書類がそろい、読めて、申請の内容と同じ"));
        }

        if (questions.Exists(q => q is BankAccountQuestion))
        {
            checks.Add(new("account", "口座の名義が、受け取る本人である"));
        }

        checks.Add(new("duplicate", "同じ申請や、すでに受けている給付と重なっていない"));
        return checks;
    }
}
