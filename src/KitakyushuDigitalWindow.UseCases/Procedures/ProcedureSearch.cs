using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.UseCases.Procedures;

/// <summary>Finds procedures by whatever people call them. The index is built once for each published set; a search reads it and nothing else.</summary>
public sealed class ProcedureSearch(IPublishedProcedures procedures)
{
    /// <summary>In characters as people count them; what is longer is cut.</summary>
    public const int MaxLength = 100;

    private const int MaxTerms = 8;

    /// <summary>Among equals, the hand-chosen ones come first: 児童手当 is the word for ten procedures, and the claim opens them all.</summary>
    private const int PopularBonus = 5;

    private volatile Index? _index;

    /// <summary>Ids of the procedures that match every word, best first; when none does, those that match some.</summary>
    public IReadOnlyList<string> Find(string? query)
    {
        var terms = Terms(query);
        if (terms.Count == 0)
        {
            return [];
        }

        var index = Current();
        var scored = index.Entries
            .Select((entry, order) => (entry.Id, Scores: terms.Select(t => Score(entry, t)).ToList(), order))
            .Where(e => e.Scores.Exists(s => s > 0))
            .ToList();
        var all = scored.Where(e => e.Scores.TrueForAll(s => s > 0)).ToList();
        return [.. (all.Count > 0 ? all : scored)
            .OrderByDescending(e => e.Scores.Count(s => s > 0))
            .ThenByDescending(e => e.Scores.Sum() + (CatalogueWords.Popular.Any(p => p.Id == e.Id) ? PopularBonus : 0))
            .ThenBy(e => e.order)
            .Select(e => e.Id)];
    }

    private static List<Term> Terms(string? query) =>
        [.. SearchText.Clean(TextElements.Cut(query ?? "", MaxLength))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(t => new Term(SearchText.Key(t), SearchText.Skeleton(t)))
            .Where(t => t.Key.Length > 0)
            .DistinctBy(t => t.Key)
            .Take(MaxTerms)];

    /// <summary>The name and the category outweigh a word, a word outweighs the situation, and the small print counts least.</summary>
    private static int Score(Entry entry, Term term)
    {
        var best = Rank(entry.Category, term, exact: 99, start: 50, inside: 40);
        foreach (var name in entry.Names)
        {
            best = Math.Max(best, Rank(name, term, exact: 100, start: 80, inside: 60));
        }

        foreach (var word in entry.Words)
        {
            best = Math.Max(best, Rank(word, term, exact: 90, start: 55, inside: 40));
        }

        foreach (var word in entry.Situations)
        {
            best = Math.Max(best, Rank(word, term, exact: 35, start: 25, inside: 20));
        }

        if (best == 0 && term.Key.Length >= 2 && entry.SmallPrint.Contains(term.Key, StringComparison.Ordinal))
        {
            best = 10;
        }

        return best;
    }

    private static int Rank(Spelling spelling, Term term, int exact, int start, int inside)
    {
        if (spelling.Key == term.Key)
        {
            return exact;
        }

        if (term.Skeleton.Length > 0 && spelling.Skeleton == term.Skeleton)
        {
            return exact - 5;
        }

        if (spelling.Key.StartsWith(term.Key, StringComparison.Ordinal))
        {
            return start;
        }

        // One kana stands inside nearly every reading and says nothing; one kanji (犬, 税) does.
        if ((term.Key.Length > 1 || term.Key[0] > 'ゖ') && spelling.Key.Contains(term.Key, StringComparison.Ordinal))
        {
            return inside;
        }

        if (term.Skeleton.Length > 0 && spelling.Skeleton.Contains(term.Skeleton, StringComparison.Ordinal))
        {
            return inside - 5;
        }

        // 「粗大ごみを捨てたい」, 「引っ越しました」: people write sentences, and the word stands in them.
        return spelling.Key.Length >= 2 && term.Key.Contains(spelling.Key, StringComparison.Ordinal) ? (inside / 2) + Math.Min(spelling.Key.Length, 10) : 0;
    }

    private Index Current()
    {
        var published = procedures.Current;
        var index = _index;
        if (index is null || !ReferenceEquals(index.Of, published))
        {
            _index = index = new Index(published, [.. published.Select(p => Enter(p.Definition))]);
        }

        return index;
    }

    private static Entry Enter(ProcedureDefinition d)
    {
        var events = d.LifeEvents.Select(CatalogueWords.LifeEventOf).OfType<LifeEvent>();
        return new Entry(
            d.Id,
            [.. new[] { d.ShortName, d.Name, d.NameKana, d.NameEn }.Select(Spell)],
            [.. d.SearchWords.Select(Spell)],
            Spell(d.Category),
            [.. events.SelectMany(e => e.Words).Select(Spell)],
            string.Join(' ', new[] { d.Filer, d.Eligibility, d.ResultDocument, d.Section.Name }.Select(SearchText.Key)));
    }

    private static Spelling Spell(string text) => new(SearchText.Key(text), SearchText.Skeleton(text));

    private sealed record Index(IReadOnlyList<PublishedProcedure> Of, IReadOnlyList<Entry> Entries);

    private sealed record Entry(
        string Id, IReadOnlyList<Spelling> Names, IReadOnlyList<Spelling> Words, Spelling Category, IReadOnlyList<Spelling> Situations,
        string SmallPrint);

    private sealed record Spelling(string Key, string Skeleton);

    private sealed record Term(string Key, string Skeleton);
}
