using System.Globalization;
using System.Text;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Documents;

namespace KitakyushuDigitalWindow.Infrastructure.Documents;

/// <summary>
/// The foot of every sheet: whom to ask, page of pages, and what proves the sheet (document id, time of issue, first 16 digits
/// of the content hash). It stands in the margin boxes of the page, y 268 to 277 mm.
/// </summary>
internal static class LetterFooter
{
    private const int HashDigits = 16;

    private static readonly CultureInfo _japanese = CreateCulture();

    public static string Contact(LetterDocument letter)
    {
        var contact = letter.Contact;
        var fax = contact.Fax is null ? "" : $"　ファクス {contact.Fax}";
        return $"{contact.Section}　電話 {contact.Phone}{fax}　{contact.Hours}";
    }

    public static string Identity(LetterDocument letter)
    {
        var parts = new List<string>();
        if (letter.DocumentId is { } id)
        {
            parts.Add("文書ID " + id);
        }

        if (letter.IssuedAtUtc is { } issuedAtUtc)
        {
            parts.Add("発行 " + InWords(JapanTime.DayOf(issuedAtUtc))
                + JapanTime.ClockOf(issuedAtUtc).ToString(" HH:mm", CultureInfo.InvariantCulture));
        }

        parts.Add("SHA-256 " + letter.ContentHash()[..HashDigits]);
        return string.Join('　', parts);
    }

    /// <summary>令和8年11月23日, 令和元年5月1日.</summary>
    public static string InWords(DateOnly day) => day.ToDateTime(TimeOnly.MinValue).ToString("ggy年M月d日", _japanese);

    /// <summary>
    /// The sheets of one letter in a print. Each letter has a page name and a page counter of its own (<c>counter(page)</c> would
    /// run through the whole batch); margin boxes repeat on every sheet and stay outside the tagged reading order.
    /// </summary>
    public static string PageRule(LetterDocument letter, int index, int sheetCount) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""

        #letter-{{index}} { page: letter-{{index}}; break-after: page; }
        #letter-{{index}}:last-child { break-after: auto; }
        @page letter-{{index}} {
          counter-increment: sheet-{{index}};
          @bottom-center {
            content: {{CssString(Contact(letter) + "\n")}} counter(sheet-{{index}}) {{CssString($"/{sheetCount}ページ\n" + Identity(letter))}};
            width: 165mm; box-sizing: border-box; margin-top: .7mm; padding-top: .4mm; border-top: .2mm solid #595959;
            white-space: pre-wrap; vertical-align: top; text-align: center;
            font: 7pt/2.9mm "BIZ UDPGothic", "Noto Sans CJK JP", sans-serif;
          }
        }
        """);

    /// <summary>A CSS string; all but letters and digits is escaped, so a value can end neither the string nor the style element.</summary>
    private static string CssString(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                css.Append(rune);
            }
            else
            {
                css.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:X} ");
            }
        }

        return css.Append('"').ToString();
    }

    private static CultureInfo CreateCulture()
    {
        var culture = new CultureInfo("ja-JP", useUserOverride: false);
        culture.DateTimeFormat.Calendar = new JapaneseCalendar();
        return CultureInfo.ReadOnly(culture);
    }
}
