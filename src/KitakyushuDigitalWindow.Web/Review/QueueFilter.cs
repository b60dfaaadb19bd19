using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using Microsoft.AspNetCore.Http.Extensions;

namespace KitakyushuDigitalWindow.Web.Review;

/// <summary>The filters of the queue as its address carries them; what an address gets wrong is left out, and the page says so.</summary>
public sealed record QueueFilter(QueueTab Tab, string? ProcedureId = null, ApplicationStatus? Status = null, QueueDue? Due = null)
{
    public const string Nobody = "none";

    private static readonly Dictionary<string, QueueTab> _tabs = new()
    {
        ["mine"] = QueueTab.Mine,
        ["all"] = QueueTab.All,
        ["done"] = QueueTab.Done,
    };

    private static readonly Dictionary<string, QueueDue> _dues = new()
    {
        ["overdue"] = QueueDue.Overdue,
        ["today"] = QueueDue.Today,
        ["week"] = QueueDue.Week,
    };

    private static readonly Dictionary<string, QueueFlag> _flags = new()
    {
        ["answered"] = QueueFlag.NewAnswer,
        ["asked"] = QueueFlag.NewQuestion,
        ["transferred"] = QueueFlag.Transferred,
        ["agent"] = QueueFlag.ByAgent,
        ["absent"] = QueueFlag.AbsentAssignee,
    };

    public static IReadOnlyList<(string Value, string Label)> Dues { get; } =
        [("overdue", "期限超過"), ("today", "今日まで"), ("week", "7日以内")];

    public static IReadOnlyList<(string Value, QueueFlag Flag)> AllFlags { get; } = [.. _flags.Select(f => (f.Key, f.Value))];

    /// <summary>未担当.</summary>
    public bool IsUnassigned { get; init; }

    public Guid? AssigneeStaffId { get; init; }

    public IReadOnlyList<QueueFlag> Flags { get; init; } = [];

    /// <summary>Something in the address could not be read.</summary>
    public bool HasUnread { get; init; }

    public bool IsSet => ProcedureId is not null || Status is not null || Due is not null || AssigneeValue is not null || Flags.Count > 0;

    public string? DueValue => _dues.FirstOrDefault(d => d.Value == Due).Key;

    public string? DueLabel => Dues.FirstOrDefault(d => d.Value == DueValue).Label;

    public string? AssigneeValue => IsUnassigned ? Nobody : AssigneeStaffId?.ToString("N");

    public string TabValue => TabValueOf(Tab);

    public IReadOnlyList<ApplicationStatus> Statuses =>
        [.. Enum.GetValues<ApplicationStatus>().Where(s => s != ApplicationStatus.Draft && (Tab == QueueTab.All || s.IsOpen() == (Tab != QueueTab.Done)))];

    public QueueCriteria Criteria(string? name, QueueCursor? after, QueueCursor? before) =>
        new(Tab, ProcedureId, Status, Due, name, after, after is null ? before : null)
        {
            IsUnassigned = IsUnassigned,
            AssigneeStaffId = AssigneeStaffId,
            Flags = Flags,
        };

    /// <param name="query">Of the address; any value may be missing, repeated or nonsense.</param>
    /// <param name="isProcedure">Is there a procedure with this key?</param>
    /// <param name="isColleague">Is there somebody with this key in the section?</param>
    public static QueueFilter Read(IQueryCollection query, Func<string, bool> isProcedure, Func<Guid, bool> isColleague)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(isProcedure);
        ArgumentNullException.ThrowIfNull(isColleague);
        var hasUnread = false;
        var tab = One("tab", _tabs.TryGetValue, QueueTab.Section);
        var status = ApplicationStatus.Draft;
        var read = new QueueFilter(
            tab,
            Text("procedure") is { } procedure ? Known(isProcedure(procedure)) ? procedure : null : null,
            Text("status") is { } word
                ? Known(Enum.TryParse(word, ignoreCase: true, out status) && new QueueFilter(tab).Statuses.Contains(status) && !char.IsAsciiDigit(word[0])) ? status : null
                : null,
            One<QueueDue?>("due", (string key, out QueueDue? value) => (value = _dues.TryGetValue(key, out var due) ? due : null) is not null, null))
        {
            Flags = [.. query["flag"].OfType<string>().Where(f => f.Length > 0 && Known(_flags.ContainsKey(f))).Select(f => _flags[f]).Distinct().Order()],
        };
        if (Text("assignee") is { } assignee)
        {
            var id = Guid.Empty;
            read = assignee == Nobody ? read with { IsUnassigned = true }
                : Known(Guid.TryParseExact(assignee, "N", out id) && isColleague(id)) ? read with { AssigneeStaffId = id }
                : read;
        }

        CheckCursor("after");
        CheckCursor("before");
        return read with { HasUnread = hasUnread };

        void CheckCursor(string name) => Known(Text(name) is not { } cursor || QueueCursor.Parse(cursor) is not null);

        string? Text(string name) => query[name].FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));

        bool Known(bool isKnown)
        {
            hasUnread |= !isKnown;
            return isKnown;
        }

        T One<T>(string name, Lookup<T> find, T otherwise) =>
            Text(name) is { } text ? Known(find(text, out var value)) ? value : otherwise : otherwise;
    }

    /// <summary>The list with these filters, from its top.</summary>
    public string Url() => Url(null, null);

    /// <summary>From behind a row, or up to one.</summary>
    public string Url(QueueCursor? after, QueueCursor? before = null) => StaffRoutes.Queue + Query(after, before);

    /// <summary>What is kept of it under a name: never a place in the list.</summary>
    public string Saved() => Query(null, null).TrimStart('?');

    /// <summary>The page that writes what the list shows into a file.</summary>
    public string ExportUrl() => StaffRoutes.Exports + new QueryBuilder { { "queue", "1" } } + Query(null, null).Replace('?', '&');

    public static string LabelOf(QueueFlag flag) => flag switch
    {
        QueueFlag.NewAnswer => "補正の回答あり",
        QueueFlag.NewQuestion => "新しい質問",
        QueueFlag.Transferred => "移送",
        QueueFlag.ByAgent => "代理",
        _ => "担当者不在",
    };

    public static string TabValueOf(QueueTab tab) => _tabs.FirstOrDefault(t => t.Value == tab).Key ?? "";

    public static string ValueOf(QueueFlag flag) => _flags.First(f => f.Value == flag).Key;

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

    private string Query(QueueCursor? after, QueueCursor? before)
    {
        var query = new QueryBuilder();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add(name, value);
            }
        }

        Add("tab", TabValue);
        Add("procedure", ProcedureId);
        Add("status", Status is { } status ? ValueOf(status) : null);
        Add("due", DueValue);
        Add("assignee", AssigneeValue);
        foreach (var flag in Flags)
        {
            Add("flag", ValueOf(flag));
        }

        Add("after", after?.ToString());
        Add("before", before?.ToString());
        return query.ToString();
    }

    private delegate bool Lookup<T>(string key, out T value);
}
