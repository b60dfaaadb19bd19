using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>What the card says of a citizen, and what follows from it, by the prefill names of the definitions. Kana is not on the card.</summary>
public static class CitizenFacts
{
    public static IReadOnlyDictionary<string, Answer> Of(Citizen citizen)
    {
        ArgumentNullException.ThrowIfNull(citizen);
        var facts = new Dictionary<string, Answer>();
        Add(facts, "card.name", citizen.Name, AnswerSource.Card);
        Add(facts, "card.address", citizen.Address, AnswerSource.Card);
        Add(facts, "card.birthDate", citizen.BirthOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? PartialBirth(citizen.BirthRaw), AnswerSource.Card);
        Add(facts, "card.sex", citizen.Sex switch { Sex.Male => "male", Sex.Female => "female", _ => null }, AnswerSource.Card);
        var ward = Wards.OfAddress(citizen.Address)?.Id();
        Add(facts, "derived.ward", ward, AnswerSource.Derived);
        Add(facts, "derived.office", ward, AnswerSource.Derived);
        return facts;
    }

    /// <summary>The card writes unknown parts as 00 (19500300).</summary>
    private static string? PartialBirth(string? raw) =>
        raw is { Length: 8 } && $"{raw[..4]}-{raw[4..6]}-{raw[6..]}" is var text && PartialDate.Parse(text) is not null ? text : null;

    private static void Add(Dictionary<string, Answer> facts, string name, string? value, AnswerSource source)
    {
        if (!string.IsNullOrEmpty(value))
        {
            facts[name] = new Answer(value, source);
        }
    }
}
