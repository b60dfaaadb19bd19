using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Messages;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KitakyushuDigitalWindow.Web.Messages;

/// <summary>The messages of one application, oldest first, for one of the two sides.</summary>
/// <param name="FileUrl">Where a file is handed out.</param>
/// <param name="IsOffice">Read by staff: their own messages stand on the right.</param>
public sealed record MessageListView(IReadOnlyList<MessageRow> Messages, Func<Guid, string> FileUrl, bool IsOffice);

/// <summary>The files of a message that is being written, and the field for more.</summary>
/// <param name="Error">About what was chosen last; null when there is nothing to say.</param>
public sealed record MessageFilesView(IReadOnlyList<MessageFileRow> Files, Func<Guid, string> FileUrl, string? Error)
{
    /// <summary>Names of the file field and of its error.</summary>
    public const string Field = "files";

    public static MessageFilesView Of(MessageThread thread, Guid messageId, Func<Guid, string> fileUrl, ModelStateDictionary modelState)
    {
        ArgumentNullException.ThrowIfNull(thread);
        ArgumentNullException.ThrowIfNull(modelState);
        var errors = modelState[Field] is { Errors.Count: > 0 } entry ? string.Join("。", entry.Errors.Select(e => e.ErrorMessage)) : null;
        return new MessageFilesView(thread.Draft is { } draft && draft.Id == messageId ? draft.Files : [], fileUrl, errors);
    }

    /// <summary>A word for each file that cannot be sent.</summary>
    public IEnumerable<string> Rejected => Files.Select(f => f.Check.WhyRejected(f.FileName)).OfType<string>();
}
