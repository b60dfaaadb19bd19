namespace KitakyushuDigitalWindow.UseCases.Ports;

/// <summary>
/// Human translations of what pages say. The key is the Japanese text itself: where the Japanese changes, its old translation is not found
/// any more, and the reader gets the Japanese, which governs, instead of a translation that has become wrong.
/// </summary>
public interface ITranslations
{
    /// <summary>A short mark of all translations: another one after any of them changed.</summary>
    string Stamp { get; }

    /// <summary>The texts of one book; null when it is not translated into this language.</summary>
    /// <param name="language"><c>en</c> or <c>easy</c> (やさしい日本語).</param>
    /// <param name="book">The id of a procedure, or <c>shell</c>, <c>common</c>, <c>guide</c>.</param>
    Translation? Find(string language, string book);
}

/// <summary>One book in one language.</summary>
/// <param name="On">The day on which it was last compared with the Japanese.</param>
/// <param name="Texts">
/// Translation by Japanese text. <c>{0}</c>, <c>{1}</c> stand for the numbers in it, <c>{label}</c> for the name of a question, <c>{qa}</c>, <c>{qb}</c> for what it quotes;
/// やさしい日本語 marks readings as <c>{漢字|かんじ}</c>.
/// </param>
public sealed record Translation(DateOnly On, IReadOnlyDictionary<string, string> Texts);
