using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Ports;
using QuestionError = KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions.FieldError;

namespace KitakyushuDigitalWindow.Web.Apply;

/// <summary>What was posted, with what a look-up filled in; what it found; and what could not be looked up.</summary>
public sealed record Lookup(Func<string, IReadOnlyList<string>> Typed, Found Found, IReadOnlyList<(string Key, QuestionError Error)> Errors);

/// <summary>
/// Look-ups that work without a script: a button beside an input posts the page, which comes back with what was found. Postal code to town,
/// words to the options of a long list, words to banks and branches.
/// </summary>
public sealed class FormLookups(ITownLookup towns, IBankDirectory banks)
{
    /// <summary>Posted choice among found banks or branches; the code is looked up again, whatever was posted with it.</summary>
    public const string BankPick = "bankPick";
    public const string BranchPick = "branchPick";

    private const int MostShown = 30;

    /// <summary>Looks up for the button with this value: the name of a question, or of one of its inputs.</summary>
    /// <param name="questions">The questions of the page and the names of their inputs.</param>
    public Lookup Fill(string button, Func<string, IReadOnlyList<string>> typed, IEnumerable<(JourneyQuestion Asked, string Name)> questions, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(button);
        ArgumentNullException.ThrowIfNull(typed);
        foreach (var (asked, name) in questions)
        {
            foreach (var (part, question) in PartsOf(asked.Question))
            {
                var input = PageChange.InputName(name, part);
                if (button != input && !button.StartsWith(input + ".", StringComparison.Ordinal))
                {
                    continue;
                }

                var looking = new Looking(asked.Key, part, input, question, typed);
                return question switch
                {
                    AddressQuestion => Town(looking),
                    ChoiceQuestion choice => Options(looking, choice, today),
                    BankAccountQuestion when button == PageChange.InputName(input, BankAccountQuestion.BranchPart) => Branches(looking),
                    BankAccountQuestion when button == PageChange.InputName(input, BankAccountQuestion.BankPart) => Banks(looking),
                    _ => looking.Nothing(),
                };
            }
        }

        return new Lookup(typed, Found.Nothing, []);
    }

    /// <summary>Bank and branch of what was picked, or of a name typed in full, with their codes: never codes that the browser sent.</summary>
    public Func<string, IReadOnlyList<string>> Complete(Func<string, IReadOnlyList<string>> typed, IEnumerable<(JourneyQuestion Asked, string Name)> questions)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var filled = new Dictionary<string, string>();
        foreach (var (_, name) in questions.Where(q => q.Asked.Question is BankAccountQuestion))
        {
            string In(string part) => PageChange.InputName(name, part);
            var bank = BankOf(name, typed);
            var branch = bank is null ? null : BranchOf(bank.Code, name, typed);
            (filled[In(BankAccountQuestion.BankCodePart)], filled[In(BankAccountQuestion.BranchCodePart)]) = (bank?.Code ?? "", branch?.Code ?? "");
            if (bank is not null)
            {
                filled[In(BankAccountQuestion.BankPart)] = bank.Name;
            }

            if (branch is not null)
            {
                filled[In(BankAccountQuestion.BranchPart)] = branch.Name;
            }
        }

        return filled.Count == 0 ? typed : input => filled.TryGetValue(input, out var value) ? [value] : typed(input);
    }

    private static IEnumerable<(string Part, Question Question)> PartsOf(Question question) =>
        question is PersonQuestion person ? person.Parts.Select(p => (p.Key, p.Value)) : [("", question)];

    private static string First(Func<string, IReadOnlyList<string>> typed, string input) => typed(input) is [var first, ..] ? first.Trim() : "";

    private Lookup Town(Looking looking)
    {
        if (!PostalCode.TryParse(looking.Value(AddressQuestion.PostalCodePart), out var code))
        {
            return looking.Failed(AddressQuestion.PostalCodePart, $"{looking.Question.Label}の郵便番号は7桁の数字で入力してください");
        }

        var found = towns.TownsAt(code);
        return found.Count == 0
            ? looking.Failed(AddressQuestion.TownPart, "この郵便番号の町名は見つかりませんでした（調べられるのは北九州市内だけです）。市区町村・町名を入力してください")
            : looking.Succeeded(AddressQuestion.TownPart, [.. found.Select(t => new Option(t, t))], fill: found[0]);
    }

    private static Lookup Options(Looking looking, ChoiceQuestion choice, DateOnly today)
    {
        var words = looking.Value(ChoiceQuestion.SearchField);
        var found = choice.OpenOptions(today).Matching(words);
        return found.Count == 0
            ? looking.Failed(ChoiceQuestion.SearchField, $"{choice.Label}：「{Short(words)}」に当てはまるものはありません。ことばを短くするか、一覧から選んでください")
            : looking.Succeeded("", found, fill: found.Count == 1 ? found[0].Value : null);
    }

    private Lookup Banks(Looking looking)
    {
        var words = looking.Value(BankAccountQuestion.BankPart);
        if (words.Length == 0)
        {
            return looking.Failed(BankAccountQuestion.BankPart, "探す銀行などの名前の一部を入力してください");
        }

        var found = banks.FindBanks(words);
        return found.Count == 0
            ? looking.Failed(BankAccountQuestion.BankPart, $"「{Short(words)}」は見つかりませんでした。名前の一部、カナ、4桁の番号のどれかで探せます。見つからないときは、通帳の名前をそのまま入力してください")
            : looking.Succeeded(BankAccountQuestion.BankPart, OptionsOf(found), fill: found.Count == 1 ? found[0].Name : null);
    }

    private Lookup Branches(Looking looking)
    {
        if (BankOf(looking.Input, looking.Typed) is not { } bank)
        {
            return looking.Failed(BankAccountQuestion.BankPart, "先に銀行などを検索して選んでください。見つからないときは、支店の名前もそのまま入力してください");
        }

        var words = looking.Value(BankAccountQuestion.BranchPart);
        var found = banks.FindBranches(bank.Code, words);
        var named = looking with { Typed = Filled(looking, BankAccountQuestion.BankPart, bank.Name) };
        return found.Count == 0
            ? named.Failed(BankAccountQuestion.BranchPart, $"{bank.Name}に「{Short(words)}」は見つかりませんでした。名前の一部、カナ、3桁の番号のどれかで探せます。見つからないときは、通帳の名前をそのまま入力してください")
            : named.Succeeded(BankAccountQuestion.BranchPart, OptionsOf(found), fill: found.Count == 1 ? found[0].Name : null);
    }

    private BankRow? BankOf(string name, Func<string, IReadOnlyList<string>> typed) =>
        First(typed, PageChange.InputName(name, BankPick)) is { Length: > 0 } code && banks.Bank(code) is { } picked
            ? picked
            : Exact(banks.FindBanks(First(typed, PageChange.InputName(name, BankAccountQuestion.BankPart))), First(typed, PageChange.InputName(name, BankAccountQuestion.BankPart)));

    private BankRow? BranchOf(string bankCode, string name, Func<string, IReadOnlyList<string>> typed)
    {
        if (First(typed, PageChange.InputName(name, BranchPick)) is { Length: > 0 } code && banks.Branch(bankCode, code) is { } picked)
        {
            return picked;
        }

        var words = First(typed, PageChange.InputName(name, BankAccountQuestion.BranchPart));
        return words.Length == 0 ? null : Exact(banks.FindBranches(bankCode, words), words);
    }

    /// <summary>The only one that is called so; a code counts as a name.</summary>
    private static BankRow? Exact(IReadOnlyList<BankRow> found, string words)
    {
        var key = Domain.Text.SearchKey.Of(words);
        bool IsNamed(BankRow row) => Domain.Text.SearchKey.Of(row.Name) is var name
            && (name == key || name == key + "銀行" || name == key + "支店" || name + "支店" == key || row.Code == key);
        return found.Where(IsNamed).Take(2).ToList() is [var only] ? only : null;
    }

    private static Option[] OptionsOf(IEnumerable<BankRow> rows) => [.. rows.Select(r => new Option(r.Code, $"{r.Name}（{r.Code}）"))];

    private static string Short(string words) => Domain.Text.TextElements.Cut(words, 20);

    private static Func<string, IReadOnlyList<string>> Filled(Looking looking, string field, string value)
    {
        var (input, typed) = (PageChange.InputName(looking.Input, field), looking.Typed);
        return name => name == input ? [value] : typed(name);
    }

    private sealed record Looking(string Key, string Part, string Input, Question Question, Func<string, IReadOnlyList<string>> Typed)
    {
        public string Value(string field) => First(Typed, PageChange.InputName(Input, field));

        public Lookup Nothing() => new(Typed, Found.Nothing, []);

        public Lookup Failed(string field, string message) =>
            new(Typed, Found.Nothing, [(Key, new QuestionError(Part.Length == 0 ? field : $"{Part}.{field}", message))]);

        public Lookup Succeeded(string field, IReadOnlyList<Option> options, string? fill) => new(
            fill is null ? Typed : Filled(this, field, fill),
            new Found(PageChange.InputName(Input, field), [.. options.Take(MostShown)], options.Count), []);
    }
}
