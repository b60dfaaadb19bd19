using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.Infrastructure.Documents;

internal sealed class LetterView : ILetterView
{
    /// <summary>Inside a page the letter's headings stand below the page's own (h2): h1 becomes h3, h2 becomes h4. Text is encoded, so only tags match.</summary>
    public string Html(LetterDocument letter) => LetterHtml.Body(letter)
        .Replace("<h1 ", "<h3 ", StringComparison.Ordinal).Replace("</h1>", "</h3>", StringComparison.Ordinal)
        .Replace("<h2 ", "<h4 ", StringComparison.Ordinal).Replace("</h2>", "</h4>", StringComparison.Ordinal);
}
