using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.UseCases.Procedures;

/// <summary>A document to photograph or attach.</summary>
/// <param name="When">Only in this case; null when it is always asked.</param>
public sealed record DocumentRow(string Label, string? When, bool Required, bool OriginalRequired);

/// <summary>手続きの説明: what a person must know before starting.</summary>
/// <param name="Reasons">Why it cannot be finished online, or not wholly; empty when it can.</param>
/// <param name="Purposes">利用目的 of the questions, each once.</param>
/// <param name="AsksAccount">The form asks for a bank account.</param>
public sealed record ProcedurePageRow(
    ProcedureDefinition Definition, int Version, DateOnly UpdatedOn, string Fee, string? FeeNote, string Period, int Minutes,
    IReadOnlyList<DocumentRow> Documents, IReadOnlyList<string> Reasons, IReadOnlyList<string> Purposes, bool AsksAccount);

public sealed class ProcedurePageQuery(IPublishedProcedures procedures)
{
    /// <summary>What a person can still settle on paper is no reason for a visit when the rest goes online.</summary>
    private static readonly string[] _settledOnline = ["書面", "押印", "添付原本"];

    /// <summary>Null when there is no such procedure.</summary>
    public ProcedurePageRow? Read(string procedureId)
    {
        if (procedures.Find(procedureId) is not { } procedure)
        {
            return null;
        }

        var d = procedure.Definition;
        return new ProcedurePageRow(
            d, procedure.Number, JapanTime.DayOf(procedure.PublishedAtUtc), ProcedureText.FeeOf(d.Fee), ProcedureText.FeeNoteOf(d.Fee),
            ProcedureText.PeriodOf(d.Processing), ProcedureText.MinutesOf(d),
            [.. d.Form.Questions.OfType<FileQuestion>().Select(f => Document(d.Form, f))], [.. ReasonsOf(d)],
            [.. d.Form.Questions.Where(q => q.Asks).Select(q => q.PurposeOfUse).Distinct()],
            d.Form.Questions.Any(q => q is BankAccountQuestion));
    }

    private static DocumentRow Document(FormDefinition form, FileQuestion file) => new(
        file.Label, file.When ?? file.ShowWhen?.Describe(form.LabelOf), file.Required, file.OriginalRequired);

    private static IEnumerable<string> ReasonsOf(ProcedureDefinition d) => d.Online switch
    {
        OnlineLevel.Full or OnlineLevel.Info => [],
        OnlineLevel.Blocked => d.Barriers.Select(CatalogueWords.Explain).OfType<string>(),
        _ => d.Barriers.Except(_settledOnline).Select(CatalogueWords.Explain).OfType<string>(),
    };
}
