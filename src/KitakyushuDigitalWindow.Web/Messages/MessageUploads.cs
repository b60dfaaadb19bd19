using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Applications.Messages;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KitakyushuDigitalWindow.Web.Messages;

internal static class MessageUploads
{
    public static readonly Refusal NothingChosen = new("message.no_file_chosen", "追加するファイルを選んでください");

    /// <summary>Stores what was chosen, one by one; what cannot be taken is said at the field. Answers how many were chosen.</summary>
    public static async Task<int> StoreAsync(
        HttpRequest request, ModelStateDictionary modelState, WriteMessageCommand write,
        Func<AttachToMessageCommand, CancellationToken, Task<Outcome>> attach, CancellationToken cancellationToken)
    {
        var chosen = (await request.ReadFormAsync(cancellationToken)).Files
            .Where(f => f.Name == MessageFilesView.Field && (f.Length > 0 || f.FileName.Length > 0)).ToList();
        foreach (var file in chosen)
        {
            await using var content = file.OpenReadStream();
            var outcome = await attach(new AttachToMessageCommand(write, file.FileName, content), cancellationToken);
            if (!outcome.Succeeded)
            {
                modelState.AddModelError(MessageFilesView.Field, outcome.Refusal!.Message);
            }
        }

        return chosen.Count;
    }
}
