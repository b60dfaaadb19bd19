namespace KitakyushuDigitalWindow.Domain.Procedures.Proving.Logic;

/// <summary>対象外の案内 says why and leads on; who comes there is the search's business.</summary>
internal sealed class ExitCheck : IDefinitionCheck
{
    public IEnumerable<Finding> Find(Subject subject)
    {
        foreach (var placed in subject.Pages.Where(p => p.Page.Exit is not null))
        {
            var (page, exit) = (placed.Page, placed.Page.Exit!);
            if (placed.Groups.Count > 0)
            {
                yield return Finding.Error("exit.row", placed.Place, $"対象外の案内「{page.Title}」は繰り返しの中に置けません。繰り返しの後に移し、anyRow の条件にしてください。");
            }

            if (exit.Text.Trim().Length == 0)
            {
                yield return Finding.Error("exit.text", placed.Place, $"対象外の案内「{page.Title}」に本文がありません。理由と、代わりにできることを書いてください。");
            }

            foreach (var id in exit.Procedures.Where(id => subject.All is { } all && !all.Any(d => d.Id == id)))
            {
                yield return Finding.Error("exit.procedure", placed.Place + "#procedures", $"対象外の案内「{page.Title}」が案内する手続「{id}」がありません。手続のIDを直してください。");
            }

            if (exit.Procedures.Contains(subject.Definition.Id))
            {
                yield return Finding.Error("exit.procedure", placed.Place + "#procedures", $"対象外の案内「{page.Title}」が、この手続そのものを案内しています。ほかの手続にするか、消してください。");
            }
        }
    }
}
