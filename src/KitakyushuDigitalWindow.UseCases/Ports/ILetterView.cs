using KitakyushuDigitalWindow.UseCases.Documents;

namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>The letter on the screen, by the same template that prints it; its style sheet is <c>/css/letter.css</c>.</summary>
public interface ILetterView
{
    /// <summary>One <c>article</c> element; every value in it is encoded.</summary>
    string Html(LetterDocument letter);
}
