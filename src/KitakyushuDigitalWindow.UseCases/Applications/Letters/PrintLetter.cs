using System.Globalization;
using System.Security.Cryptography;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Letters;

/// <summary>通知書の印刷と交付: the approved letter gets number and date, is printed, stored and handed to the citizen.</summary>
public sealed class PrintLetterHandler(
    IDigitalWindowDb db, IDocumentRenderer renderer, IBlobStore blobs, TimeProvider clock, ILogger<PrintLetterHandler> logger) : IOutboxHandler
{
    public IReadOnlyCollection<string> Kinds { get; } = [OutboxKinds.PrintLetter];

    /// <summary>Called twice it prints once: an application that is no longer decided has its letter already.</summary>
    /// <exception cref="InvalidOperationException">The stored letter is not the approved one.</exception>
    public async Task HandleAsync(OutboxLine line, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        var application = await db.Applications.Include(a => a.Decisions)
            .SingleAsync(a => a.Id == line.SubjectId, cancellationToken);
        if (application.Status != ApplicationStatus.Decided)
        {
            return;
        }

        var act = new Act(Act.SystemActor, clock.NowUtc());
        var decision = application.CurrentDecision!;
        var letter = LetterOf(decision, act.AtUtc);
        var pdf = (await renderer.RenderAsync([letter], cancellationToken))[0];
        using var content = new MemoryStream(pdf, writable: false);
        var hash = await blobs.PutAsync(content, cancellationToken);

        var outcome = application.Issue(letter.Title, letter.Number!, hash, pdf.Length, act);
        if (!outcome.Succeeded)
        {
            throw new InvalidOperationException("A decided application could not be issued.");
        }

        if (DocumentCode.TryParse(letter.VerificationCode, out var code))
        {
            db.VerifiableLetters.Add(new VerifiableLetter(
                code, letter.Number!, letter.Date!.Value, letter.Title, string.Join('　', letter.Sender?.Lines ?? []), letter.ContentHash(),
                Convert.ToHexStringLower(SHA256.HashData(pdf)), act.AtUtc));
        }

        db.Outbox.Add(new OutboxLine(OutboxKinds.MailDecided, application.Id, act.AtUtc));
        if (application.ForWhomKind == ForWhomKind.Delegation)
        {
            db.Outbox.Add(new OutboxLine(OutboxKinds.MailDecidedForYou, application.Id, act.AtUtc));
        }

        db.Audit.Add(new AuditEntry("application.issue", application.ReceiptNumber!, act));
        await db.SaveChangesAsync(cancellationToken);
        CaseAct.Log(logger, "issue", application.ReceiptNumber!, outcome);
    }

    /// <summary>The letter bears the day of the decision; what was approved is not touched.</summary>
    internal static LetterDocument LetterOf(Decision decision, DateTime issuedAtUtc)
    {
        var approved = LetterDocument.FromJson(decision.Letter);
        if (approved.ContentHash() != decision.LetterHash)
        {
            throw new InvalidOperationException("The letter is not the one that was approved.");
        }

        return approved with
        {
            Number = decision.DocumentNumber,
            Date = JapanTime.DayOf(decision.DecidedAtUtc!.Value),
            IssuedAtUtc = issuedAtUtc,
            DocumentId = "D-" + decision.Id.ToString("N", CultureInfo.InvariantCulture)[^12..].ToUpperInvariant(),
        };
    }
}
