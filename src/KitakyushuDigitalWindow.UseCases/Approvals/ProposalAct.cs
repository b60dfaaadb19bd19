using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Identity;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <summary>What all acts on a proposal have in common: the scope, the people of today, the version that the page showed, the save.</summary>
internal static class ProposalAct
{
    /// <summary>Parallel decisions of a section take turns at its document numbers: each round one of them wins.</summary>
    private const int Tries = 60;

    /// <param name="version">As the page showed it, for what rests on what was seen; null for what may be said at any time.</param>
    /// <returns>What the audit trail calls the subject (「-」 when there is no such proposal for the reader), and the outcome.</returns>
    public static async Task<(string Reference, Outcome Outcome)> RunAsync(
        IDigitalWindowDb db, ICurrentStaff staff, ApprovalOfficersQuery officers, Guid id, int? version,
        Func<Proposal, IReadOnlyList<ApprovalOfficer>, Task<Outcome>> act, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var proposal = await db.Proposals.VisibleTo(staff).SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
            if (proposal is null)
            {
                return ("-", ApprovalRefusals.NotFound);
            }

            // one query per list: joined into one they would multiply
            await db.Proposals.Where(p => p.Id == id).SelectMany(p => p.Documents).LoadAsync(cancellationToken);
            await db.Proposals.Where(p => p.Id == id).SelectMany(p => p.Actings).LoadAsync(cancellationToken);

            var isStale = version is not null && proposal.Version != version;
            var outcome = isStale ? Stale(proposal) : await act(proposal, await officers.OfAsync(proposal, cancellationToken));
            if (!outcome.Succeeded)
            {
                db.ChangeTracker.Clear(); // a refused act must not reach the next save of this request

                // proposal and subject are two reads: who is overtaken between them would hear of a letter that does not match
                var isOvertaken = version is not null && !isStale
                    && await db.Proposals.AnyAsync(p => p.Id == id && p.Version != version, cancellationToken);
                return (proposal.Reference, isOvertaken ? ApplicationRefusals.ChangedByOther : outcome);
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return (proposal.Reference, Outcome.Done);
            }
            catch (DbUpdateException e) when (attempt < Tries && (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e)))
            {
                db.ChangeTracker.Clear(); // the number, or the proposal itself, was taken meanwhile: look again
            }
        }
    }

    private static Refusal Stale(Proposal proposal) =>
        proposal.Status == ProposalStatus.Lapsed ? ApprovalRefusals.Lapsed : ApplicationRefusals.ChangedByOther;
}

/// <summary>A comment as it is counted and kept: without the browser's carriage returns.</summary>
internal static class CommentText
{
    public static string Of(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    public static string? OrNull(string? text) => Of(text) is { Length: > 0 } kept ? kept : null;

    public static string TooLong(string what, int most, string? text) => $"{what}は{most:N0}文字以内で入力してください（いま{Of(text).Length:N0}文字）";
}
