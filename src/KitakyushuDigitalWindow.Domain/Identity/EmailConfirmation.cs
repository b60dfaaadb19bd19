using System.Security.Cryptography;
using System.Text;

namespace KitakyushuDigitalWindow.Domain.Identity;

/// <summary>メールアドレスの確認: the code that was last sent to a citizen, to which address, and how often it was tried. One row for each citizen.</summary>
public sealed class EmailConfirmation
{
    public const int CodeLength = 6;
    public const int CodeHashMaxLength = 64;
    public const int SealedCodeMaxLength = 400;
    public const int MaxTries = 5;
    public const int MaxSendsAnHour = 6;

    /// <summary>A code can be used so long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    /// <summary>Another code to the same address not before.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan _window = TimeSpan.FromHours(1);

    private EmailConfirmation() { } // EF Core

    public Guid Id { get; private set; }

    public Guid CitizenId { get; private set; }

    public string Email { get; private set; } = "";

    /// <summary>Hash of key and code; six digits alone would be found in a table.</summary>
    public string CodeHash { get; private set; } = "";

    /// <summary>The code as only this portal can read it, for the mail that is still to go out; empty once the address is confirmed.</summary>
    public string SealedCode { get; private set; } = "";

    public DateTime SentAtUtc { get; private set; }

    public int Tries { get; private set; }

    /// <summary>Mails of the last hour, counted from here.</summary>
    public DateTime CountedFromAtUtc { get; private set; }

    public int SentCount { get; private set; }

    public int Version { get; private set; }

    public static EmailConfirmation For(Guid citizenId, DateTime atUtc) =>
        new() { Id = Guid.CreateVersion7(), CitizenId = citizenId, CountedFromAtUtc = atUtc };

    /// <summary>Is there a code for this address that can still be used?</summary>
    public bool Awaits(string email, DateTime nowUtc) => SealedCode.Length > 0 && Email == email && nowUtc < SentAtUtc + Lifetime && Tries < MaxTries;

    /// <summary>Refusals: too soon after the last one; too many within the hour.</summary>
    public Outcome Send(string email, string code, string sealedCode, DateTime nowUtc)
    {
        if (Email == email && SealedCode.Length > 0 && nowUtc < SentAtUtc + Pause)
        {
            return EmailRefusals.TooSoon;
        }

        if (nowUtc >= CountedFromAtUtc + _window)
        {
            (CountedFromAtUtc, SentCount) = (nowUtc, 0);
        }

        if (SentCount >= MaxSendsAnHour)
        {
            return EmailRefusals.TooMany;
        }

        (Email, CodeHash, SealedCode, SentAtUtc, Tries, SentCount) = (email, HashOf(code), sealedCode, nowUtc, 0, SentCount + 1);
        Version++;
        return Outcome.Done;
    }

    /// <summary>Refusals: no code is awaited (any more) for this address; another code, which counts as a try.</summary>
    public Outcome Confirm(string email, string code, DateTime nowUtc)
    {
        if (!Awaits(email, nowUtc))
        {
            return Tries >= MaxTries ? EmailRefusals.TriedTooOften : EmailRefusals.Expired;
        }

        Version++;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(code)), Encoding.ASCII.GetBytes(CodeHash)))
        {
            Tries++;
            return Tries >= MaxTries ? EmailRefusals.TriedTooOften : EmailRefusals.WrongCode(MaxTries - Tries);
        }

        (CodeHash, SealedCode) = ("", "");
        return Outcome.Done;
    }

    private string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id:N}:{code}")));
}

public static class EmailRefusals
{
    public static readonly Refusal TooSoon = new("email.too_soon", "確認コードは、さきほど送りました。届かないときは、1分ほど待ってから、もう一度送ってください");
    public static readonly Refusal TooMany = new("email.too_many", "確認コードを何度も送ったため、いまは送れません。1時間ほど待ってから、もう一度試してください");
    public static readonly Refusal Expired = new("email.expired", "確認コードの期限が切れました。「確認コードをもう一度送る」を押してください");
    public static readonly Refusal TriedTooOften = new("email.tried_too_often", "確認コードを5回間違えたため、このコードは使えません。「確認コードをもう一度送る」を押してください");

    public static Refusal WrongCode(int left) => new("email.wrong_code", $"確認コードが違います。メールに書いてある6桁の数字を入力してください（あと{left}回）");
}
