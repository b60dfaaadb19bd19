using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KitakyushuDigitalWindow.Web.Shell;

/// <summary>A drawing from wwwroot/img/icons.svg. Its name is the id of a symbol there.</summary>
public static class Icon
{
    /// <summary>An icon beside words that say the same; hidden from screen readers.</summary>
    public static IHtmlContent Decorative(string name) => Draw(name, label: null);

    /// <summary>An icon that says something the words beside it do not.</summary>
    public static IHtmlContent Labelled(string name, string label) => Draw(name, label);

    private static TagBuilder Draw(string name, string? label)
    {
        var use = new TagBuilder("use") { TagRenderMode = TagRenderMode.SelfClosing };
        use.Attributes["href"] = $"/img/icons.svg#{name}";
        var svg = new TagBuilder("svg");
        svg.Attributes["class"] = "kdw-icon";
        if (label is null)
        {
            svg.Attributes["aria-hidden"] = "true";
        }
        else
        {
            svg.Attributes["role"] = "img";
            svg.Attributes["aria-label"] = label;
        }

        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}
