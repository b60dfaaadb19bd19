using System.Text.Json;
using System.Text.Json.Serialization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Applications.Review;

namespace KitakyushuDigitalWindow.UseCases.Exports;

/// <summary>Conditions of an export: those of the queue, states and days of arrival. Kept with the export, so that they stay as they were asked for.</summary>
public sealed record ExportFilter
{
    private static readonly ApplicationStatus[] _decided = [ApplicationStatus.Decided, ApplicationStatus.Completed];
    private static readonly JsonSerializerOptions _json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The day it was asked for: 期限超過 and 今日 are meant on that day.</summary>
    public DateOnly AskedOn { get; init; }

    public ApplicationStatus[] Statuses { get; init; } = [];

    /// <summary>Inclusive.</summary>
    public DateOnly? FromOn { get; init; }

    /// <summary>Inclusive.</summary>
    public DateOnly? ToOn { get; init; }

    public QueueDue? Due { get; init; }

    public bool IsUnassigned { get; init; }

    public Guid? AssigneeStaffId { get; init; }

    public QueueFlag[] Flags { get; init; } = [];

    public static ExportFilter Parse(string json) => JsonSerializer.Deserialize<ExportFilter>(json, _json) ?? new ExportFilter();

    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <summary>States that such a file may hold: a hand-over takes what is decided.</summary>
    public static IReadOnlyList<ApplicationStatus> StatusesOf(ExportFormat format) => format == ExportFormat.Handover
        ? _decided : [.. Enum.GetValues<ApplicationStatus>().Where(s => s != ApplicationStatus.Draft)];

    /// <summary>The cases of the export's ward and section as they are now.</summary>
    /// <param name="away">Actor ids of colleagues who are absent.</param>
    public IQueryable<Application> Of(IQueryable<Application> applications, Export export, IReadOnlyList<string> away)
    {
        ArgumentNullException.ThrowIfNull(export);
        var criteria = new QueueCriteria(QueueTab.All, export.ProcedureId, Due: Due)
        {
            IsUnassigned = IsUnassigned,
            AssigneeStaffId = AssigneeStaffId,
            Flags = Flags,
        };
        var statuses = Statuses.Intersect(StatusesOf(export.Format)).ToList();
        var cases = QueueQuery.Narrow(applications.OfUnit(export.Ward, export.SectionCode), criteria, export.ActorId, AskedOn, away)
            .Where(a => statuses.Contains(a.Status));
        if (FromOn is { } from)
        {
            var start = JapanTime.StartOfDayUtc(from);
            cases = cases.Where(a => a.ReceivedAtUtc >= start);
        }

        if (ToOn is { } to)
        {
            var end = JapanTime.StartOfDayUtc(to.AddDays(1));
            cases = cases.Where(a => a.ReceivedAtUtc < end);
        }

        return cases;
    }
}
