using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using KitakyushuDigitalWindow.UseCases.Procedures.Guide;
using KitakyushuDigitalWindow.Web.Apply;
using KitakyushuDigitalWindow.Web.Guide;
using KitakyushuDigitalWindow.Web.My;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace KitakyushuDigitalWindow.Web.Pages.Guide;

/// <summary>What the guide found, and why; from here one procedure is started, or several together.</summary>
[EnableRateLimiting(RateLimits.Forms)]
public class ResultModel(GuideBook book, GuideQuery query, GuideCookie cookie) : PageModel
{
    /// <summary>How many procedures stand for a whole situation.</summary>
    public const int Examples = 3;

    private GuideState _state = GuideState.Empty;
    private GuidePath _path = null!;
    private string[]? _posted;

    public GuideResultRow Result { get; private set; } = null!;

    public DateOnly? EventOn { get; private set; }

    public IReadOnlyList<SoFarRow> SoFar => SoFarRow.Of(_path);

    /// <summary>Together is of use from two on.</summary>
    public bool OffersPackage => Result.Needed.Count(r => r.CanBeFiled) > 1;

    public string BackUrl => Result.AsksDate ? GuideRoutes.Date : GuideRoutes.Question(_path.Steps.Count);

    public string Heading =>
        Result.IsStartUnknown ? "どの場面が近いですか"
        : Result.Needed.Count > 0 ? $"必要な手続きは{Result.Needed.Count}件です"
        : Result.PerhapsCount > 0 ? $"当てはまるかもしれない手続きが{Result.PerhapsCount}件あります"
        : "必要な手続きは見つかりませんでした";

    /// <summary>Everything that was found is picked to begin with: the person said that it is theirs.</summary>
    public bool IsPicked(string id) => (_posted ?? (_state.Picked.Count > 0 ? _state.Picked : null))?.Contains(id) ?? true;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ?? (IActionResult)Page();

    /// <summary>Keeps what was picked and goes on to the log-in.</summary>
    public async Task<IActionResult> OnPostAsync(string[] picked, CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        _posted = picked;
        var wanted = Result.Needed.Where(r => r.CanBeFiled && picked.Contains(r.Id)).Select(r => r.Id).ToList();
        if (wanted.Count == 0)
        {
            ModelState.AddModelError("Picked", "まとめて進める手続きを選んでください");
            return this.ShowAgain();
        }

        if (wanted is [var only])
        {
            return Redirect(ApplyRoutes.Start(only));
        }

        cookie.Write(HttpContext, _state with { Picked = wanted, RunId = Guid.NewGuid() });
        return Redirect(MyRoutes.NewPackage);
    }

    /// <summary>A case that was in doubt is theirs after all.</summary>
    public IActionResult OnPostChoose(string? question, string? value)
    {
        _state = cookie.Read(HttpContext);
        var step = GuidePath.Of(book.Tree, _state.Answers).Steps.FirstOrDefault(s => s.Question.Id == question);
        if (step is not null && value is not null && step.Question.Find(value) is not null)
        {
            _state = _state with { Answers = _state.Answers.With(step.Question.Id, step.Question.IsMulti ? step.Values.Append(value) : [value]) };
            cookie.Write(HttpContext, _state);
        }

        return Redirect(GuideRoutes.Current(GuidePath.Of(book.Tree, _state.Answers)));
    }

    public IActionResult OnPostRestart()
    {
        cookie.Clear(HttpContext);
        return Redirect(GuideRoutes.Start);
    }

    /// <summary>Null when there is a result to show; else where the person has to go first.</summary>
    private async Task<RedirectResult?> LoadAsync(CancellationToken cancellationToken)
    {
        _state = cookie.Read(HttpContext);
        _path = GuidePath.Of(book.Tree, _state.Answers);
        if (!_path.IsComplete)
        {
            return Redirect(GuideRoutes.Current(_path));
        }

        EventOn = _state.DayOf(book.EventOf(_path));
        Result = await query.ReadAsync(_state.Answers, EventOn, cancellationToken);
        return Result.AsksDate && Result.Event!.Id != _state.DateOf ? Redirect(GuideRoutes.Date) : null;
    }
}
