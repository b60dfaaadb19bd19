namespace KitakyushuDigitalWindow.Domain.Identity;

/// <summary>How often a citizen has lately typed a code that is none. Guessing is hopeless anyway; this makes it visible and slow.</summary>
public sealed class CodeTries
{
    public const int Max = 5;

    private static readonly TimeSpan _window = TimeSpan.FromHours(1);

    private CodeTries() { } // EF Core

    public CodeTries(Guid citizenId, DateTime atUtc) => (CitizenId, FirstAtUtc) = (citizenId, atUtc);

    public Guid CitizenId { get; private set; }

    public DateTime FirstAtUtc { get; private set; }

    public int Count { get; private set; }

    public int Version { get; private set; }

    public bool IsExhausted(DateTime nowUtc) => Count >= Max && nowUtc < FirstAtUtc + _window;

    public void Fail(DateTime nowUtc)
    {
        if (nowUtc >= FirstAtUtc + _window)
        {
            (FirstAtUtc, Count) = (nowUtc, 0);
        }

        Count++;
        Version++;
    }
}
