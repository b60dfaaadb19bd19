using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.Web.Languages;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KitakyushuDigitalWindow.Web.Files;

/// <summary>A file in a list: a link when it can be opened, else its name and why not.</summary>
public static class FileLink
{
    /// <param name="text">Words in the reader's language.</param>
    /// <param name="url">Null shows the name only.</param>
    /// <param name="saves">The link offers to save the file.</param>
    public static IHtmlContent Of(Texts text, string fileName, string? url, FileCheck check, bool saves = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var line = new HtmlContentBuilder();
        if (url is null || !check.IsViewable())
        {
            line.Append(fileName);
        }
        else
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = url;
            if (saves)
            {
                link.Attributes["download"] = "";
            }

            link.InnerHtml.Append(fileName);
            line.AppendHtml(link);
        }

        return State(check) is var (kind, word) && word is not null ? line.Append(" ").AppendHtml(Chip.Of(kind, text[word])) : line;
    }

    private static (ChipKind Kind, string? Word) State(FileCheck check) => check switch
    {
        FileCheck.Pending => (ChipKind.Progress, "ウイルスを確認中"),
        FileCheck.Infected => (ChipKind.Stop, "ウイルスあり"),
        FileCheck.Unscannable => (ChipKind.Stop, "確認できません"),
        _ => (ChipKind.Neutral, null),
    };
}
