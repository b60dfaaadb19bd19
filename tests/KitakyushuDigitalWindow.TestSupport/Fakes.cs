using System.Collections.Concurrent;
using System.Text;
using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>Keeps the mails that would have gone out.</summary>
public sealed class FakeMail : IMailSender
{
    private readonly ConcurrentQueue<MailMessage> _sent = new();

    public IReadOnlyCollection<MailMessage> Sent => _sent;

    /// <summary>What the mail server answers instead of taking it; null lets it pass.</summary>
    public Func<MailMessage, Exception?>? Refuses { get; set; }

    public Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        if (Refuses?.Invoke(message) is { } refusal)
        {
            throw refusal;
        }

        _sent.Enqueue(message);
        return Task.CompletedTask;
    }
}

/// <summary>Keeps the short messages that would have gone out.</summary>
public sealed class FakeSms : ISmsSender
{
    private readonly ConcurrentQueue<SmsMessage> _sent = new();

    public bool IsConfigured => true;

    public IReadOnlyCollection<SmsMessage> Sent => _sent;

    /// <summary>What the provider answers instead of taking it; null lets it pass.</summary>
    public Func<SmsMessage, Exception?>? Refuses { get; set; }

    public Task SendAsync(SmsMessage message, CancellationToken cancellationToken)
    {
        if (Refuses?.Invoke(message) is { } refusal)
        {
            throw refusal;
        }

        _sent.Enqueue(message);
        return Task.CompletedTask;
    }
}

/// <summary>Finds the word VIRUS infected and the word LOCKED unscannable; can be away. The real one has its own tests.</summary>
public sealed class FakeScanner : IVirusScanner
{
    private int _scans;

    public bool IsConfigured => true;

    public bool IsAway { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Scans => _scans;

    /// <summary>Done once, while the first file is being read.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _scans);
        using var reader = new StreamReader(content, Encoding.Latin1);
        var text = await reader.ReadToEndAsync(cancellationToken);
        if (Meanwhile is { } other)
        {
            Meanwhile = null;
            await other();
        }

        return IsAway ? new ScanResult(ScanOutcome.Unavailable, "away")
            : text.Contains("VIRUS", StringComparison.Ordinal) ? new ScanResult(ScanOutcome.Infected, "Test.Virus")
            : text.Contains("LOCKED", StringComparison.Ordinal) ? new ScanResult(ScanOutcome.Unscannable, ScanReasons.Encrypted)
            : new ScanResult(ScanOutcome.Clean);
    }
}

/// <summary>Gives a file with the letter's words at once; the real printing has its own tests.</summary>
public sealed class FakeRenderer : IDocumentRenderer
{
    /// <summary>Fails as a renderer without a browser would.</summary>
    public bool IsBroken { get; set; }

    public Task<IReadOnlyList<byte[]>> RenderAsync(IReadOnlyList<LetterDocument> letters, CancellationToken cancellationToken) =>
        IsBroken ? throw new DocumentRenderingException("no browser") : Task.FromResult<IReadOnlyList<byte[]>>([.. letters.Select(Print)]);

    public Task<byte[]> RenderBatchAsync(IReadOnlyList<LetterDocument> letters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letters);
        return Task.FromResult(letters.SelectMany(Print).ToArray());
    }

    private static byte[] Print(LetterDocument letter) => Encoding.UTF8.GetBytes("%PDF-1.7\n" + letter.ToJson());
}
