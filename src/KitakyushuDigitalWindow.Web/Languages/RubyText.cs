using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace KitakyushuDigitalWindow.Web.Languages;

/// <summary>
/// A text with readings, written as <c>{漢字|かんじ}</c>. Readings are never made by a machine: names and 区名 would come out wrong.
/// Braces without a bar (<c>{0}</c>) are part of the text.
/// </summary>
public sealed class RubyText : IHtmlContent
{
    private readonly IReadOnlyList<(string Text, string? Reading)> _parts;

    private RubyText(IReadOnlyList<(string Text, string? Reading)> parts)
    {
        _parts = parts;
        Plain = string.Concat(parts.Select(p => p.Text));
    }

    /// <summary>The text without readings, for attributes and titles.</summary>
    public string Plain { get; }

    /// <exception cref="FormatException">A brace is not closed, or a text or a reading is empty.</exception>
    public static RubyText Parse(string markup, bool withRuby)
    {
        ArgumentNullException.ThrowIfNull(markup);
        var parts = new List<(string Text, string? Reading)>();
        var plain = new StringBuilder();
        for (var at = 0; at < markup.Length; at++)
        {
            if (markup[at] is not '{')
            {
                plain.Append(markup[at] is '}' ? throw new FormatException($"A brace is closed that was not opened: {markup}") : markup[at]);
                continue;
            }

            var end = markup.IndexOf('}', at);
            var inside = end > at ? markup[(at + 1)..end] : throw new FormatException($"A brace is not closed: {markup}");
            var bar = inside.IndexOf('|', StringComparison.Ordinal);
            if (bar == 0 || bar == inside.Length - 1 || inside.Contains('{', StringComparison.Ordinal) || inside.LastIndexOf('|') != bar)
            {
                throw new FormatException($"No text or no reading: {markup}");
            }

            if (bar < 0 || !withRuby)
            {
                plain.Append(bar < 0 ? "{" + inside + "}" : inside[..bar]);
            }
            else
            {
                if (plain.Length > 0)
                {
                    parts.Add((plain.ToString(), null));
                    plain.Clear();
                }

                parts.Add((inside[..bar], inside[(bar + 1)..]));
            }

            at = end;
        }

        if (plain.Length > 0)
        {
            parts.Add((plain.ToString(), null));
        }

        return new RubyText(parts);
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(encoder);
        var isOne = _parts.Count == 1;
        if (!isOne)
        {
            writer.Write("<span>"); // buttons and links lay their parts out side by side; a text is one part
        }

        foreach (var (text, reading) in _parts)
        {
            if (reading is null)
            {
                encoder.Encode(writer, text);
                continue;
            }

            writer.Write("<ruby>");
            encoder.Encode(writer, text);
            writer.Write("<rp>（</rp><rt>");
            encoder.Encode(writer, reading);
            writer.Write("</rt><rp>）</rp></ruby>");
        }

        if (!isOne)
        {
            writer.Write("</span>");
        }
    }

    public override string ToString() => Plain;
}
