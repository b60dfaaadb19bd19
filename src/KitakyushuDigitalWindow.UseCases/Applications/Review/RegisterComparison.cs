using System.Globalization;
using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.Domain.Text;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <summary>How an answer agrees with the register.</summary>
public enum RegisterMatch
{
    Same = 10,
    Similar = 20,    // 字体・表記の違い: the same by its compare key
    Different = 30,
    NotListed = 40,  // 台帳に見あたらない人
}

/// <param name="Text">As the register has it, in the words of the question; empty for a person who is not in the household.</param>
public sealed record RegisterValue(string Text, RegisterMatch Match);

/// <summary>申請の値と台帳の値: which questions the register can answer, and how its answer agrees. Pure.</summary>
public static partial class RegisterComparison
{
    private const string NamePart = "name";
    private const string BirthPart = "birthDate";

    /// <summary>By answer key; questions that the register knows nothing of are not in it.</summary>
    /// <param name="person">The applicant.</param>
    /// <param name="household">Everybody who lives with them, the applicant as well.</param>
    public static IReadOnlyDictionary<string, RegisterValue> Of(
        FormDefinition form, AnswerSet answers, DateOnly today, RegisteredPerson person, IReadOnlyList<RegisteredPerson> household)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(household);
        var asked = Journey.Of(form, answers, FormContext.On(today)).Steps
            .SelectMany(s => s.Questions.Select(q => (s.Row, Asked: q)))
            .Where(q => q.Asked is { TakesKnown: true, Answer.IsEmpty: false, Question: { PrefillFrom: not null } and not RepeatQuestion })
            .ToList();
        var found = new Dictionary<string, RegisterValue>();
        foreach (var (_, question) in asked)
        {
            var known = question.Question.PrefillFrom switch
            {
                KnownNames.NameKana => person.NameKana,
                KnownNames.HeadName => household.FirstOrDefault(p => p.RelationToHead == "head")?.Name ?? "",
                { } name when name.StartsWith(KnownNames.Card, StringComparison.Ordinal) => ValueOf(person, KnownNames.PartOf(name)),
                _ => "",
            };
            Add(found, question, known);
        }

        // the parts of one person stand in one row, or, for a spouse, anywhere in the form
        foreach (var named in asked.Where(q => KnownNames.PeopleOf(q.Asked.Question.PrefillFrom!) is not null)
            .GroupBy(q => (q.Row?.Path, People: KnownNames.PeopleOf(q.Asked.Question.PrefillFrom!))))
        {
            AddPerson(found, [.. named.Select(q => q.Asked)], household);
        }

        return found;
    }

    private static void AddPerson(Dictionary<string, RegisterValue> found, IReadOnlyList<JourneyQuestion> parts, IReadOnlyList<RegisteredPerson> household)
    {
        JourneyQuestion? Part(string part) => parts.FirstOrDefault(p => KnownNames.PartOf(p.Question.PrefillFrom!) == part);
        if (Part(NamePart) is not { } name)
        {
            return;
        }

        var key = CompareKey.OfName(name.Text);
        var sameName = household.Where(p => CompareKey.OfName(p.Name) == key).ToList();
        var sameDay = household.Where(p => Part(BirthPart) is { } birth && ValueOf(p, BirthPart) == birth.Answer!.Value).ToList();
        var member = sameName.Intersect(sameDay).FirstOrDefault() ?? (sameName is [var named] ? named : sameDay is [var born] ? born : null);
        if (member is null)
        {
            found[name.Key] = new RegisterValue("", RegisterMatch.NotListed);
            return;
        }

        foreach (var part in parts)
        {
            Add(found, part, ValueOf(member, KnownNames.PartOf(part.Question.PrefillFrom!)));
        }
    }

    private static void Add(Dictionary<string, RegisterValue> found, JourneyQuestion asked, string registered)
    {
        if (registered.Length > 0)
        {
            var shown = asked.Question.Display(new Answer(registered));
            found[asked.Key] = new RegisterValue(shown, Compare(asked.Text, shown, asked.Question is AddressQuestion));
        }
    }

    private static RegisterMatch Compare(string filed, string registered, bool isAddress)
    {
        if (isAddress)
        {
            (filed, registered) = (PostalCode().Replace(filed, ""), PostalCode().Replace(registered, ""));
        }

        if (Tight(filed) == Tight(registered))
        {
            return RegisterMatch.Same;
        }

        return KeyOf(filed, isAddress) == KeyOf(registered, isAddress) ? RegisterMatch.Similar : RegisterMatch.Different;
    }

    /// <summary>Spaces and line feeds are how a form lays a text out, not what it says.</summary>
    private static string Tight(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string KeyOf(string text, bool isAddress)
    {
        const string prefecture = "福岡県";
        var key = isAddress ? CompareKey.OfAddress(text) : CompareKey.OfName(text);
        return isAddress && key.StartsWith(prefecture, StringComparison.Ordinal) ? key[prefecture.Length..] : key;
    }

    private static string ValueOf(RegisteredPerson person, string part) => part switch
    {
        NamePart => person.Name,
        "nameKana" => person.NameKana,
        BirthPart => person.BirthOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        "sex" => person.Sex,
        "address" => person.Address,
        _ => "",
    };

    [GeneratedRegex("〒?[0-9]{3}-?[0-9]{4}", RegexOptions.NonBacktracking)]
    private static partial Regex PostalCode();
}
