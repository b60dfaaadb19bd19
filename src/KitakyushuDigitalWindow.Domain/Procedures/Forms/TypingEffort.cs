using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>
/// 書かない率: how much of a complete journey needs no typing. Each answer that was given counts as one, an address as much as a name.
/// Files count neither way (choosing one is an act of its own), nor does what may be left blank and was, nor the word that the rows of a
/// group are all.
/// </summary>
/// <param name="Prefilled">Taken from the card, the profile, an earlier application, or computed.</param>
/// <param name="Tapped">Chosen or ticked.</param>
/// <param name="Typed">Written by the person.</param>
public sealed record TypingEffort(int Prefilled, int Tapped, int Typed)
{
    public int Asked => Prefilled + Tapped + Typed;

    /// <summary>0 to 1; a journey that asks nothing is all done.</summary>
    public double WithoutTypingRate => Asked == 0 ? 1 : (double)(Prefilled + Tapped) / Asked;

    public double PrefilledRate => Asked == 0 ? 1 : (double)Prefilled / Asked;

    public static TypingEffort Of(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        var (prefilled, tapped, typed) = (0, 0, 0);
        foreach (var asked in journey.Questions.Where(q => q.Question.Asks && q is { Answer.IsEmpty: false } && q.Question is not (FileQuestion or RepeatQuestion)))
        {
            if (IsPrefilled(asked))
            {
                prefilled++;
            }
            else if (IsTapped(asked.Question))
            {
                tapped++;
            }
            else
            {
                typed++;
            }
        }

        return new TypingEffort(prefilled, tapped, typed);
    }

    private static bool IsTapped(Question question) => question is ChoiceQuestion or CheckboxesQuestion or ConsentQuestion;

    private static bool IsPrefilled(JourneyQuestion asked) => asked.IsFixed
        || asked.Answer!.Source is AnswerSource.Card or AnswerSource.Profile or AnswerSource.EarlierApplication or AnswerSource.Derived;
}
