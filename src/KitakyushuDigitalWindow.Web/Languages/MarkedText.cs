using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace KitakyushuDigitalWindow.Web.Languages;

/// <summary>Japanese on a page in another language: a screen reader must know.</summary>
/// <param name="Class">Of the element; null for none.</param>
public sealed record MarkedText(string Japanese, string? Class = null) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        writer.Write("<span lang=\"ja\"");
        if (Class is not null)
        {
            writer.Write(" class=\"");
            encoder.Encode(writer, Class);
            writer.Write('"');
        }

        writer.Write('>');
        encoder.Encode(writer, Japanese);
        writer.Write("</span>");
    }

    public override string ToString() => Japanese;
}
