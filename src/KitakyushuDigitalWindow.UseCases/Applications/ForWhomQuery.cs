using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Delegations;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>One person whose procedure it could be.</summary>
/// <param name="Token">In the address of the start page: a kind and a key, no name.</param>
/// <param name="Blocked">Why not for this person; null when it may be started.</param>
public sealed record ForWhomChoice(string Token, ForWhom ForWhom, string Label, Refusal? Blocked);

/// <summary>だれの手続きですか: oneself, one's children, and those who entrusted one.</summary>
public sealed class ForWhomQuery(IDigitalWindowDb db, ICurrentCitizen citizen, IKnownPeople people, TimeProvider clock)
{
    public const string Self = "self";

    public static readonly Refusal SelfOnly = new("for_whom.self_only", "この手続きは、法律などの決まりにより、本人だけができます。代理ではできません。");

    public static readonly Refusal NoDelegation = new("for_whom.no_delegation", "この手続きは、委任を受けた人が代わりにすることはできません。");

    /// <summary>Oneself first. For the procedures of a parent the children are no choice: there the parent is the applicant.</summary>
    public async Task<IReadOnlyList<ForWhomChoice>> ReadAsync(ProcedureDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var (me, today) = (citizen.Id, clock.TodayInJapan());
        var choices = new List<ForWhomChoice> { new(Self, ForWhom.Self(me), "自分", null) };
        if (definition.Agents != AgentRule.Delegation)
        {
            foreach (var child in await people.ChildrenAsync(me, today, cancellationToken))
            {
                var forChild = ForWhom.Child(child.Id, child.Name);
                choices.Add(new ForWhomChoice(forChild.Token!, forChild, $"{child.Name}さん（お子さん）", definition.Agents.AllowsChild() ? null : SelfOnly));
            }
        }

        var delegations = await db.Delegations.ActiveOn(today).AsNoTracking()
            .Where(d => d.AgentId == me)
            .Join(db.Citizens, d => d.PrincipalId, c => c.Id, (d, c) => new { Delegation = d, c.Name })
            .OrderBy(d => d.Delegation.OfferedAtUtc)
            .ToListAsync(cancellationToken);
        foreach (var found in delegations)
        {
            var forPrincipal = ForWhom.Principal(found.Delegation.PrincipalId, found.Delegation.Id, found.Name);
            choices.Add(new ForWhomChoice(forPrincipal.Token!, forPrincipal, $"{found.Name}さん（あなたに任せた人）", WhyNot(definition, found.Delegation)));
        }

        return choices;
    }

    /// <summary>Null when the token names nobody whom this citizen may act for.</summary>
    public async Task<ForWhomChoice?> FindAsync(ProcedureDefinition definition, string? token, CancellationToken cancellationToken) =>
        (await ReadAsync(definition, cancellationToken)).FirstOrDefault(c => c.Token == (token ?? Self));

    private static Refusal? WhyNot(ProcedureDefinition definition, Delegation delegation) =>
        definition.Agents == AgentRule.SelfOnly ? SelfOnly
        : !definition.Agents.AllowsDelegation() ? NoDelegation
        : delegation.Covers(definition.Id, definition.Category) ? null
        : DelegationRefusals.NotCovered;
}
