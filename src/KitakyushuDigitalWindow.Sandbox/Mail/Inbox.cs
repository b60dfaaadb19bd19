namespace KitakyushuDigitalWindow.Sandbox.Mail;

/// <summary>A received mail. Text is the plain part, or the HTML source when there is no plain part.</summary>
/// <param name="Id">Counts from 1 in order of arrival.</param>
/// <param name="ReceivedAtUtc">UTC instant of arrival.</param>
public sealed record ReceivedMail(
    int Id, DateTime ReceivedAtUtc, string From, IReadOnlyList<string> To, string Subject, string Text, IReadOnlyList<string> AttachmentNames);

/// <summary>The mails that the sandbox caught, in memory: they are gone when it stops.</summary>
public sealed class Inbox
{
    private const int Capacity = 1000;
    private readonly LinkedList<ReceivedMail> _mails = [];
    private int _lastId;

    /// <summary>Newest first; a copy.</summary>
    public IReadOnlyList<ReceivedMail> NewestFirst()
    {
        lock (_mails)
        {
            return [.. _mails];
        }
    }

    internal void Add(Func<int, ReceivedMail> mail)
    {
        lock (_mails)
        {
            _mails.AddFirst(mail(++_lastId));
            if (_mails.Count > Capacity)
            {
                _mails.RemoveLast();
            }
        }
    }
}
