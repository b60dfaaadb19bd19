using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Floor.Pages;

public sealed class CModel(FloorWriter writer) : PageModel
{
    public const int Fields = 20;

    public async Task<IActionResult> OnPostAsync()
    {
        var form = await Request.ReadFormAsync();
        var values = new string[Fields];
        for (var i = 0; i < Fields; i++)
        {
            values[i] = form["f" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)].ToString();
            if (values[i].Length is 0 or > 200)
            {
                return BadRequest();
            }
        }

        await writer.WriteAsync(values);
        return Redirect("/c");
    }
}
