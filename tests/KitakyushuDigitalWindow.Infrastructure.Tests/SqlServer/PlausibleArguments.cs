using System.Reflection;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Outbox;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.SqlServer;

/// <summary>Arguments for any query or command, made from one application by the names and types of the parameters.</summary>
internal sealed class PlausibleArguments(
    Application application, Proposal? proposal, ApplicationPackage? package, ProcedureDefinition definition, Citizen citizen, Guid staffId)
{
    private bool _isOfARow;

    /// <summary>A day that the city has set.</summary>
    public Guid ClosedDay { get; init; }

    public object? For(ParameterInfo parameter) => Of(parameter.Name ?? "", parameter.ParameterType, depth: 0);

    private object? Of(string name, Type type, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(CancellationToken))
        {
            return CancellationToken.None;
        }

        if (plain == typeof(Guid))
        {
            return GuidFor(name);
        }

        if (plain == typeof(string))
        {
            return Has(name, "rowpage") ? null : TextFor(name);
        }

        return plain.IsEnum ? plain == typeof(Ward) ? application.Ward : plain == typeof(ForWhomKind) ? ForWhomKind.Delegation : Enum.GetValues(plain).GetValue(0)
            : plain == typeof(ProcedureDefinition) ? definition
            : plain == typeof(Citizen) ? citizen
            : plain == typeof(Proposal) ? proposal
            : plain.IsAssignableFrom(typeof(Proposal[])) ? (proposal is null ? [] : new[] { proposal })
            : plain == typeof(bool) ? true
            : plain == typeof(int) ? Nullable.GetUnderlyingType(type) is null ? application.Version : null
            : plain == typeof(OutboxLine) ? new OutboxLine(OutboxKinds.ReckonCases, ClosedDay, new DateTime(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc))
            : plain == typeof(long) ? application.Sequence
            : plain == typeof(Export) ? AnExport()
            : plain == typeof(DateOnly) ? new DateOnly(2026, 12, 4)
            : plain == typeof(DateTime) ? new DateTime(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc)
            : plain.IsAssignableFrom(typeof(PackageWish[])) ? new[] { new PackageWish(application.ProcedureId, null, false) }
            : plain.IsAssignableFrom(typeof(Dictionary<string, (CheckResult? Was, CheckResult? Now)>)) ? new Dictionary<string, (CheckResult? Was, CheckResult? Now)> { ["account"] = (null, CheckResult.Confirmed) }
            : plain == typeof(DocumentCode) ? DocumentCode.Create(_ => 0)
            : plain.IsAssignableFrom(typeof(Guid[])) ? application.Letters.Select(l => l.Id).ToArray()
            : plain == typeof(Stream) ? new MemoryStream("%PDF-1.7\n%%EOF"u8.ToArray())
            : plain == typeof(Func<string, IReadOnlyList<string>>) ? (Func<string, IReadOnlyList<string>>)(Typed)
            : plain.IsAssignableFrom(typeof(string[])) ? new[] { Has(name, "procedure") ? application.ProcedureId : application.Answers.All.Keys.FirstOrDefault() ?? "" }
            : Made(plain, depth);
    }

    private Export AnExport() => Export.Request(
        Guid.NewGuid(), staffId, application.Ward, application.SectionCode,
        new ExportWish(ExportFormat.Handover, application.ProcedureId, application.ProcedureName, """{ "Flags": ["AbsentAssignee"], "FromOn": "2020-04-01", "ToOn": "2030-03-31" }"""),
        new Act("staff:x", new DateTime(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc)));

    private Guid GuidFor(string name) =>
        name == "DayId" ? ClosedDay
        : Has(name, "package") ? package?.Id ?? Guid.Empty
        : Has(name, "correction") ? application.Corrections.Select(c => c.Id).FirstOrDefault()
        : Has(name, "run") ? Guid.NewGuid()
        : Has(name, "document") ? proposal?.Documents.Select(d => d.Id).FirstOrDefault() ?? Guid.Empty
        : Has(name, "proposal") ? proposal?.Id ?? Guid.Empty
        : Has(name, "attachment") || Has(name, "file") ? application.Attachments.Select(a => a.Id).FirstOrDefault()
        : Has(name, "letter") ? application.Letters.Select(l => l.Id).FirstOrDefault()
        : Has(name, "version") ? application.ProcedureVersionId
        : Has(name, "citizen") ? application.CitizenId
        : Has(name, "staff") ? staffId
        : application.Id;

    private string TextFor(string name) =>
        Has(name, "receipt") ? application.ReceiptNumber ?? "K222-2222-2222"
        : Has(name, "procedure") ? application.ProcedureId
        : Has(name, "path") ? _isOfARow ? "children/1" : "applicant-name" // a row, or the first page of the form
        : Has(name, "key") ? application.Answers.All.Keys.FirstOrDefault() ?? "name"
        : Has(name, "filename") ? "見本.pdf"
        : name == "Name" ? "profile.nameKana" // of a kept value
        : name == "Code" ? "KC7R-4HXP-T9MW-2QJD"
        : name == "Period" ? "3"
        : name == "Day" ? "2026-12-28"
        : name is "FromOn" or "ToOn" ? "2026-12-14"
        : Has(name, "hash") ? proposal?.ContentHash ?? ""
        : "見本";

    /// <summary>A command or criteria record: its longest constructor, then the properties that can be set.</summary>
    private object? Made(Type type, int depth)
    {
        const int deep = 4;
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
        if (type.IsAbstract || constructor is null || depth > deep)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        _isOfARow = type.Name.Contains("Row", StringComparison.Ordinal);
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Of(p.Name ?? "", p.ParameterType, depth + 1))]);
        if (constructor.GetParameters().Length == 0)
        {
            foreach (var property in type.GetProperties().Where(p => p.CanWrite))
            {
                property.SetValue(made, Of(property.Name, property.PropertyType, depth + 1));
            }
        }

        return made;
    }

    /// <summary>What a person might have typed; other inputs are empty.</summary>
    private static string[] Typed(string input) => ProfileForm.Member.FirstOrDefault(q => q.Key == input) is ChoiceQuestion choice ? [choice.Options[0].Value]
        : input.StartsWith("address", StringComparison.Ordinal) ? []
        : input.EndsWith(".year", StringComparison.Ordinal) ? ["1990"]
        : input.EndsWith(".month", StringComparison.Ordinal) || input.EndsWith(".day", StringComparison.Ordinal) ? ["5"]
        : input.Contains("ame", StringComparison.Ordinal) || input.Contains("ana", StringComparison.Ordinal) ? ["ミホン"]
        : [];

    private static bool Has(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);
}
