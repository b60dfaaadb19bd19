using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>Whom an application speaks of.</summary>
/// <param name="Name">The applicant of the staff's list and of the letters.</param>
/// <param name="Address">Of the register; decides the ward.</param>
/// <param name="Facts">What may be offered in the form without asking.</param>
public sealed record RepresentedPerson(string Name, string Address, IReadOnlyDictionary<string, Answer> Facts);

/// <summary>代理: what a form for another person knows. It is little, and nothing that the two did not mean to share.</summary>
public sealed class RepresentedPersonQuery(IDigitalWindowDb db, IKnownPeople people, TimeProvider clock)
{
    private const string Card = "card.";
    private const string Derived = "derived.";

    /// <summary>What the acting person may be told again: their own contact.</summary>
    private static readonly string[] _contact = ["profile.phone", KnownNames.Email];

    /// <summary>For filling in and sending; null when the delegation does not hold today, or does not cover the procedure.</summary>
    public async Task<RepresentedPerson?> ToActForAsync(ForWhom forWhom, Citizen actor, ProcedureDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forWhom);
        ArgumentNullException.ThrowIfNull(definition);
        if (forWhom.Kind == ForWhomKind.Delegation)
        {
            var delegation = await db.Delegations.AsNoTracking().SingleOrDefaultAsync(d => d.Id == forWhom.DelegationId, cancellationToken);
            if (delegation?.IsActiveOn(clock.TodayInJapan()) != true || !delegation.Covers(definition.Id, definition.Category) || !definition.Agents.AllowsDelegation())
            {
                return null;
            }
        }

        return await OfAsync(forWhom, actor, cancellationToken);
    }

    /// <summary>For a filed application, whoever of the two has it open.</summary>
    public async Task<RepresentedPerson> OfAsync(ForWhom forWhom, Citizen actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(forWhom);
        ArgumentNullException.ThrowIfNull(actor);
        switch (forWhom.Kind)
        {
            case ForWhomKind.Delegation:
                var principal = await db.Citizens.AsNoTracking().SingleAsync(c => c.Id == forWhom.PersonId, cancellationToken);
                return new RepresentedPerson(principal.Name, principal.Address, Only(CitizenFacts.Of(principal), IsOfCard));
            case ForWhomKind.Child:
                var children = await people.ChildrenAsync(actor.Id, clock.TodayInJapan(), cancellationToken);
                var profile = await db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == actor.Id, cancellationToken);
                return OfChild(forWhom, actor, profile, children.FirstOrDefault(c => c.Id == forWhom.PersonId));
            default:
                return new RepresentedPerson(actor.Name, actor.Address, CitizenFacts.Of(actor));
        }
    }

    /// <summary>The child's own data from the household, the address from the parent's card. A child that is no longer kept is known by name alone.</summary>
    private static RepresentedPerson OfChild(ForWhom forWhom, Citizen parent, Profile? profile, KnownChild? child)
    {
        var facts = Only(CitizenFacts.Of(parent), name => name == Card + "address" || name.StartsWith(Derived, StringComparison.Ordinal));
        foreach (var name in _contact)
        {
            if (profile?.Values.GetValueOrDefault(name) is { } kept)
            {
                facts[name] = kept.Content.ToAnswer(AnswerSource.Profile);
            }
        }

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts[name] = new Answer(value, AnswerSource.Profile);
            }
        }

        Add(Card + "name", child?.Name ?? forWhom.Name);
        Add(Card + "birthDate", child?.BirthOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(Card + "sex", child?.Sex);
        Add(KnownNames.NameKana, child?.NameKana);
        return new RepresentedPerson(forWhom.Name, parent.Address, facts);
    }

    private static bool IsOfCard(string name) =>
        name.StartsWith(Card, StringComparison.Ordinal) || name.StartsWith(Derived, StringComparison.Ordinal);

    private static Dictionary<string, Answer> Only(IReadOnlyDictionary<string, Answer> facts, Func<string, bool> which) =>
        facts.Where(f => which(f.Key)).ToDictionary();
}
