using System.Globalization;
using System.Security.Cryptography;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity;

/// <param name="Email">In canonical form.</param>
/// <param name="Again">The person asks for another code; otherwise one that can still be used is left alone.</param>
public sealed record SendEmailCodeCommand(string Email, bool Again = false);

/// <summary>Sends six digits to an address, to see whether mail to it reaches the citizen.</summary>
public sealed class SendEmailCodeHandler(IDigitalWindowDb db, ICurrentCitizen citizen, ICodeSeal seal, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Refusals of <see cref="EmailRefusals"/>: too soon, too many.</summary>
    public async Task<Outcome> HandleAsync(SendEmailCodeCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        for (var attempt = 1; ; attempt++)
        {
            var now = clock.NowUtc();
            var confirmation = await db.EmailConfirmations.SingleOrDefaultAsync(e => e.CitizenId == citizen.Id, cancellationToken);
            if (confirmation?.Awaits(command.Email, now) == true && !command.Again)
            {
                return Outcome.Done;
            }

            if (confirmation is null)
            {
                confirmation = EmailConfirmation.For(citizen.Id, now);
                db.EmailConfirmations.Add(confirmation);
            }

            var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);
            var sent = confirmation.Send(command.Email, code, seal.Seal(code), now);
            if (!sent.Succeeded)
            {
                return sent;
            }

            db.Outbox.Add(new OutboxLine(OutboxKinds.MailEmailCode, confirmation.Id, now));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return Outcome.Done;
            }
            catch (DbUpdateException e) when (attempt < Tries && (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e)))
            {
                db.ChangeTracker.Clear(); // a double click: the first one's code will do
            }
        }
    }
}

/// <summary>The address that a code was sent to and is awaited from.</summary>
public sealed class AwaitedEmailQuery(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    /// <summary>Null when no code can be used now.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        var confirmation = await db.EmailConfirmations.AsNoTracking().SingleOrDefaultAsync(e => e.CitizenId == citizen.Id, cancellationToken);
        // a code that has expired or was tried too often is awaited still: the page says so when it is typed
        return confirmation is { SealedCode.Length: > 0 } && clock.NowUtc() < confirmation.SentAtUtc.AddDays(1) ? confirmation.Email : null;
    }
}
