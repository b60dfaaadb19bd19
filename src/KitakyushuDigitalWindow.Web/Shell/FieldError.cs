using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KitakyushuDigitalWindow.Web.Shell;

/// <summary>One line of the error summary: the message, and the id of the field that its link leads to.</summary>
/// <param name="FieldId">Id of an input on the same page (of a group: its first input); null when no field is to blame.</param>
/// <param name="Message">The same words as beside the field.</param>
public sealed record FieldError(string? FieldId, string Message)
{
    /// <summary>The question that the message names, so that it can be translated; empty when it names none.</summary>
    public string Label { get; init; } = "";

    /// <summary>The errors of a model state, in the order of its keys.</summary>
    /// <param name="modelState">The model state of the page.</param>
    /// <param name="ids">
    /// Ids by model-state key, where they differ from those that <c>asp-for</c> makes (<c>Input.Phone</c> → <c>Input_Phone</c>).
    /// </param>
    public static IReadOnlyList<FieldError> From(
        ModelStateDictionary modelState, IReadOnlyDictionary<string, string>? ids = null)
    {
        var errors = new List<FieldError>();
        foreach (var (key, entry) in modelState)
        {
            string? id = null;
            if (key.Length > 0 && (ids is null || !ids.TryGetValue(key, out id)))
            {
                id = TagBuilder.CreateSanitizedId(key, "_");
            }

            errors.AddRange(entry.Errors.Select(e => new FieldError(id, e.ErrorMessage)));
        }

        return errors;
    }
}
