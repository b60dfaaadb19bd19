using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Procedures.Guide;

/// <summary>What is to be had at hand for one procedure.</summary>
/// <param name="Always">Documents that everybody needs.</param>
/// <param name="Sometimes">Documents under a condition, and those that only help.</param>
public sealed record ChecklistRow(GuideRow Procedure, bool AsksAccount, IReadOnlyList<DocumentRow> Always, IReadOnlyList<DocumentRow> Sometimes);

/// <summary>「書類だけ」: the documents for everything that the guide found.</summary>
public sealed class GuideChecklistQuery(ProcedurePageQuery pages)
{
    public IReadOnlyList<ChecklistRow> Read(GuideResultRow result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return
        [
            .. result.Needed.Select(p => (Row: p, Page: pages.Read(p.Id)!)).Select(p => new ChecklistRow(
                p.Row, p.Page.AsksAccount, [.. p.Page.Documents.Where(IsForAll)], [.. p.Page.Documents.Where(d => !IsForAll(d))])),
        ];
    }

    /// <summary>The condition, and what else is to be said of a document; empty when nothing is.</summary>
    public static string NoteOf(DocumentRow document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return string.Join("。", new[] { document.When, document.OriginalRequired ? "原本が必要です" : null, document.Required || document.OriginalRequired ? null : "あれば" }.OfType<string>());
    }

    private static bool IsForAll(DocumentRow document) => document.When is null && (document.Required || document.OriginalRequired);
}

public sealed partial class PrintGuideChecklistHandler(IDocumentRenderer renderer, TimeProvider clock, ILogger<PrintGuideChecklistHandler> logger)
{
    public static readonly Refusal NotPrinted = new(
        "guide.not_printed", "いま、PDFを作れませんでした。少し待ってから、もう一度お試しください。このページをそのまま印刷することもできます。");

    /// <summary>The checklist as PDF. It names procedures and documents, and no person.</summary>
    public async Task<Outcome<byte[]>> HandleAsync(string title, IReadOnlyList<ChecklistRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            return (await renderer.RenderAsync([LetterOf(title, rows, clock.NowUtc())], cancellationToken))[0];
        }
        catch (DocumentRenderingException e)
        {
            LogNotPrinted(logger, e);
            return NotPrinted;
        }
    }

    public static LetterDocument LetterOf(string title, IReadOnlyList<ChecklistRow> rows, DateTime atUtc)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new LetterDocument
        {
            Kind = LetterKind.Checklist,
            Title = title + "　書類のチェックリスト",
            IssuedAtUtc = atUtc,
            Sender = new LetterSender(["北九州市デジタル窓口"]),
            Opening = "□ マイナンバーカード（オンラインの申請では、利用者証明用パスワード（数字4桁）を使います。窓口では本人の確認に使います。）",
            Items = [.. rows.Select(r => new LetterItem(HeadingOf(r), [.. LinesOf(r)]))],
            Notes = ["期限や書類は、手続きのページで確認してください。", "どれに当てはまるか分からないときは、コールセンターに電話してください。"],
            Contact = new LetterContact("北九州市コールセンター", CallCentre.Phone, CallCentre.Hours),
        };
    }

    private static string HeadingOf(ChecklistRow row) => $"{row.Procedure.Name}（{row.Procedure.Definition.Online.Chip()}）";

    private static IEnumerable<string> LinesOf(ChecklistRow row)
    {
        yield return "期限：" + GuideWords.Deadline(row.Procedure);
        if (row.AsksAccount)
        {
            yield return "□ 振込先の口座が分かるもの（通帳、キャッシュカードなど）";
        }

        foreach (var document in row.Always.Concat(row.Sometimes))
        {
            var note = GuideChecklistQuery.NoteOf(document);
            yield return note.Length == 0 ? $"□ {document.Label}" : $"□ {document.Label}（{note}）";
        }

        if (!row.AsksAccount && row.Always.Count + row.Sometimes.Count == 0)
        {
            yield return "このほかに用意する書類はありません。";
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A checklist of the guide could not be printed")]
    private static partial void LogNotPrinted(ILogger logger, Exception exception);
}
