using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MimeKit;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace KitakyushuDigitalWindow.Sandbox.Mail;

/// <summary>Speaks SMTP on a loopback port and puts every mail into the inbox.</summary>
internal sealed class MailReceiver(Inbox inbox, TimeProvider clock, int port) : IHostedService, IDisposable
{
    /// <summary>Before the @: answers as a mail server that knows no such person.</summary>
    public const string Undeliverable = "undeliverable";

    /// <summary>Before the @: refuses each mail the first time, as a mail server with grey lists does.</summary>
    public const string Later = "later";

    private const int MaxBytes = 20 * 1024 * 1024;
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .MaxMessageSize(MaxBytes, MaxMessageSizeHandling.Strict)
            .Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, port)))
            .Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new InboxStore(inbox, clock));

        // Listens before its first await, so that the port answers when this method returns; a taken port is told at once.
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
        if (_running.IsFaulted)
        {
            await _running;
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stop.Dispose();

    private sealed class InboxStore(Inbox inbox, TimeProvider clock) : MessageStore
    {
        private const SmtpReplyCode ComeAgain = (SmtpReplyCode)451;

        private readonly ConcurrentDictionary<string, bool> _refusedOnce = new();

        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using var bytes = new MemoryStream(buffer.ToArray());
            using var message = await MimeMessage.LoadAsync(bytes, cancellationToken);
            string[] to = [.. transaction.To.Select(m => $"{m.User}@{m.Host}")];
            if (transaction.To.Any(m => m.User == Undeliverable))
            {
                return SmtpResponse.MailboxUnavailable;
            }

            if (transaction.To.Any(m => m.User == Later) && _refusedOnce.TryAdd($"{string.Join(',', to)}\n{message.Subject}\n{message.TextBody}", true))
            {
                return new SmtpResponse(ComeAgain, "come again");
            }

            string[] attachments = [.. message.Attachments.Select(a => a.ContentDisposition?.FileName ?? a.ContentType.Name ?? a.ContentType.MimeType)];
            inbox.Add(id => new ReceivedMail(
                id, clock.GetUtcNow().UtcDateTime, message.From.ToString(), to,
                message.Subject ?? "", message.TextBody ?? message.HtmlBody ?? "", attachments));
            return SmtpResponse.Ok;
        }
    }
}

internal static class MailReceiverRegistration
{
    public static void AddMailInbox(this IServiceCollection services, int port)
    {
        services.AddSingleton<Inbox>();
        services.AddHostedService(s => new MailReceiver(s.GetRequiredService<Inbox>(), s.GetRequiredService<TimeProvider>(), port));
    }
}
