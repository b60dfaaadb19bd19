using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.UseCases.Documents;

namespace KitakyushuDigitalWindow.UseCases.Approvals;

/// <summary>In lists: what is proposed, in a word, and by when.</summary>
public sealed record SubjectLine(string What, DateOnly? DueOn);

/// <summary>What is to be approved, as the page of the approval shows it.</summary>
/// <param name="Heading">The h1 after 「決裁」.</param>
/// <param name="Who">Whom it is about; null when it is nobody.</param>
/// <param name="Facts">Label and text, in order.</param>
/// <param name="Letter">What will be sent, without number and date until it is decided; null when nothing is.</param>
/// <param name="ShowsACase">The reader sees personal data of a case, named by the proposal's reference: it is recorded as a look at it.</param>
/// <param name="CaseNumber">Receipt number of a case that the reader may open; null when there is none.</param>
/// <param name="DocumentNumber">文書番号, once it is given.</param>
public sealed record SubjectView(
    string Heading, string? Who, IReadOnlyList<(string Label, string Text)> Facts, LetterDocument? Letter, DateOnly? DueOn,
    bool ShowsACase, string? CaseNumber, string? DocumentNumber);

/// <summary>
/// What the approvals ask of a kind of subject. The engine knows no application: each kind brings one handler, found by its
/// <see cref="Kind"/>. The last three write to the open unit of work and do not save; the engine saves proposal and subject together, and
/// runs them again when somebody else was first, so they read what they change.
/// </summary>
public interface IProposalSubject
{
    /// <summary>Of <see cref="Proposal.SubjectKind"/>.</summary>
    string Kind { get; }

    /// <summary>By key of the proposal; what is missing is shown without words.</summary>
    Task<IReadOnlyDictionary<Guid, SubjectLine>> LinesAsync(IReadOnlyCollection<Proposal> proposals, CancellationToken cancellationToken);

    /// <summary>Null when the subject is not there any more.</summary>
    Task<SubjectView?> ViewAsync(Proposal proposal, CancellationToken cancellationToken);

    /// <summary>SHA-256 of what would be decided now, computed from the content; null when there is nothing to decide.</summary>
    Task<string?> ContentHashAsync(Proposal proposal, CancellationToken cancellationToken);

    /// <summary>The last step has approved it.</summary>
    Task<Outcome> ApproveAsync(Proposal proposal, Act act, CancellationToken cancellationToken);

    /// <summary>差戻し.</summary>
    Task<Outcome> SendBackAsync(Proposal proposal, string comment, Act act, CancellationToken cancellationToken);

    /// <summary>引上げ.</summary>
    Task<Outcome> PullBackAsync(Proposal proposal, string? reason, Act act, CancellationToken cancellationToken);
}

internal static class ProposalSubjects
{
    /// <exception cref="InvalidOperationException">A proposal of a kind without a handler: it should not have been drafted.</exception>
    public static IProposalSubject Of(this IEnumerable<IProposalSubject> subjects, string kind) =>
        subjects.FirstOrDefault(s => s.Kind == kind) ?? throw new InvalidOperationException($"No handler for proposals about '{kind}'.");
}
