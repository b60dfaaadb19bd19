using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Guide;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using QuestionError = KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions.FieldError;

namespace KitakyushuDigitalWindow.Web.Pages.Guide;

/// <summary>「いつのことですか」: optional, and only where a deadline hangs on it.</summary>
[EnableRateLimiting(RateLimits.Forms)]
public class DateModel(GuideBook book, GuideCookie cookie, TimeProvider clock) : PageModel
{
    private IReadOnlyDictionary<string, string> _shown = new Dictionary<string, string>();
    private GuidePath _path = null!;

    public static IReadOnlyList<string> Calendars { get; } = [DateQuestion.Western, "令和", "平成"];

    public GuideEvent Event { get; private set; } = null!;

    public IReadOnlyList<QuestionError> Errors { get; private set; } = [];

    public string LifeEvent => _path.Steps[0].Chosen[0].Label;

    public string BackUrl => GuideRoutes.Question(_path.Steps.Count);

    public IReadOnlyList<SoFarRow> SoFar => SoFarRow.Of(_path);

    /// <summary>A day that shows both calendars and cannot be mistaken for day and month.</summary>
    public string Example
    {
        get
        {
            var day = new DateOnly(clock.TodayInJapan().Year, 8, 27);
            return string.Create(CultureInfo.InvariantCulture, $"{day.Year}年8月27日、{EraDate.Format(day)}");
        }
    }

    public string Value(string field) => _shown.GetValueOrDefault(field, "");

    public IActionResult OnGet()
    {
        var state = cookie.Read(HttpContext);
        if (!Load(state))
        {
            return Redirect(GuideRoutes.Current(_path));
        }

        if (state.DayOf(Event) is { } day)
        {
            _shown = Question().ToFields(new Answer(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(bool skip, CancellationToken cancellationToken)
    {
        var state = cookie.Read(HttpContext);
        if (!Load(state))
        {
            return Redirect(GuideRoutes.Current(_path));
        }

        var form = await Request.ReadFormAsync(cancellationToken);
        _shown = Question().Fields.ToDictionary(f => f, f => form["on." + f].ToString());
        var parsed = skip ? ParsedAnswer.Of(new Answer("")) : Question().Parse(RawFields.Of(_shown), clock.TodayInJapan());
        Errors = parsed.Errors;
        if (Errors.Count > 0)
        {
            return this.ShowAgain();
        }

        var on = DateOnly.TryParse(parsed.Answer!.Value, CultureInfo.InvariantCulture, out var day) ? day : (DateOnly?)null;
        cookie.Write(HttpContext, state with { DateOf = Event.Id, EventOn = on });
        return Redirect(GuideRoutes.Result);
    }

    private bool Load(GuideState state)
    {
        _path = GuidePath.Of(book.Tree, state.Answers);
        if (!_path.IsComplete || book.EventOf(_path) is not { DateText: not null } happened)
        {
            return false;
        }

        Event = happened;
        return true;
    }

    private DateQuestion Question() => new(new QuestionFacts("on", Event.DateLabel!, null, false, null, null, null, "期限の計算"))
    {
        Rule = Event.MayBeAhead ? DateRule.Any : DateRule.Past,
    };
}
