using System.Text.Json;
using System.Text.Json.Serialization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Approvals;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.Infrastructure.Approvals;

/// <summary>The rules that ship with the program (<c>Approvals/approval-rules.json</c>).</summary>
public sealed class ShippedApprovalRules : IApprovalRules
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static ApprovalRules Rules { get; } = ReadShipped();

    public ApprovalRules Current => Rules;

    /// <exception cref="InvalidDataException">A rule names no step, or its last step is not one approval of the own section.</exception>
    public static ApprovalRules Read(string json)
    {
        var file = JsonSerializer.Deserialize<RulesFile>(json, _json) ?? throw new InvalidDataException("The approval rules are empty.");
        var rules = file.Rules.Select(r => new ApprovalRule(
            r.Name, r.Delegated, r.Subject, r.Procedures, r.Adverse, Yen(r.AmountFrom), Yen(r.AmountBelow),
            [.. r.Steps.Select(s => new ApprovalStepRule(
                s.Order, s.Concurrence ? ApprovalStepKind.Concurrence : ApprovalStepKind.Approval, s.Post, s.Section))])).ToList();
        foreach (var rule in rules)
        {
            var last = rule.Steps.Where(s => s.Order == rule.Steps.Max(t => t.Order)).ToList();
            if (last is not [{ Kind: ApprovalStepKind.Approval, SectionCode: null }] || rule.Steps.Any(s => s.Kind == ApprovalStepKind.Approval && s.SectionCode is not null))
            {
                throw new InvalidDataException($"{rule.Name}: the last step is one approval of the own section, and only a concurrence names another section.");
            }
        }

        return new ApprovalRules(
            rules, file.Acting.ToDictionary(a => a.Post, a => a.By), file.Amounts.ToDictionary(a => a.Procedure, a => a.Question));
    }

    private static Yen? Yen(long? amount) => amount is { } yen ? new Yen(yen) : null;

    private static ApprovalRules ReadShipped()
    {
        using var reader = new StreamReader(typeof(ShippedApprovalRules).Assembly.GetManifestResourceStream("approval-rules.json")
            ?? throw new InvalidDataException("approval-rules.json is not embedded."));
        return Read(reader.ReadToEnd());
    }

    private sealed record RulesFile(string Source, ActingFile[] Acting, AmountFile[] Amounts, RuleFile[] Rules);

    private sealed record ActingFile(StaffPost Post, StaffPost By);

    private sealed record AmountFile(string Procedure, string Question);

    private sealed record RuleFile(
        string Name, bool Delegated, string? Subject, string[]? Procedures, bool? Adverse, long? AmountFrom, long? AmountBelow, StepFile[] Steps);

    private sealed record StepFile(int Order, StaffPost Post, bool Concurrence, string? Section);
}
