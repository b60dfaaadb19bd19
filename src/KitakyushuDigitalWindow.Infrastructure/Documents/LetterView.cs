using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.Infrastructure.Documents;

internal sealed class LetterView : ILetterView
{
    public string Html(LetterDocument letter) => LetterHtml.Body(letter);
}
