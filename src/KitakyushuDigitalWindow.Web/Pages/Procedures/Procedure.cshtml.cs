using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Procedures;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Procedures;

/// <summary>手続きの説明: everything one must know before starting.</summary>
public class ProcedureModel(ProcedurePageQuery query, AcceptanceQuery acceptance, IForecasts forecasts, StartQuery start, ICurrentCitizen citizen) : PageModel
{
    [FromRoute]
    public string Id { get; set; } = "";

    public ProcedurePageRow Procedure { get; private set; } = null!;

    public AcceptanceNow Acceptance { get; private set; } = null!;

    /// <summary>実績の中央値 in open days; null where too few cases have been decided lately.</summary>
    public int? HalfWithin => forecasts.Current.TryGetValue(Id, out var days) ? days : null;

    /// <summary>What the signed-in citizen already has of it; null when nobody is signed in.</summary>
    public StartRow? Mine { get; private set; }

    /// <summary>Documents that everybody needs.</summary>
    public IReadOnlyList<DocumentRow> Always => [.. Procedure.Documents.Where(IsForAll)];

    /// <summary>Documents that some need, and those that only help.</summary>
    public IReadOnlyList<DocumentRow> Sometimes => [.. Procedure.Documents.Where(d => !IsForAll(d))];

    public IEnumerable<WardOffice> Offices => WardOffices.All.Where(o => o.Ward != Ward.CityHall);

    public IReadOnlyList<Crumb> Crumbs
    {
        get
        {
            var d = Procedure.Definition;
            var life = d.LifeEvents.Select(CatalogueWords.LifeEventOf).OfType<LifeEvent>().FirstOrDefault();
            return life is null
                ? [new("ホーム", "/"), new("手続きを探す", "/procedures"), new(d.ShortName)]
                : [new("ホーム", "/"), new("手続きを探す", "/procedures"), new(life.Label, "/procedures?life=" + life.Id), new(d.ShortName)];
        }
    }

    public string OnlineHeading => Procedure.Definition.Online switch
    {
        OnlineLevel.Partial => "一部は窓口で行います",
        OnlineLevel.PreSubmit => "オンラインだけでは終わりません",
        OnlineLevel.Info => "申請は必要ありません",
        _ => "オンラインでは申請できません",
    };

    /// <summary>What to do, where the page cannot do it.</summary>
    public string Instead => Procedure.Definition.Online switch
    {
        OnlineLevel.Partial => "オンラインで送信したあと、残りを窓口で行ってください。",
        OnlineLevel.PreSubmit => "オンラインで送信したあと、窓口にお越しください。",
        OnlineLevel.Info => "分からないことは、担当の窓口か電話でお尋ねください。",
        _ => "下の「用意するもの」を持って、窓口で手続きをしてください。",
    };

    public string StartText => Procedure.Definition.Online == OnlineLevel.PreSubmit ? "事前の送信を始める" : "申請を始める";

    public static string HowToSend(DocumentRow document, bool online)
    {
        ArgumentNullException.ThrowIfNull(document);
        return (online, document.OriginalRequired, document.Required) switch
        {
            (false, true, _) => "原本が必要です。",
            (false, _, true) => "窓口に持ってきてください。",
            (true, true, _) => "原本が必要です。窓口か郵送で出してください。写真を先に送ることもできます。",
            (true, _, true) => "写真かPDFを送ります。",
            _ => "あれば用意してください。",
        };
    }

    private static bool IsForAll(DocumentRow document) => document.When is null && (document.Required || document.OriginalRequired);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (query.Read(Id) is not { } procedure)
        {
            return NotFound();
        }

        Procedure = procedure;
        Acceptance = await acceptance.ReadAsync(Id, cancellationToken);
        await forecasts.FreshenAsync(cancellationToken);
        Mine = citizen.IsSignedIn ? await start.ReadAsync(Id, cancellationToken) : null;
        return Page();
    }
}
