using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Approvals;
using KitakyushuDigitalWindow.UseCases.Calendar;
using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

/// <summary>申請の決定, as the approvals know it: a proposal about an application, the letter being what is approved.</summary>
public sealed class DecisionSubjectHandler(IDigitalWindowDb db, ICurrentStaff staff, IOfficeCalendar calendar) : IProposalSubject
{
    public string Kind => Proposal.ApplicationDecision;

    public async Task<IReadOnlyDictionary<Guid, SubjectLine>> LinesAsync(IReadOnlyCollection<Proposal> proposals, CancellationToken cancellationToken)
    {
        var ids = proposals.Select(p => p.SubjectId).Distinct().ToList();
        var hashes = proposals.Select(p => p.ContentHash).Distinct().ToList();
        var found = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.Id))
            .SelectMany(a => a.Decisions, (a, d) => new { a.Id, a.DueOn, d.Kind, d.LetterHash })
            .Where(d => hashes.Contains(d.LetterHash)).ToListAsync(cancellationToken);
        var lines = new Dictionary<Guid, SubjectLine>();
        foreach (var proposal in proposals)
        {
            if (found.Find(d => d.Id == proposal.SubjectId && d.LetterHash == proposal.ContentHash) is { } decision)
            {
                lines[proposal.Id] = new SubjectLine(decision.Kind.Label(), decision.DueOn);
            }
        }

        return lines;
    }

    public async Task<SubjectView?> ViewAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        // not VisibleTo: whoever is asked for 合議 reads the letter, but may not open the case
        var subject = await db.Applications.AsNoTracking().Where(a => a.Id == proposal.SubjectId)
            .Select(a => new { a.ReceiptNumber, a.ProcedureName, a.ApplicantName, a.DueOn, a.Ward, a.SectionCode }).SingleOrDefaultAsync(cancellationToken);
        var decision = await db.Applications.AsNoTracking().Where(a => a.Id == proposal.SubjectId).SelectMany(a => a.Decisions)
            .Where(d => d.LetterHash == proposal.ContentHash).OrderByDescending(d => d.ProposedAtUtc)
            .Select(d => new { d.Kind, d.Reason, d.Letter, d.DocumentNumber }).FirstOrDefaultAsync(cancellationToken);
        if (subject is null || decision is null)
        {
            return null;
        }

        var facts = new List<(string Label, string Text)> { ("決定の案", decision.Kind.Label()) };
        if (decision.Reason is { } reason)
        {
            facts.Add(("理由", reason));
        }

        var isOwnSection = (subject.Ward, subject.SectionCode) == (staff.Ward, staff.SectionCode);
        return new SubjectView(
            subject.ProcedureName, subject.ApplicantName, facts, LetterDocument.FromJson(decision.Letter), subject.DueOn, ShowsACase: true,
            isOwnSection ? subject.ReceiptNumber : null, decision.DocumentNumber);
    }

    /// <summary>Computed from the stored letter, not read: a letter that was changed in the database has another hash.</summary>
    public async Task<string?> ContentHashAsync(Proposal proposal, CancellationToken cancellationToken) =>
        (await ReadAsync(proposal, cancellationToken)).CurrentDecision is { } decision ? LetterDocument.FromJson(decision.Letter).ContentHash() : null;

    /// <summary>決定: the document number is taken and the print ordered.</summary>
    public async Task<Outcome> ApproveAsync(Proposal proposal, Act act, CancellationToken cancellationToken)
    {
        var application = await ReadAsync(proposal, cancellationToken);
        var number = await DocumentNumbers.TakeAsync(db, application.Ward, application.SectionCode, act, cancellationToken);
        var decided = application.Decide(proposal.ContentHash, number, act);
        if (decided.Succeeded)
        {
            var (arrival, today) = (JapanTime.DayOf(application.ReceivedAtUtc!.Value), JapanTime.DayOf(act.AtUtc));
            db.DecidedCases.Add(new DecidedCase(application, today, (await calendar.ReadAsync(cancellationToken)).OpenDaysUntil(arrival, today)));
            db.Outbox.Add(new OutboxLine(OutboxKinds.PrintLetter, application.Id, act.AtUtc));
        }

        return decided;
    }

    public async Task<Outcome> SendBackAsync(Proposal proposal, string comment, Act act, CancellationToken cancellationToken) =>
        (await ReadAsync(proposal, cancellationToken)).SendBack(comment, act);

    public async Task<Outcome> PullBackAsync(Proposal proposal, string? reason, Act act, CancellationToken cancellationToken) =>
        (await ReadAsync(proposal, cancellationToken)).PullBack(reason, act);

    private async Task<Application> ReadAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return await db.Applications.Include(a => a.Decisions).SingleAsync(a => a.Id == proposal.SubjectId, cancellationToken);
    }
}
