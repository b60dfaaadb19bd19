using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Guide;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.Guide;

/// <summary>One line to choose.</summary>
public sealed record GuideChoice(string Value, string Label, string? Note, bool IsChosen);

/// <summary>One question of the guide; its number is its place on the path, so that the address says nothing.</summary>
[EnableRateLimiting(RateLimits.Forms)]
public class QuestionModel(GuideBook book, GuideCookie cookie) : PageModel
{
    private IReadOnlyList<string>? _posted;

    [FromRoute(Name = "number")]
    public int? Asked { get; set; }

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    public int Number => Asked ?? 1;

    public GuidePath Path { get; private set; } = null!;

    public GuideStep Step { get; private set; } = null!;

    public string? Error { get; private set; }

    public bool IsChange => From == GuideRoutes.FromResult;

    public string PostUrl => IsChange ? GuideRoutes.Change(Number) : GuideRoutes.Question(Number);

    public string BackUrl => IsChange ? GuideRoutes.Result : GuideRoutes.Question(Number - 1);

    public string? Caption => Number > 1 && Path.Steps[0].Chosen is [var life] ? $"「{life.Label}」の手続きガイド" : null;

    public IReadOnlyList<SoFarRow> SoFar => SoFarRow.Of(Path, Number);

    public string? Hint
    {
        get
        {
            var all = Step.Question is { IsMulti: true } q && !q.Text.Contains("すべて", StringComparison.Ordinal) ? "当てはまるものを、すべて選んでください。" : null;
            return Step.Question.Help is null && all is null ? null : Step.Question.Help + all;
        }
    }

    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => "answer-hint",
        (null, _) => "answer-error",
        _ => "answer-hint answer-error",
    };

    public IReadOnlyList<GuideChoice> Choices
    {
        get
        {
            var chosen = _posted ?? Step.Values;
            var question = Step.Question;
            var choices = question.Options.Select(o => new GuideChoice(o.Value, o.Label, null, chosen.Contains(o.Value))).ToList();
            if (question is { IsMulti: true, NoneOption: null })
            {
                choices.Add(new GuideChoice(GuideAnswers.NoneOfThese, SoFarRow.NoneOfThese, null, chosen.Contains(GuideAnswers.NoneOfThese)));
            }

            choices.Add(new GuideChoice(
                GuideAnswers.Unknown, SoFarRow.Unknown,
                question.IsMulti ? "ほかにもあるかもしれないときは、いっしょに選んでください" : "近いものがないときも、これで次へ進めます",
                chosen.Contains(GuideAnswers.Unknown)));
            return choices;
        }
    }

    public IActionResult OnGet()
    {
        Path = GuidePath.Of(book.Tree, cookie.Read(HttpContext).Answers);
        if (Number < 1 || Number > Path.Steps.Count)
        {
            return Redirect(GuideRoutes.Current(Path));
        }

        Step = Path.Steps[Number - 1];
        return Page();
    }

    /// <param name="question">The question that the page showed: in another tab the path may have changed since.</param>
    /// <param name="answer">The values chosen.</param>
    public IActionResult OnPost(string? question, string[] answer)
    {
        var state = cookie.Read(HttpContext);
        Path = GuidePath.Of(book.Tree, state.Answers);
        if (Path.Steps.FirstOrDefault(s => s.Question.Id == question) is not { } step)
        {
            return Redirect(GuideRoutes.Current(Path));
        }

        var said = GuideStep.Of(step.Question, answer);
        (Step, Asked, _posted, Error) = (step, Path.Steps.ToList().IndexOf(step) + 1, answer, WrongWith(said, answer));
        if (Error is not null)
        {
            ModelState.AddModelError("Answer", Error);
            return this.ShowAgain();
        }

        state = state with { Answers = state.Answers.With(step.Question.Id, said.Values) };
        cookie.Write(HttpContext, state);
        var path = GuidePath.Of(book.Tree, state.Answers);
        return Redirect(!IsChange && Number < path.Steps.Count ? GuideRoutes.Question(Number + 1) : GuideRoutes.Current(path));
    }

    private static string? WrongWith(GuideStep said, string[] posted)
    {
        var question = said.Question;
        var none = question.NoneOption?.Value ?? GuideAnswers.NoneOfThese;
        return (said.IsAnswered, question.IsMulti) switch
        {
            (false, true) => "当てはまるものを選んでください。分からないときは「わからない」を選んでください",
            (false, false) => "1つ選んでください。分からないときは「わからない」を選んでください",
            (true, true) when posted.Contains(none) && said.Values.Any(v => v != none) =>
                $"「{question.NoneOption?.Label ?? SoFarRow.NoneOfThese}」を選ぶときは、ほかの答えを外してください",
            _ => null,
        };
    }
}
