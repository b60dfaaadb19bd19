using System.Globalization;
using KitakyushuDigitalWindow.UseCases.Audit;
using Microsoft.AspNetCore.Http.Extensions;

namespace KitakyushuDigitalWindow.Web.Audit;

/// <summary>A search of the audit trail as its address carries it: numbers and keys only, never a name. What an address gets wrong is left out.</summary>
public sealed record AuditFilter(AuditCriteria Criteria)
{
    public const string Page = "/office/audit";
    public const string Csv = "/office/audit/csv";

    public bool IsSet => Criteria with { Before = null } != new AuditCriteria();

    public static AuditFilter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new AuditFilter(new AuditCriteria(
            Text(query["subject"]), Text(query["actor"]), Text(query["act"]) is { } act && AuditWords.Knows(act) ? act : null,
            Day(query["from"]), Day(query["to"]), long.TryParse(query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : null));
    }

    /// <summary>Null when the text is no day.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public string Url(string page = Page)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[]
        {
            ("subject", Criteria.SubjectText), ("actor", Criteria.ActorId), ("act", Criteria.What), ("from", Iso(Criteria.From)), ("to", Iso(Criteria.To)),
            ("before", Criteria.Before?.ToString(CultureInfo.InvariantCulture)),
        })
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        return page + query;
    }

    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
