using System.Text;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Letters;

/// <summary>A letter that goes by post, without the name: the list is not a case.</summary>
public sealed record LetterToPost(Guid Id, string ReceiptNumber, string Title, string DocumentNumber, DateTime IssuedAtUtc, DateOnly? PostedOn);

/// <param name="HasMore">There are more than are shown: post these first.</param>
public sealed record LettersToPost(IReadOnlyList<LetterToPost> Rows, bool HasMore);

/// <summary>郵送する文書 of the reader's section.</summary>
public sealed class LettersToPostQuery(IDigitalWindowDb db, ICurrentStaff staff)
{
    /// <summary>One print: more would not fit a person's hands, nor a browser's patience.</summary>
    public const int MaxLetters = 50;

    /// <param name="isPosted">Those that have been posted, the newest first; else those that wait, the oldest first.</param>
    public async Task<LettersToPost> ReadAsync(bool isPosted, CancellationToken cancellationToken)
    {
        var letters = db.Applications.VisibleTo(staff).AsNoTracking().Where(a => a.Status == ApplicationStatus.Completed)
            .SelectMany(a => a.Letters, (a, l) => new { a.ReceiptNumber, Letter = l })
            .Where(x => x.Letter.GoesByPost && (isPosted ? x.Letter.PostedOn != null : x.Letter.PostedOn == null));
        letters = isPosted ? letters.OrderByDescending(x => x.Letter.IssuedAtUtc) : letters.OrderBy(x => x.Letter.IssuedAtUtc);
        var found = await letters.Take(MaxLetters + 1)
            .Select(x => new LetterToPost(x.Letter.Id, x.ReceiptNumber!, x.Letter.Title, x.Letter.DocumentNumber, x.Letter.IssuedAtUtc, x.Letter.PostedOn))
            .ToListAsync(cancellationToken);
        return new LettersToPost([.. found.Take(MaxLetters)], found.Count > MaxLetters);
    }
}

/// <param name="Letters">Chosen in the list.</param>
public sealed record ChosenLetters(IReadOnlyList<Guid> Letters);

/// <summary>まとめて印刷, 宛名一覧: for the letters that were chosen, and each of their cases is recorded as seen.</summary>
public sealed class PrintLettersHandler(IDigitalWindowDb db, ICurrentStaff staff, IDocumentRenderer renderer, TimeProvider clock)
{
    public static readonly Refusal NothingChosen = new("letters.nothing_chosen", "文書を選んでください");

    /// <summary>One PDF with all of them, each from a new sheet, as they were issued.</summary>
    /// <exception cref="DocumentRenderingException">The letters could not be printed.</exception>
    public async Task<Outcome<byte[]>> PdfAsync(ChosenLetters chosen, CancellationToken cancellationToken)
    {
        var letters = await ReadAsync(chosen, cancellationToken);
        return letters.Count == 0 ? NothingChosen : await renderer.RenderBatchAsync(letters, cancellationToken);
    }

    /// <summary>宛名一覧 as CSV: UTF-8 with a byte order mark, names as registered.</summary>
    public async Task<Outcome<byte[]>> AddressesAsync(ChosenLetters chosen, CancellationToken cancellationToken)
    {
        var letters = await ReadAsync(chosen, cancellationToken);
        if (letters.Count == 0)
        {
            return NothingChosen;
        }

        var csv = new StringBuilder("郵便番号,住所,氏名,敬称,文書番号,受付番号\r\n");
        foreach (var letter in letters)
        {
            var to = letter.Addressee;
            csv.AppendJoin(',', new[]
            {
                to?.PostalCode ?? "", string.Join('　', to?.AddressLines ?? []), to?.Name ?? "", to?.Honorific ?? "", letter.Number ?? "", letter.ReceiptNumber ?? "",
            }.Select(CsvText.Cell)).Append("\r\n");
        }

        return (byte[])[.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private async Task<IReadOnlyList<LetterDocument>> ReadAsync(ChosenLetters chosen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        var ids = chosen.Letters.Take(LettersToPostQuery.MaxLetters).ToList();
        var found = await db.Applications.VisibleTo(staff).AsNoTracking().Include(a => a.Decisions).Include(a => a.Letters)
            .Where(a => a.Letters.Any(l => ids.Contains(l.Id) && l.GoesByPost)).ToListAsync(cancellationToken);
        var act = clock.ActBy(staff);
        db.Audit.AddRange(found.Select(a => new AuditEntry("application.print_letters", a.ReceiptNumber!, act)));
        await db.SaveChangesAsync(cancellationToken);
        return
        [
            .. found.SelectMany(a => a.Letters.Where(l => ids.Contains(l.Id)).Select(l => (Letter: l, Decision: a.Decisions.First(d => d.DocumentNumber == l.DocumentNumber))))
                .OrderBy(x => x.Letter.IssuedAtUtc).Select(x => PrintLetterHandler.LetterOf(x.Decision, x.Letter.IssuedAtUtc)),
        ];
    }
}

/// <param name="Refusal">Why it was not marked; null when it was.</param>
public sealed record PostedLetter(string ReceiptNumber, Refusal? Refusal);

/// <summary>発送済みにする: each letter in its own save, so that one that a colleague has marked does not stop the others.</summary>
public sealed class PostLettersHandler(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock, ILogger<PostLettersHandler> logger)
{
    /// <summary>What became of each; letters of other sections are not in it.</summary>
    public async Task<Outcome<IReadOnlyList<PostedLetter>>> HandleAsync(ChosenLetters chosen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        var ids = chosen.Letters.Take(LettersToPostQuery.MaxLetters).ToList();
        var numbers = await db.Applications.VisibleTo(staff).AsNoTracking()
            .SelectMany(a => a.Letters, (a, l) => new { a.ReceiptNumber, l.Id }).Where(x => ids.Contains(x.Id)).ToListAsync(cancellationToken);
        if (numbers.Count == 0)
        {
            return PrintLettersHandler.NothingChosen;
        }

        var act = clock.ActBy(staff);
        var report = new List<PostedLetter>();
        foreach (var letter in numbers)
        {
            var outcome = await CaseAct.RunAsync(db, staff, letter.ReceiptNumber!, async application =>
            {
                await db.Applications.Where(a => a.Id == application.Id).SelectMany(a => a.Letters).LoadAsync(cancellationToken);
                var posted = application.PostLetter(letter.Id, act);
                if (posted.Succeeded)
                {
                    db.Audit.Add(new AuditEntry("application.post_letter", letter.ReceiptNumber!, act));
                }

                return posted;
            }, cancellationToken);
            CaseAct.Log(logger, "post_letter", letter.ReceiptNumber!, outcome);
            report.Add(new PostedLetter(letter.ReceiptNumber!, outcome.Refusal));
        }

        return report;
    }
}
