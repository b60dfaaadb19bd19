using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.Web.Review;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Office;

/// <summary>閉庁日: the DX office keeps the days that the city has set besides those of the law.</summary>
public class ClosedDaysModel(
    ClosedDaysQuery query, IOfficeCalendar calendar, IValidator<AddClosedDayCommand> addValidator, AddClosedDayHandler add,
    IValidator<RemoveClosedDayCommand> removeValidator, RemoveClosedDayHandler remove, TimeProvider clock) : PageModel
{
    private const int FirstYear = 2022; // from here on the holidays are exact
    private const int LastYear = 2049;

    /// <summary>年度; the present one when it is missing or out of range.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int? Year { get; set; }

    public ClosedDaysRow Days { get; private set; } = null!;

    public AddClosedDayCommand Adding { get; private set; } = new();

    public RemoveClosedDayCommand Removing { get; private set; } = new();

    public FiscalYear Chosen => Year is >= FirstYear and <= LastYear ? new FiscalYear(Year.Value) : FiscalYear.Of(clock.TodayInJapan());

    public bool HasEarlier => Chosen.Year > FirstYear;

    public bool HasLater => Chosen.Year < LastYear;

    public string Self => UrlOf(Chosen);

    public static string UrlOf(FiscalYear year) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/office/closed-days?year={year.Year}");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear(); // a year that is no number is the present one
        Days = await query.ReadAsync(Chosen, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync([Bind(Prefix = nameof(Adding))] AddClosedDayCommand adding, CancellationToken cancellationToken)
    {
        Adding = adding;
        Days = await query.ReadAsync(Chosen, cancellationToken);
        await calendar.ReloadAsync(cancellationToken); // the validator asks it
        if (!ModelState.IsValid || !await this.IsValidAsync(addValidator, adding, nameof(Adding), cancellationToken))
        {
            return this.ShowAgain();
        }

        var outcome = await add.HandleAsync(adding, cancellationToken);
        if (!outcome.Succeeded)
        {
            return this.ShowAgain(outcome.Refusal);
        }

        this.Say("閉庁日を追加しました。審査中の申請の期限を、数分のうちに数え直します。");
        return Redirect(UrlOf(FiscalYear.Of(DateOnly.Parse(adding.Day!, System.Globalization.CultureInfo.InvariantCulture))));
    }

    public async Task<IActionResult> OnPostRemoveAsync([Bind(Prefix = nameof(Removing))] RemoveClosedDayCommand removing, CancellationToken cancellationToken)
    {
        Removing = removing;
        Days = await query.ReadAsync(Chosen, cancellationToken);
        if (!ModelState.IsValid || !await this.IsValidAsync(removeValidator, removing, nameof(Removing), cancellationToken))
        {
            return this.ShowAgain();
        }

        var outcome = await remove.HandleAsync(removing, cancellationToken);
        if (!outcome.Succeeded)
        {
            return this.ShowAgain(outcome.Refusal);
        }

        this.Say("閉庁日を取り消しました。審査中の申請の期限を、数分のうちに数え直します。");
        return Redirect(Self);
    }
}
