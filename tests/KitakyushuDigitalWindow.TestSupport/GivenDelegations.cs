using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>委任 in any state, made by the acts that make real ones. Both people must have an account.</summary>
public static class GivenDelegations
{
    public const string Principal = "citizen-01";
    public const string Agent = "citizen-08";

    /// <summary>A short form that may be filed for others.</summary>
    public const string ShortProcedure = "water-service-start";

    public static readonly string[] AllCategories =
    [
        "引越し", "証明書", "税・証明", "保険・年金", "子育て", "介護", "高齢", "障害・福祉", "住まい・くらし", "死亡・相続", "被災者支援", "事業者", "市政・選挙", "デジタル支援",
    ];

    /// <summary>The key of a delegation in this state.</summary>
    /// <param name="procedures">Entrusted one by one; all categories when null.</param>
    public static Task<Guid> GivenDelegationAsync(
        this AppFactory app,
        DelegationStatus status = DelegationStatus.Active,
        string[]? procedures = null,
        DateOnly? until = null,
        string principal = Principal,
        string agent = Agent,
        InvitationCode? code = null,
        bool opened = true)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.WithDbAsync(async db =>
        {
            var (giver, taker) = (await db.Citizens.SingleAsync(c => c.Subject == principal), await db.Citizens.SingleAsync(c => c.Subject == agent));
            var now = app.Clock.NowUtc();
            var (byGiver, byTaker) = (new Act(giver.ActorId, now), new Act(taker.ActorId, now));
            var delegation = Delegation.Offer(
                giver.Id, procedures is null ? AllCategories : [], procedures ?? [], "よろしくお願いします", until ?? JapanTime.DayOf(now).AddMonths(1),
                code ?? InvitationCode.Create(Random.Shared.Next), byGiver).Value!;
            if (opened)
            {
                Must(delegation.Open(taker.Id, byTaker));
            }

            Must(status switch
            {
                DelegationStatus.Active => delegation.Accept(taker.Id, byTaker),
                DelegationStatus.Declined => delegation.Decline(taker.Id, byTaker),
                DelegationStatus.Revoked => delegation.Revoke(giver.Id, byGiver),
                DelegationStatus.Expired => delegation.Expire(new Act(Act.SystemActor, now.AddDays(Delegation.CodeDays))),
                _ => Outcome.Done,
            });
            db.Delegations.Add(delegation);
            await db.SaveChangesAsync();
            return delegation.Id;
        });
    }

    /// <summary>The act of a side, while the other has a page open.</summary>
    public static Task<int> TreatDelegationAsync(this AppFactory app, Guid id, Func<Delegation, Outcome> treat)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.WithDbAsync(async db =>
        {
            Must(treat(await db.Delegations.Include(d => d.History).SingleAsync(d => d.Id == id)));
            return await db.SaveChangesAsync();
        });
    }

    public static Task<int> RevokeAsync(this AppFactory app, Guid id) =>
        app.TreatDelegationAsync(id, d => d.Revoke(d.PrincipalId, new Act("citizen:" + d.PrincipalId.ToString("N"), app.Clock.NowUtc())));

    public static Task<Delegation> StoredDelegationAsync(this AppFactory app, Guid id)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.WithDbAsync(db => db.Delegations.AsNoTracking().Include(d => d.History).SingleAsync(d => d.Id == id));
    }

    /// <summary>The applications that a citizen started for others, newest first.</summary>
    public static Task<List<Application>> FiledByAsync(this AppFactory app, string subject = Agent)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.WithDbAsync(db => db.Applications.AsNoTracking()
            .Where(a => db.Citizens.Any(c => c.Id == a.CitizenId && c.Subject == subject)).OrderByDescending(a => a.Sequence).ToListAsync());
    }

    /// <summary>These children are known of every citizen.</summary>
    public static AppFactory WithChildren(this AppFactory app, params KnownChild[] children)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.WithServices(services => services.RemoveAll<IKnownPeople>().AddSingleton<IKnownPeople>(new KnownPeople(children)));
    }

    /// <summary>As the start page would have said it.</summary>
    public static Task<ForWhom> ForWhomAsync(this AppFactory app, Guid delegationId)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.WithDbAsync(async db =>
        {
            var delegation = await db.Delegations.AsNoTracking().SingleAsync(d => d.Id == delegationId);
            var name = await db.Citizens.Where(c => c.Id == delegation.PrincipalId).Select(c => c.Name).SingleAsync();
            return ForWhom.Principal(delegation.PrincipalId, delegationId, name);
        });
    }

    /// <summary>A draft of the agent for the principal, complete up to the check page.</summary>
    /// <param name="email">That the agent typed.</param>
    public static async Task<Guid> GivenProxyDraftAsync(
        this AppFactory app, Guid delegationId, string procedureId = ShortProcedure, string agent = Agent, string email = "") =>
        await app.AddAsync(
            agent, procedureId, new Dictionary<string, string> { ["applicantEmail"] = email }, forWhom: await app.ForWhomAsync(delegationId));

    /// <summary>The receipt number of an application that the agent filed for the principal.</summary>
    public static async Task<string> GivenProxyCaseAsync(
        this AppFactory app, Guid delegationId, string procedureId = ShortProcedure, string agent = Agent, string email = "")
    {
        ArgumentNullException.ThrowIfNull(app);
        var draft = await app.GivenProxyDraftAsync(delegationId, procedureId, agent, email);
        using var client = app.AsCitizen(await app.CitizenIdAsync(agent));
        var check = await HtmlForm.GetAsync(client, $"/apply/{draft}/check");
        foreach (var box in check.Page.QuerySelectorAll("main form input[type=checkbox]"))
        {
            box.SetAttribute("checked", "checked");
        }

        using var sent = await check.PostAsync();
        return await app.WithDbAsync(db => db.Applications.Where(a => a.Id == draft).Select(a => a.ReceiptNumber).SingleAsync())
            ?? throw new InvalidOperationException($"Not sent: {(int)sent.StatusCode} {sent.Headers.Location}");
    }

    /// <summary>What the citizen let us keep.</summary>
    public static Task<int> GivenContactAsync(this AppFactory app, string subject, string phone, string email)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app.WithDbAsync(async db =>
        {
            var citizen = await db.Citizens.SingleAsync(c => c.Subject == subject);
            var act = new Act(citizen.ActorId, app.Clock.NowUtc());
            var consent = Consent.Give(citizen.Id, ConsentPurpose.Profile, null, act);
            var profile = Profile.Open(consent);
            profile.Keep("profile.nameKana", new KeptContent("テスト　カナ"), null, act);
            profile.Keep("profile.phone", new KeptContent(phone), null, act);
            profile.Keep("profile.email", new KeptContent(email), null, act);
            db.AddRange(consent, profile);
            return await db.SaveChangesAsync();
        });
    }

    private static void Must(Outcome outcome)
    {
        if (!outcome.Succeeded)
        {
            throw new InvalidOperationException(outcome.Refusal!.Code);
        }
    }

    private sealed class KnownPeople(IReadOnlyList<KnownChild> children) : IKnownPeople
    {
        public Task<IReadOnlyList<KnownChild>> ChildrenAsync(Guid citizenId, DateOnly today, CancellationToken cancellationToken) => Task.FromResult(children);
    }
}
