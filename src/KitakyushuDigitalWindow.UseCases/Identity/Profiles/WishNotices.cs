using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.UseCases.Applications.Messages;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Identity.Profiles;

/// <summary>知らせの受け取り方, as it is and as it may be.</summary>
/// <param name="OffersSms">A provider is set up.</param>
/// <param name="KeepsProfile">The citizen lets us keep what they entered; without it no number can be kept.</param>
/// <param name="HasMobile">A mobile number is kept.</param>
public sealed record NoticeWishRow(NoticeWish Wish, bool OffersSms, bool KeepsProfile, bool HasMobile);

public sealed class NoticeWishQuery(IDigitalWindowDb db, ICurrentCitizen citizen, ISmsSender sms)
{
    public async Task<NoticeWishRow> ReadAsync(CancellationToken cancellationToken)
    {
        var id = citizen.Id;
        var wish = await db.Citizens.AsNoTracking().Where(c => c.Id == id).Select(c => c.NoticeWish).SingleAsync(cancellationToken);
        return new NoticeWishRow(
            wish ?? NoticeWish.Mail, sms.IsConfigured, await db.Profiles.AsNoTracking().AnyAsync(p => p.Id == id, cancellationToken),
            sms.IsConfigured && await db.KeptMobileAsync(id, cancellationToken) is not null);
    }
}

/// <param name="Wish">Null when nothing was chosen.</param>
public sealed record WishNoticesCommand(NoticeWish? Wish);

/// <summary>知らせの受け取り方を決める; the pages of the portal tell everything in any case.</summary>
public sealed class WishNoticesHandler(IDigitalWindowDb db, ICurrentCitizen citizen, ISmsSender sms, TimeProvider clock)
{
    public static readonly Refusal NothingChosen = new("notices.nothing_chosen", "知らせの受け取り方を選んでください");
    public static readonly Refusal NoMobile = new("notices.no_mobile", "SMSで受け取るときは、先に、携帯電話の番号を登録してください");

    public async Task<Outcome> HandleAsync(WishNoticesCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.Wish is not { } wish || !Enum.IsDefined(wish) || (wish == NoticeWish.Sms && !sms.IsConfigured))
        {
            return NothingChosen;
        }

        if (wish == NoticeWish.Sms && await db.KeptMobileAsync(citizen.Id, cancellationToken) is null)
        {
            return NoMobile;
        }

        var (id, act) = (citizen.Id, clock.ActBy(citizen));
        var person = await db.Citizens.SingleAsync(c => c.Id == id, cancellationToken);
        person.WishNotices(wish);
        db.Audit.Add(new AuditEntry("profile.notices", id.ToString("N"), act));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ProfileRefusals.ChangedMeanwhile;
        }
    }
}
