using System.Reflection;
using KitakyushuDigitalWindow.Domain.Identity;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Identity;

/// <summary>The transition table of a delegation, act by act and state by state, and its clock.</summary>
public class DelegationTests
{
    private static readonly Guid _principal = Guid.NewGuid();
    private static readonly Guid _agent = Guid.NewGuid();
    private static readonly DateTime _start = new(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc); // 10:00 in Japan
    private static readonly DateOnly _today = new(2026, 11, 25);

    /// <summary>Every act: by whom, from where it is allowed, the state after it.</summary>
    private static readonly Dictionary<string, (Func<Delegation, Act, Outcome> Do, DelegationStatus[] From, DelegationStatus To)> _acts = new()
    {
        [nameof(Delegation.RenewCode)] = ((d, act) => d.RenewCode(Code(), act), [], DelegationStatus.Offered), // opened already in every state here
        [nameof(Delegation.Open)] = ((d, act) => d.Open(Guid.NewGuid(), act), [], DelegationStatus.Offered),
        [nameof(Delegation.Accept)] = ((d, act) => d.Accept(_agent, act), [DelegationStatus.Offered], DelegationStatus.Active),
        [nameof(Delegation.Decline)] = ((d, act) => d.Decline(_agent, act), [DelegationStatus.Offered], DelegationStatus.Declined),
        [nameof(Delegation.Revoke)] = (
            (d, act) => d.Revoke(_principal, act), [DelegationStatus.Offered, DelegationStatus.Active], DelegationStatus.Revoked),
        [nameof(Delegation.Expire)] = ((d, act) => d.Expire(act), [], DelegationStatus.Expired), // its time is not up
    };

    public static TheoryData<string, DelegationStatus> Table()
    {
        var table = new TheoryData<string, DelegationStatus>();
        foreach (var act in _acts.Keys)
        {
            foreach (var status in Enum.GetValues<DelegationStatus>())
            {
                table.Add(act, status);
            }
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Act_FromEveryStatus_IsDoneOrRefusedAndThenChangesNothing(string name, DelegationStatus from)
    {
        var (act, allowed, to) = _acts[name];
        var delegation = In(from);
        var (version, history) = (delegation.Version, delegation.History.Count);
        var who = new Act("citizen:someone", _start.AddHours(1));

        var outcome = act(delegation, who);

        if (!allowed.Contains(from))
        {
            Assert.False(outcome.Succeeded);
            Assert.Equal((from, version, history), (delegation.Status, delegation.Version, delegation.History.Count));
            return;
        }

        Assert.Null(outcome.Refusal);
        Assert.True(Delegation.Allows(from, to));
        Assert.Equal((to, version + 1, history + 1), (delegation.Status, delegation.Version, delegation.History.Count));
        Assert.Equal((to, who.ActorId, who.AtUtc), (delegation.History[^1].Status, delegation.History[^1].ActorId, delegation.History[^1].AtUtc));
    }

    [Fact]
    public void Table_NamesEveryActOfADelegation()
    {
        var acts = typeof(Delegation).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && m.GetParameters().Any(p => p.ParameterType == typeof(Act))).Select(m => m.Name);

        Assert.Equal(_acts.Keys.Order(StringComparer.Ordinal), acts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Offer_AYearAtMost_AndSomething()
    {
        Assert.True(Offered(_today.AddYears(1)).Succeeded);
        Assert.True(Offered(_today).Succeeded);
        Assert.Equal(DelegationRefusals.PeriodOver, Offered(_today.AddYears(1).AddDays(1)).Refusal);
        Assert.Equal(DelegationRefusals.PeriodOver, Offered(_today.AddDays(-1)).Refusal);
        Assert.Equal(
            DelegationRefusals.NothingChosen,
            Delegation.Offer(_principal, [], [], "", _today, Code(), new Act("citizen:p", _start)).Refusal);
    }

    [Fact]
    public void Open_ByThePrincipal_IsRefusedAndLeavesTheOfferOpen()
    {
        var delegation = Offered(_today).Value!;

        Assert.Equal(DelegationRefusals.OfferedToSelf, delegation.Open(_principal, new Act("citizen:p", _start)).Refusal);

        Assert.Null(delegation.AgentId);
        Assert.True(delegation.Open(_agent, new Act("citizen:a", _start)).Succeeded);
    }

    [Fact]
    public void Open_BySomebodyElseAfterwards_IsRefused_ByTheSameIsNothingNew()
    {
        var delegation = In(DelegationStatus.Offered);
        var version = delegation.Version;

        Assert.Equal(DelegationRefusals.CodeNotGood, delegation.Open(Guid.NewGuid(), new Act("citizen:x", _start)).Refusal);
        Assert.True(delegation.Open(_agent, new Act("citizen:a", _start)).Succeeded);

        Assert.Equal((_agent, version), (delegation.AgentId!.Value, delegation.Version));
    }

    [Fact]
    public void Accept_ByAnybodyButWhoOpenedIt_IsRefused()
    {
        var delegation = In(DelegationStatus.Offered);

        Assert.Equal(DelegationRefusals.OfferedIsNotYours, delegation.Accept(_principal, new Act("citizen:p", _start)).Refusal);
        Assert.Equal(DelegationRefusals.OfferedIsNotYours, delegation.Accept(Guid.NewGuid(), new Act("citizen:x", _start)).Refusal);
        Assert.Equal(DelegationStatus.Offered, delegation.Status);
    }

    [Fact]
    public void Revoke_ByTheAgent_OnlyOnceTheyHaveAccepted()
    {
        Assert.Equal(DelegationRefusals.OfferedIsNotYours, In(DelegationStatus.Offered).Revoke(_agent, new Act("citizen:a", _start)).Refusal);
        Assert.True(In(DelegationStatus.Active).Revoke(_agent, new Act("citizen:a", _start)).Succeeded);
        Assert.Equal(DelegationRefusals.OfferedIsNotYours, In(DelegationStatus.Active).Revoke(Guid.NewGuid(), new Act("citizen:x", _start)).Refusal);
    }

    [Fact]
    public void LastDay_IsWholeInJapan()
    {
        var delegation = In(DelegationStatus.Active); // until 30 November
        var lastMoment = new DateTime(2026, 11, 30, 14, 59, 59, DateTimeKind.Utc);

        Assert.Equal(DelegationStatus.Active, delegation.StatusAt(lastMoment));
        Assert.Equal(DelegationStatus.Expired, delegation.StatusAt(lastMoment.AddSeconds(1))); // 0:00 on 1 December
        Assert.True(delegation.IsActiveOn(new DateOnly(2026, 11, 30)));
        Assert.False(delegation.IsActiveOn(new DateOnly(2026, 12, 1)));
        Assert.False(delegation.IsActiveOn(_today.AddDays(-1)));
        Assert.False(delegation.Expire(new Act(Act.SystemActor, lastMoment)).Succeeded);
        Assert.True(delegation.Expire(new Act(Act.SystemActor, lastMoment.AddSeconds(1))).Succeeded);
        Assert.Equal(DelegationStatus.Expired, delegation.Status);
    }

    [Fact]
    public void Offer_EndsAfterSevenDays_AndANewCodeGivesSevenMore()
    {
        var delegation = Offered(_today.AddMonths(1)).Value!;
        var old = delegation.CodeHash;

        Assert.Equal(DelegationStatus.Offered, delegation.StatusAt(_start.AddDays(7).AddSeconds(-1)));
        Assert.True(delegation.RenewCode(Code(), new Act("citizen:p", _start.AddDays(6))).Succeeded);
        Assert.NotEqual(old, delegation.CodeHash);
        Assert.Equal(DelegationStatus.Offered, delegation.StatusAt(_start.AddDays(13).AddSeconds(-1)));
        Assert.Equal(DelegationStatus.Expired, delegation.StatusAt(_start.AddDays(13)));
        Assert.Equal(DelegationRefusals.CodeNotGood, delegation.Open(_agent, new Act("citizen:a", _start.AddDays(13))).Refusal);
        Assert.Equal(DelegationRefusals.CodeUsed, delegation.RenewCode(Code(), new Act("citizen:p", _start.AddDays(13))).Refusal);
    }

    [Fact]
    public void Accept_AfterTheOfferHasEnded_IsRefused()
    {
        var delegation = In(DelegationStatus.Offered);

        var outcome = delegation.Accept(_agent, new Act("citizen:a", _start.AddDays(7)));

        Assert.Equal("delegation.not_allowed", outcome.Refusal?.Code);
        Assert.Equal(DelegationStatus.Offered, delegation.Status);
    }

    [Theory]
    [InlineData("care-certification", "介護", true)]
    [InlineData("resident-record-copy", "証明書", true)]
    [InlineData("family-register-certificate", "証明書", false)]
    public void Covers_ACategoryWholeOrAProcedureAlone(string procedureId, string category, bool expected) => Assert.Equal(
        expected,
        Delegation.Offer(_principal, ["介護"], ["resident-record-copy"], "", _today, Code(), new Act("citizen:p", _start)).Value!.Covers(procedureId, category));

    [Fact]
    public void CodeTries_FiveAnHour()
    {
        var tries = new CodeTries(_agent, _start);
        for (var i = 0; i < CodeTries.Max; i++)
        {
            Assert.False(tries.IsExhausted(_start));
            tries.Fail(_start);
        }

        Assert.True(tries.IsExhausted(_start.AddMinutes(59)));
        Assert.False(tries.IsExhausted(_start.AddMinutes(60)));
        tries.Fail(_start.AddMinutes(60));
        Assert.Equal(1, tries.Count);
    }

    private static InvitationCode Code() => InvitationCode.Create(Random.Shared.Next);

    private static Outcome<Delegation> Offered(DateOnly until) =>
        Delegation.Offer(_principal, ["介護"], [], "", until, Code(), new Act("citizen:p", _start));

    /// <summary>In this state, opened by the agent.</summary>
    private static Delegation In(DelegationStatus status)
    {
        var delegation = Offered(_today.AddDays(5)).Value!;
        var outcome = delegation.Open(_agent, new Act("citizen:a", _start));
        outcome = status switch
        {
            DelegationStatus.Active => delegation.Accept(_agent, new Act("citizen:a", _start)),
            DelegationStatus.Declined => delegation.Decline(_agent, new Act("citizen:a", _start)),
            DelegationStatus.Revoked => delegation.Revoke(_principal, new Act("citizen:p", _start)),
            DelegationStatus.Expired => delegation.Expire(new Act(Act.SystemActor, _start.AddDays(8))),
            _ => outcome,
        };
        return outcome.Succeeded ? delegation : throw new InvalidOperationException("A state could not be reached: " + outcome.Refusal!.Code);
    }
}
