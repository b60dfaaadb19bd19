namespace KitakyushuDigitalWindow.Domain.Identity;

/// <summary>市民・利用者: the account behind a My Number card log-in. The card's facts are renewed at every log-in;
/// what the citizen gave otherwise is in the <see cref="Profile"/>.</summary>
public sealed class Citizen
{
    public const int SubjectMaxLength = 255;
    public const int NameMaxLength = 200;
    public const int AddressMaxLength = 400;
    public const int BirthRawMaxLength = 20;
    public const int ConfirmedEmailsMaxLength = MaxConfirmedEmails * (EmailAddress.MaxLength + 1);
    private const int MaxConfirmedEmails = 5;

    private Citizen() { } // EF Core

    public Guid Id { get; private set; }

    /// <summary>Pairwise subject of the provider; never the card's serial, which changes at every renewal.</summary>
    public string Subject { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    public DateOnly? BirthOn { get; private set; }

    /// <summary>As delivered, for birth days with unknown parts.</summary>
    public string? BirthRaw { get; private set; }

    public Sex Sex { get; private set; }

    /// <summary>Addresses that the citizen has proved by a code, newest first, one a line.</summary>
    public string ConfirmedEmails { get; private set; } = "";

    /// <summary>知らせの受け取り方; null until the citizen has decided: then by mail, and the kept number is not rung.</summary>
    public NoticeWish? NoticeWish { get; private set; }

    public DateTime LastSignedInAtUtc { get; private set; }

    public int Version { get; private set; }

    public string ActorId => "citizen:" + Id.ToString("N");

    public static Citizen Open(CardFacts facts, DateTime atUtc)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var citizen = new Citizen { Id = Guid.CreateVersion7(), Subject = facts.Subject };
        citizen.SignIn(facts, atUtc);
        return citizen;
    }

    /// <summary>The card's facts as of this log-in (a name or an address may have changed).</summary>
    public void SignIn(CardFacts facts, DateTime atUtc)
    {
        ArgumentNullException.ThrowIfNull(facts);
        (Name, Address, BirthOn, BirthRaw, Sex) = (facts.Name, facts.Address, facts.BirthOn, facts.BirthRaw, facts.Sex);
        LastSignedInAtUtc = atUtc;
        Version++;
    }

    /// <summary>How the person wants to be told; the pages of the portal tell it in any case.</summary>
    public void WishNotices(NoticeWish wish)
    {
        NoticeWish = wish;
        Version++;
    }

    public bool HasConfirmed(string email) => !string.IsNullOrEmpty(email) && ConfirmedEmails.Split('\n').Contains(email);

    /// <summary>Mail to this address has reached the citizen. The last five are remembered.</summary>
    public void ConfirmEmail(string email)
    {
        ConfirmedEmails = string.Join('\n', ConfirmedEmails.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(e => e != email).Prepend(email).Take(MaxConfirmedEmails));
        Version++;
    }
}

public enum NoticeWish
{
    Mail = 10,  // メール
    Sms = 20,   // SMS
    None = 30,  // 受け取らない（画面だけ）
}
