namespace KitakyushuDigitalWindow.Domain.Identity;

/// <summary>What a consent is for.</summary>
public enum ConsentPurpose
{
    Profile = 10,  // 入力した内容を次の手続きで使う
}

/// <summary>同意: purpose, wording, when it was given and where, and whether it was taken back. It stays when what was kept is gone: it proves both.</summary>
public sealed class Consent
{
    public const int ReceiptNumberMaxLength = 20;

    private Consent() { } // EF Core

    public Guid Id { get; private set; }

    public Guid CitizenId { get; private set; }

    public ConsentPurpose Purpose { get; private set; }

    /// <summary>Which <see cref="ConsentWording"/> was read.</summary>
    public int WordingVersion { get; private set; }

    public DateTime GivenAtUtc { get; private set; }

    /// <summary>The application with which it was given; null when it was on the profile page.</summary>
    public string? ReceiptNumber { get; private set; }

    public DateTime? WithdrawnAtUtc { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    public bool IsWithdrawn => WithdrawnAtUtc is not null;

    public static Consent Give(Guid citizenId, ConsentPurpose purpose, string? receiptNumber, Act act) => new()
    {
        Id = Guid.CreateVersion7(),
        CitizenId = citizenId,
        Purpose = purpose,
        WordingVersion = ConsentWording.Of(purpose).Version,
        GivenAtUtc = act.AtUtc,
        ReceiptNumber = receiptNumber,
    };

    /// <summary>撤回. A second time changes nothing: the first one counts.</summary>
    public void Withdraw(Act act)
    {
        if (!IsWithdrawn)
        {
            (WithdrawnAtUtc, Version) = (act.AtUtc, Version + 1);
        }
    }
}

/// <summary>The words that a citizen agrees to. A change of meaning is a new version; old ones stay, for what was agreed to under them.</summary>
/// <param name="Label">Beside the box.</param>
/// <param name="Benefit">What it is good for, and that it is free to refuse, in one line.</param>
public sealed record ConsentWording(ConsentPurpose Purpose, int Version, string Label, string Benefit)
{
    private static readonly ConsentWording[] _all =
    [
        new(ConsentPurpose.Profile, 1, "入力した内容を、次の手続きで使えるように保存する（任意）",
            "次の手続きで、電話番号や家族の名前などを入力し直さずに済みます。保存した内容は、いつでも確認・修正・削除できます。"),
    ];

    /// <summary>The words shown now.</summary>
    public static ConsentWording Of(ConsentPurpose purpose) => _all.Where(w => w.Purpose == purpose).MaxBy(w => w.Version)!;

    /// <summary>The words that were agreed to then.</summary>
    public static ConsentWording Of(ConsentPurpose purpose, int version) => _all.First(w => w.Purpose == purpose && w.Version == version);
}
