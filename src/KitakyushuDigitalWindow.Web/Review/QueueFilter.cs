using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using Microsoft.AspNetCore.Http.Extensions;

namespace KitakyushuDigitalWindow.Web.Review;

/// <summary>The filters of the queue as its address carries them; what an address gets wrong is left out.</summary>
public sealed record QueueFilter(QueueTab Tab, string? ProcedureId, ApplicationStatus? Status, QueueDue? Due)
{
    private static readonly Dictionary<string, QueueTab> _tabs = new()
    {
        ["mine"] = QueueTab.Mine,
        ["done"] = QueueTab.Done,
    };

    private static readonly Dictionary<string, QueueDue> _dues = new()
    {
        ["overdue"] = QueueDue.Overdue,
        ["today"] = QueueDue.Today,
        ["week"] = QueueDue.Week,
    };

    public static IReadOnlyList<(string Value, string Label)> Dues { get; } =
        [("overdue", "期限超過"), ("today", "今日まで"), ("week", "7日以内")];

    public bool IsSet => ProcedureId is not null || Status is not null || Due is not null;

    public string? DueValue => _dues.FirstOrDefault(d => d.Value == Due).Key;

    public string? DueLabel => Dues.FirstOrDefault(d => d.Value == DueValue).Label;

    public IReadOnlyList<ApplicationStatus> Statuses =>
        [.. Enum.GetValues<ApplicationStatus>().Where(s => s != ApplicationStatus.Draft && s.IsOpen() == (Tab != QueueTab.Done))];

    public static QueueFilter Read(string? tab, string? procedure, string? status, string? due)
    {
        var read = new QueueFilter(
            _tabs.GetValueOrDefault(tab ?? "", QueueTab.Section),
            string.IsNullOrWhiteSpace(procedure) ? null : procedure,
            Enum.TryParse<ApplicationStatus>(status, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null,
            _dues.TryGetValue(due ?? "", out var when) ? when : null);
        return read.Status is { } known && !read.Statuses.Contains(known) ? read with { Status = null } : read;
    }

    /// <summary>The list with these filters, from its top or from behind a row.</summary>
    public string Url(QueueCursor? after = null)
    {
        var query = new QueryBuilder();
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        Add("tab", _tabs.FirstOrDefault(t => t.Value == Tab).Key);
        Add("procedure", ProcedureId);
        Add("status", Status is { } status ? ValueOf(status) : null);
        Add("due", DueValue);
        Add("after", after?.ToString());
        return StaffRoutes.Queue + query;
    }

    public string TabValue => _tabs.FirstOrDefault(t => t.Value == Tab).Key ?? "";

    public static string ValueOf(ApplicationStatus status) => status switch
    {
        ApplicationStatus.UnderReview => "underreview",
        ApplicationStatus.AwaitingCorrection => "awaitingcorrection",
        ApplicationStatus.InApproval => "inapproval",
        ApplicationStatus.Received => "received",
        ApplicationStatus.Decided => "decided",
        ApplicationStatus.Completed => "completed",
        _ => "withdrawn",
    };
}
