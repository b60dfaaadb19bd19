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

    public Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        _sent.Enqueue(message);
        return Task.CompletedTask;
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
