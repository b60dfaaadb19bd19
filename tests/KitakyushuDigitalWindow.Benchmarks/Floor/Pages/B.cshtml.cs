using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KitakyushuDigitalWindow.Floor.Pages;

public sealed class BModel(FloorDb db) : PageModel
{
    public Person Person { get; private set; } = null!;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(int id) => (Person, Rows) = await db.ReadAsync(id);
}
