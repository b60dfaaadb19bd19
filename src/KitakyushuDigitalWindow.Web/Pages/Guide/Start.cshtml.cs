using KitakyushuDigitalWindow.Domain.Procedures.Guide;
using KitakyushuDigitalWindow.Web.Guide;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Web.Pages.Guide;

/// <summary>The way in from a life event: its first question, without being asked for the situation again.</summary>
public class StartModel(GuideBook book, GuideCookie cookie) : PageModel
{
    public IActionResult OnGet(string lifeEvent)
    {
        if (book.Tree.Root.Find(lifeEvent) is not { } option)
        {
            return NotFound();
        }

        var state = cookie.Read(HttpContext);
        var answers = state.Answers.With(book.Tree.Root.Id, option.Value);
        cookie.Write(HttpContext, state with { Answers = answers });
        return Redirect(GuidePath.Of(book.Tree, answers).Steps.Count > 1 ? GuideRoutes.Question(2) : GuideRoutes.Result);
    }
}
