namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>A clock that stands still until the test moves it. 24 November 2026, 10:00 in Japan.</summary>
public sealed class FakeClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;
}
