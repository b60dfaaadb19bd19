using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity;

/// <param name="Code">As typed: any width, spaces and hyphens.</param>
public sealed record ConfirmEmailCommand(string Email, string Code);

/// <summary>The six digits came back: the address is the citizen's, and stays confirmed for other forms.</summary>
public sealed class ConfirmEmailHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    public static readonly Refusal NoCode = new("email.no_code", "確認コード（6桁の数字）を入力してください");

    private const int Tries = 5;

    /// <summary>Refusals: nothing like a code; wrong, expired, tried too often (<see cref="EmailRefusals"/>).</summary>
    public async Task<Outcome> HandleAsync(ConfirmEmailCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var code = WidthFolding.WithoutSpacesAndHyphens(WidthFolding.ToHalfWidthAscii(command.Code));
        for (var attempt = 1; ; attempt++)
        {
            var person = await db.Citizens.SingleAsync(c => c.Id == citizen.Id, cancellationToken);
            if (person.HasConfirmed(command.Email))
            {
                return Outcome.Done;
            }

            if (code.Length != EmailConfirmation.CodeLength || !code.All(char.IsAsciiDigit))
            {
                return NoCode;
            }

            var confirmation = await db.EmailConfirmations.SingleOrDefaultAsync(e => e.CitizenId == citizen.Id, cancellationToken);
            var outcome = confirmation?.Confirm(command.Email, code, clock.NowUtc()) ?? EmailRefusals.Expired;
            if (outcome.Succeeded)
            {
                person.ConfirmEmail(command.Email);
                db.Audit.Add(new AuditEntry("citizen.confirm_email", person.Id.ToString("N"), clock.ActBy(citizen)));
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken); // a wrong code counts as well
                return outcome;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
