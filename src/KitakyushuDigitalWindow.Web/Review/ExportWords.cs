using System.Globalization;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Exports;
using KitakyushuDigitalWindow.Web.Shell;
using Microsoft.AspNetCore.Html;

namespace KitakyushuDigitalWindow.Web.Review;

/// <summary>What the page of exports says about them.</summary>
public static class ExportWords
{
    private const long Kilo = 1024;

    public static IReadOnlyList<(ExportFormat Format, string Value, string Label, string Hint)> Formats { get; } =
    [
        (ExportFormat.Csv, "csv", "CSV", "文字コードはUTF-8（BOM付き）です。児童など繰り返しの項目がある手続きは、別のCSVに分けてZIPにまとめます"),
        (ExportFormat.Xlsx, "xlsx", "Excel（xlsx）", "手続きの版と繰り返しの項目ごとに、シートを分けます"),
        (ExportFormat.Handover, "handover", "基幹業務システムへの引渡し（JSON）", "決定した申請と添付書類を、改ざんを見つけるための署名を付けて、ZIPにまとめます"),
    ];

    public static string Label(ExportFormat format) => Formats.First(f => f.Format == format).Label;

    public static IHtmlContent State(ExportStatus status) => status switch
    {
        ExportStatus.Waiting => Chip.Of(ChipKind.Info, "順番待ち"),
        ExportStatus.Running => Chip.Of(ChipKind.Progress, "作成中"),
        ExportStatus.Done => Chip.Of(ChipKind.Done, "できました"),
        ExportStatus.Failed => Chip.Of(ChipKind.Stop, "作れませんでした"),
        _ => Chip.Of(ChipKind.Neutral, "保存期限切れ"),
    };

    /// <summary>What happened, and what to do.</summary>
    public static string Why(ExportFailure failure) => failure switch
    {
        ExportFailure.TooMany => $"1回に書き出せるのは{Export.MaxCases:#,0}件までです。受付の期間を分けて、書き出してください。",
        ExportFailure.TooLarge => "添付書類の合計が1GBを超えます。受付の期間を分けて、書き出してください。",
        ExportFailure.ScopeLost => "依頼した人が、この課の担当者・決裁者ではなくなりました。",
        ExportFailure.NotSigned => "署名の鍵が設定されていません。DX推進室に連絡してください。",
        _ => "途中で止まりました。もう一度作ってください。続けて止まるときは、DX推進室に連絡してください。",
    };

    /// <summary>Its conditions in one line.</summary>
    public static string Conditions(ExportFormat format, ExportFilter filter, Func<Guid, string?> nameOf)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(nameOf);
        var parts = new List<string> { Period(filter.FromOn, filter.ToOn) };
        var statuses = ExportFilter.StatusesOf(format).Intersect(filter.Statuses).ToList();
        parts.Add(statuses.Count == ExportFilter.StatusesOf(ExportFormat.Csv).Count ? "すべての状態" : string.Join('・', statuses.Select(s => s.Label())));
        parts.AddRange(Further(filter.Due, filter.IsUnassigned, filter.AssigneeStaffId is { } id ? nameOf(id) ?? "ほかの職員" : null, filter.Flags));
        return string.Join("　", parts.Where(p => p.Length > 0));
    }

    /// <summary>What the queue's filter says beside procedure and state.</summary>
    public static IEnumerable<string> Further(QueueDue? due, bool isUnassigned, string? assignee, IEnumerable<QueueFlag> flags) =>
    [
        .. due is null ? Array.Empty<string>() : ["期限：" + due switch { QueueDue.Overdue => "期限超過", QueueDue.Today => "今日まで", _ => "7日以内" }],
        .. isUnassigned ? ["未担当"] : assignee is null ? Array.Empty<string>() : ["担当：" + assignee],
        .. flags.Select(QueueFilter.LabelOf),
    ];

    public static string Size(long bytes) => bytes < Kilo * Kilo
        ? $"{Math.Max(1, bytes / Kilo).ToString("#,0", CultureInfo.InvariantCulture)}KB"
        : $"{(bytes / (double)(Kilo * Kilo)).ToString("#,0.0", CultureInfo.InvariantCulture)}MB";

    private static string Period(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => "",
        ({ } f, null) => $"受付：{EraDate.FormatMonthDayWithWeekday(f)}から",
        (null, { } t) => $"受付：{EraDate.FormatMonthDayWithWeekday(t)}まで",
        ({ } f, { } t) => $"受付：{EraDate.FormatMonthDayWithWeekday(f)}～{EraDate.FormatMonthDayWithWeekday(t)}",
    };
}
