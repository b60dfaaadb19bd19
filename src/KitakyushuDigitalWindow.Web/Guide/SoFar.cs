using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using KitakyushuDigitalWindow.UseCases.Procedures.Guide;

namespace KitakyushuDigitalWindow.Web.Guide;

/// <summary>One line of ここまでの答え.</summary>
/// <param name="Url">Where it is changed.</param>
public sealed record SoFarRow(string Question, string Answer, string Url)
{
    public const string Unknown = "わからない";
    public const string NoneOfThese = "この中にはない";

    /// <summary>The answers given on the path, in order.</summary>
    /// <param name="until">Number of the question that is asked now; 0 when none is.</param>
    public static IReadOnlyList<SoFarRow> Of(GuidePath path, int until = 0)
    {
        ArgumentNullException.ThrowIfNull(path);
        return
        [
            .. path.Steps.Select((step, i) => (Step: step, Number: i + 1)).Where(s => s.Step.IsAnswered && (until == 0 || s.Number < until))
                .Select(s => new SoFarRow(GuideQuery.Plain(s.Step.Question), AnswerOf(s.Step), GuideRoutes.Change(s.Number))),
        ];
    }

    private static string AnswerOf(GuideStep step) => string.Join("、",
    [
        .. step.Chosen.Select(o => o.Label),
        .. step.IsUnknown ? [Unknown] : Array.Empty<string>(),
        .. step.IsNone ? [NoneOfThese] : Array.Empty<string>(),
    ]);
}
