using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using KitakyushuDigitalWindow.UseCases.Documents;

namespace KitakyushuDigitalWindow.Infrastructure.Documents;

/// <summary>
/// The letter as HTML, the same for the preview on the approval page and for print. Every value is encoded; there is no style
/// attribute and no script, so the preview passes the site's content security policy with letter.css linked.
/// </summary>
public static class LetterHtml
{
    private const string NotYetIssued = "（番号と日付は決裁のときに入ります）";

    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly Lazy<string> _css = new(ReadCss);

    /// <summary>The text of letter.css.</summary>
    public static string Css => _css.Value;

    /// <summary>One <c>article</c> element; without page frame and style.</summary>
    public static string Body(LetterDocument letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var html = new StringBuilder();
        var isSlip = letter.Kind is not LetterKind.DecisionLetter;
        html.Append("<article class=\"letter ").Append(isSlip ? "letter-slip" : "letter-decision").Append("\" lang=\"ja-JP\">");
        if (isSlip)
        {
            AppendSlipHead(html, letter);
        }
        else
        {
            AppendDecisionHead(html, letter);
        }

        AppendOpening(html, letter);
        if (isSlip)
        {
            AppendTables(html, letter);
        }

        AppendItems(html, letter.Items);
        if (!isSlip)
        {
            AppendTables(html, letter);
        }

        if (isSlip)
        {
            AppendQr(html, letter.QrText);
            AppendNotes(html, letter.Notes);
            AppendContact(html, letter.Contact, "問い合わせ");
        }
        else
        {
            AppendAppealNotice(html, letter.AppealNotice);
            AppendContact(html, letter.Contact, "担当");
            AppendQr(html, letter.QrText); // beside the frame of the notice it would stand in its line
            AppendNotes(html, letter.Notes);
        }

        html.Append("<p class=\"letter-footer\">").Append(Encoded(LetterFooter.Identity(letter))).Append("</p>");
        return html.Append("</article>").ToString();
    }

    /// <summary>The whole document for the printing browser.</summary>
    /// <param name="letters">At least one; each gets sheets of its own.</param>
    /// <param name="sheetCounts">Number of sheets of each letter, for 1/2ページ in the footer.</param>
    internal static string PrintPage(IReadOnlyList<LetterDocument> letters, IReadOnlyList<int> sheetCounts)
    {
        var title = letters[0].Title
            + (letters.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ほか{letters.Count - 1}件") : "");
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"ja-JP\"><head><meta charset=\"utf-8\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Append("<title>").Append(Encoded(title)).Append("</title><style>html, body { margin: 0; }\n").Append(Css);
        for (var i = 0; i < letters.Count; i++)
        {
            html.Append(LetterFooter.PageRule(letters[i], i, sheetCounts[i]));
        }

        html.Append("</style></head><body>");
        for (var i = 0; i < letters.Count; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div id=\"letter-{i}\">").Append(Body(letters[i])).Append("</div>");
        }

        return html.Append("</body></html>").ToString();
    }

    private static void AppendDecisionHead(StringBuilder html, LetterDocument letter)
    {
        html.Append("<div class=\"letter-issue\">");
        if (letter.Number is null && letter.Date is null)
        {
            html.Append("<div>").Append(NotYetIssued).Append("</div>");
        }
        else
        {
            html.Append("<div class=\"letter-issue-set\">");
            AppendLine(html, letter.Number);
            AppendLine(html, letter.Date is { } date ? LetterFooter.InWords(date) : null);
            html.Append("</div>");
        }

        html.Append("</div><div class=\"letter-addressee\">");
        if (letter.Addressee is { } to)
        {
            AppendLine(html, to.PostalCode is null ? null : "〒" + to.PostalCode);
            foreach (var line in to.AddressLines)
            {
                AppendLine(html, line);
            }

            AppendLine(html, to.Name + "　" + to.Honorific);
        }

        html.Append("</div><div class=\"letter-sender\">");
        AppendSender(html, letter.Sender);
        html.Append("</div><h1 class=\"letter-title\">").Append(Encoded(letter.Title)).Append("</h1>");
    }

    private static void AppendSlipHead(StringBuilder html, LetterDocument letter)
    {
        html.Append("<div class=\"letter-slip-head\"><h1 class=\"letter-title\">").Append(Encoded(letter.Title)).Append("</h1><div>");
        AppendSender(html, letter.Sender);
        html.Append("</div></div>");
    }

    private static void AppendSender(StringBuilder html, LetterSender? sender)
    {
        foreach (var line in sender?.Lines ?? [])
        {
            AppendLine(html, line);
        }

        if (sender is { SealOmitted: true })
        {
            html.Append("<p class=\"letter-seal\">（公印省略）</p>");
        }
    }

    private static void AppendOpening(StringBuilder html, LetterDocument letter)
    {
        if (letter.Opening is not { } opening)
        {
            return;
        }

        html.Append("<p class=\"letter-opening\">").Append(Encoded(opening)).Append("</p>");
        if (opening.Contains("下記のとおり", StringComparison.Ordinal))
        {
            html.Append("<p class=\"letter-as-follows\">記</p>");
        }
    }

    private static void AppendItems(StringBuilder html, IReadOnlyList<LetterItem> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<section class=\"letter-item\"><h2 class=\"letter-heading\">{i + 1}　")
                .Append(Encoded(items[i].Heading)).Append("</h2>");
            foreach (var paragraph in items[i].Paragraphs)
            {
                AppendLine(html, paragraph);
            }

            html.Append("</section>");
        }
    }

    private static void AppendTables(StringBuilder html, LetterDocument letter)
    {
        foreach (var table in letter.Tables)
        {
            html.Append("<table class=\"letter-table\">");
            if (table.Caption is { } caption)
            {
                html.Append("<caption>").Append(Encoded(caption)).Append("</caption>");
            }

            html.Append("<tbody>");
            foreach (var row in table.Rows)
            {
                var isReference = letter.ReceiptNumber is not null && row.Value == letter.ReceiptNumber;
                html.Append("<tr><th scope=\"row\">").Append(Encoded(row.Label)).Append("</th><td>")
                    .Append(isReference ? "<span class=\"letter-reference\">" : "").Append(Encoded(row.Value))
                    .Append(isReference ? "</span>" : "").Append("</td></tr>");
            }

            html.Append("</tbody></table>");
        }
    }

    private static void AppendQr(StringBuilder html, string? text)
    {
        if (text is not null)
        {
            html.Append("<div class=\"letter-qr\">").Append(LetterQr.Svg(text, _encoder.Encode("二次元コード " + text)))
                .Append("<p>").Append(Encoded(text)).Append("</p></div>");
        }
    }

    private static void AppendNotes(StringBuilder html, IReadOnlyList<string> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        html.Append("<div class=\"letter-notes\"><ul>");
        foreach (var note in notes)
        {
            html.Append("<li>").Append(Encoded(note)).Append("</li>");
        }

        html.Append("</ul></div>");
    }

    private static void AppendAppealNotice(StringBuilder html, IReadOnlyList<string>? paragraphs)
    {
        if (paragraphs is null)
        {
            return;
        }

        html.Append("<section class=\"letter-appeal\"><h2 class=\"letter-heading\">この処分に不服があるとき（教示）</h2><ol>");
        foreach (var paragraph in paragraphs)
        {
            html.Append("<li>").Append(Encoded(paragraph)).Append("</li>");
        }

        html.Append("</ol></section>");
    }

    private static void AppendContact(StringBuilder html, LetterContact contact, string heading)
    {
        html.Append("<p class=\"letter-contact\">").Append(heading).Append('　').Append(Encoded(contact.Section))
            .Append("<br><span class=\"letter-nowrap\">電話 ").Append(Encoded(contact.Phone)).Append("</span>");
        if (contact.Fax is { } fax)
        {
            html.Append("　<span class=\"letter-nowrap\">ファクス ").Append(Encoded(fax)).Append("</span>");
        }

        html.Append('　').Append(Encoded(contact.Hours)).Append("</p>");
    }

    private static void AppendLine(StringBuilder html, string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            html.Append("<p>").Append(Encoded(line)).Append("</p>");
        }
    }

    /// <summary>HTML-encoded; line breaks become <c>br</c>.</summary>
    private static string Encoded(string text) =>
        string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(_encoder.Encode));

    private static string ReadCss()
    {
        var stream = typeof(LetterHtml).Assembly.GetManifestResourceStream("letter.css")
            ?? throw new InvalidOperationException("letter.css is not embedded in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
