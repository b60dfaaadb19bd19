using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.UseCases.Documents;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>受付票: says that the application has arrived, and nothing about its result.</summary>
public static class ReceiptSlip
{
    public static LetterDocument Of(MyApplicationRow application, PortalAddress address, DateTime atUtc)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(address);
        var url = address.MyApplication(application.ReceiptNumber);
        var files = application.Attachments.Select(f => f.FileName).ToList();
        return new LetterDocument
        {
            Kind = LetterKind.ReceiptSlip,
            Title = "受付票",
            IssuedAtUtc = atUtc,
            DocumentId = "R-" + application.ReceiptNumber,
            Sender = new LetterSender(["北九州市デジタル窓口"]),
            Tables =
            [
                new LetterTable(
                [
                    new LetterRow("受付番号", application.ReceiptNumber),
                    new LetterRow("受付日時", EraDate.FormatInstant(application.ReceivedAtUtc)),
                    new LetterRow("手続き", application.Definition.ShortName),
                    new LetterRow("申請者", application.ApplicantName + "　様"),
                    .. application.FiledBy is { } agent ? [new LetterRow(agent.Part, agent.Name + "　様")] : Array.Empty<LetterRow>(),
                    new LetterRow("提出先", application.SectionName),
                    new LetterRow("添付", files.Count == 0 ? "なし" : $"{string.Join("\n", files)}\n（{files.Count}件）"),
                    new LetterRow("手数料", FeeOf(application.Definition.Fee)),
                ]),
            ],
            Items =
            [
                new LetterItem("申請が届きました", [$"{EraDate.FormatWithWeekday(JapanTime.DayOf(application.ReceivedAtUtc))}に届きました。"]),
                new LetterItem("担当課が内容を確認します", ["直すところがあるときは、デジタル窓口とメールでお知らせします。"]),
                new LetterItem("結果をお知らせします", [$"目安は{EraDate.FormatWithWeekday(application.DueOn)}ごろまでです。"]),
            ],
            Notes =
            [
                "この票は、申請が届いたことのお知らせです。審査の結果ではありません。",
                $"申請の状況は {url} で確認できます。",
                $"使い方が分からないときは、コールセンター {CallCentre.Phone}（{CallCentre.Hours}）に電話してください。",
            ],
            Contact = new LetterContact(application.SectionName, application.Office.Phone, WardOffices.Hours),
            ReceiptNumber = application.ReceiptNumber,
            QrText = url,
        };
    }

    private static string FeeOf(ProcedureFee fee) =>
        fee.Amount == Yen.Zero ? "なし" : fee.Amount + (fee.Per is null ? "" : "／" + fee.Per);
}

public sealed partial class PrintReceiptSlipHandler(
    MyApplicationQuery query, IDocumentRenderer renderer, PortalAddress address, TimeProvider clock, ILogger<PrintReceiptSlipHandler> logger)
{
    public static readonly Refusal NotPrinted = new(
        "slip.not_printed", "いま、受付票を作れませんでした。申請は届いています。少し待ってから、もう一度お試しください。");

    /// <summary>The slip as PDF. Refusals: not found; could not be printed now.</summary>
    public async Task<Outcome<byte[]>> HandleAsync(string receiptNumber, CancellationToken cancellationToken)
    {
        if (await query.ReadAsync(receiptNumber, cancellationToken) is not { } application)
        {
            return ApplicationRefusals.NotFound;
        }

        try
        {
            return (await renderer.RenderAsync([ReceiptSlip.Of(application, address, clock.NowUtc())], cancellationToken))[0];
        }
        catch (DocumentRenderingException e)
        {
            LogNotPrinted(logger, application.ReceiptNumber, e);
            return NotPrinted;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Receipt slip of {ReceiptNumber} could not be printed")]
    private static partial void LogNotPrinted(ILogger logger, string receiptNumber, Exception exception);
}
