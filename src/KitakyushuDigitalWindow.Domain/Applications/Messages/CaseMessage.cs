using KitakyushuDigitalWindow.Domain.Text;

namespace KitakyushuDigitalWindow.Domain.Applications.Messages;

public enum MessageDirection
{
    FromApplicant = 10,  // 申請者から（質問・返事）
    FromOffice = 20,     // 担当課から
}

/// <summary>
/// 担当課とのやりとり: one message about a filed application. It stands beside the application, not in it, so that a question does not make
/// the page stale that a clerk has open. Written like a small draft: files are kept as they are chosen; once sent it never changes.
/// </summary>
public sealed class CaseMessage
{
    /// <summary>Characters as people count them.</summary>
    public const int TextMaxLength = 2000;

    /// <summary>UTF-16 units; only texts full of joined emoji come near.</summary>
    public const int StoredMaxLength = 4000;

    public const int MaxFiles = 5;
    public const long MaxFilesBytes = 20L * 1024 * 1024;
    public const int OfficeMaxLength = 80;

    /// <summary>How long a message is kept that was begun and never sent.</summary>
    public const int UnsentDays = 30;

    private readonly List<MessageFile> _files = [];

    private CaseMessage() { } // EF Core

    /// <summary>Made by the page that offers to write: sent twice, it is one message.</summary>
    public Guid Id { get; private set; }

    public Guid ApplicationId { get; private set; }

    public MessageDirection Direction { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>返事が必要: the office asks something, and waits for the answer.</summary>
    public bool AsksReply { get; private set; }

    public string AuthorId { get; private set; } = "";

    /// <summary>Ward and section of the clerk, as they were (<c>kokurakita/shimin</c>).</summary>
    public string? Office { get; private set; }

    public DateTime StartedAtUtc { get; private set; }

    /// <summary>Null while it is being written: nobody but its author sees it.</summary>
    public DateTime? SentAtUtc { get; private set; }

    /// <summary>When the other side first opened it.</summary>
    public DateTime? ReadAtUtc { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<MessageFile> Files => _files;

    public bool IsSent => SentAtUtc is not null;

    public static CaseMessage Start(Guid id, Guid applicationId, MessageDirection direction, Act act) => new()
    {
        Id = id,
        ApplicationId = applicationId,
        Direction = direction,
        AuthorId = act.ActorId,
        Office = act.Office,
        StartedAtUtc = act.AtUtc,
    };

    /// <summary>Too long to be kept, whichever way it is counted.</summary>
    public static bool IsTooLong(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > StoredMaxLength || TextElements.AreMoreThan(text, TextMaxLength);
    }

    /// <summary>Keeps what was typed beside the chosen files; a text that is too long stays on the page only.</summary>
    public Outcome Save(string text, bool asksReply)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsSent)
        {
            return MessageRefusals.SentAlready;
        }

        (Text, AsksReply) = (IsTooLong(text) ? Text : text, asksReply);
        Version++;
        return Outcome.Done;
    }

    public Outcome<MessageFile> Attach(string fileName, string contentType, long length, string contentHash, Act act)
    {
        if (IsSent)
        {
            return MessageRefusals.SentAlready;
        }

        if (_files.Exists(f => f.FileName == fileName))
        {
            return ApplicationRefusals.SameFileName;
        }

        if (_files.Count >= MaxFiles)
        {
            return MessageRefusals.TooManyFiles;
        }

        if (_files.Sum(f => f.Length) + length > MaxFilesBytes)
        {
            return MessageRefusals.FilesTooLarge;
        }

        var file = new MessageFile(fileName, contentType, length, contentHash, act);
        _files.Add(file);
        Version++;
        return file;
    }

    public Outcome Detach(Guid fileId)
    {
        if (IsSent)
        {
            return MessageRefusals.SentAlready;
        }

        _files.RemoveAll(f => f.Id == fileId);
        Version++;
        return Outcome.Done;
    }

    public Outcome Send(string text, bool asksReply, Act act)
    {
        if (IsSent)
        {
            return MessageRefusals.SentAlready;
        }

        if (string.IsNullOrWhiteSpace(text) || IsTooLong(text))
        {
            throw new ArgumentException("Whoever calls it has looked at the text.", nameof(text));
        }

        (Text, AsksReply, Office, SentAtUtc) = (text, asksReply && Direction == MessageDirection.FromOffice, act.Office, act.AtUtc);
        Version++;
        return Outcome.Done;
    }

    /// <summary>The other side opened it; only the first time counts.</summary>
    public void MarkRead(DateTime atUtc)
    {
        if (IsSent && ReadAtUtc is null)
        {
            ReadAtUtc = atUtc;
            Version++;
        }
    }
}

/// <summary>A file that goes with a message. The content lies in the blob store, under its hash.</summary>
public sealed class MessageFile : IStoredContent
{
    private MessageFile() { } // EF Core

    internal MessageFile(string fileName, string contentType, long length, string contentHash, Act act) =>
        (Id, FileName, ContentType, Length, ContentHash, AddedAtUtc) =
        (Guid.CreateVersion7(), fileName, contentType, length, contentHash, act.AtUtc);

    public Guid Id { get; private set; }

    public string FileName { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }

    /// <inheritdoc/>
    public string ContentHash { get; private set; } = "";

    /// <inheritdoc/>
    public DateTime AddedAtUtc { get; private set; }
}

public static class MessageRefusals
{
    public static readonly Refusal Closed = new(
        "message.closed", $"この申請の手続きが終わってから{Application.MessageMonths}か月を過ぎたため、ここからは送れません。担当課に電話してください。");
    public static readonly Refusal NoReplyWanted = new(
        "message.no_reply_wanted", "手続きが終わった申請では、「返事が必要」を選べません。チェックを外すか、電話で連絡してください。");
    public static readonly Refusal SentAlready = new(
        "message.sent_already", "このメッセージは、すでに送りました。下の一覧を確認してください。ほかにも伝えることがあるときは、もう一度「送る」を押してください。");
    public static readonly Refusal NoQuestion = new("message.no_question", "いま、対応を待っている質問はありません。画面を読み直して確認してください。");
    public static readonly Refusal TooManyFiles = new(
        "message.too_many_files", $"1通に添付できるファイルは{CaseMessage.MaxFiles}個までです。不要なファイルを外してください。");
    public static readonly Refusal FilesTooLarge = new(
        "message.files_too_large", "1通に添付できるファイルは、合計20MBまでです。不要なファイルを外すか、小さくしてください。");
}
