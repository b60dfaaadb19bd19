using System.Runtime.CompilerServices;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.UseCases.Applications.Prefill;

/// <summary>The prefill names that a form uses, found once for each form.</summary>
internal sealed class FormPrefills
{
    private static readonly ConditionalWeakTable<FormDefinition, FormPrefills> _made = [];

    private FormPrefills(FormDefinition form)
    {
        var repeats = form.Pages.Select(p => p.Repeat?.PrefillFrom).OfType<string>().ToList();
        Names = [.. form.Questions.Where(q => form.RepeatOf(q.Key) is null).Select(q => q.PrefillFrom).OfType<string>().Except(repeats)];
        var all = form.Questions.Select(q => q.PrefillFrom).OfType<string>().Distinct().ToList();
        Groups = [.. all.Select(n => KnownNames.PeopleOf(n) ?? n).Where(n => repeats.Contains(n) || Names.Any(name => KnownNames.PeopleOf(name) == n)).Distinct()];
        EarlierProcedures = [.. all.Where(n => n.StartsWith(KnownNames.Earlier, StringComparison.Ordinal)).Select(n => n.Split('.')[1]).Distinct()];
        EarlierGroups = [.. repeats.Where(r => r.StartsWith(KnownNames.Earlier, StringComparison.Ordinal))];
    }

    /// <summary>Asked once in the form. What is asked in the rows of a group is known by its row alone.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Groups of people that rows are proposed from, or that one person is asked for.</summary>
    public IReadOnlyList<string> Groups { get; }

    public string[] EarlierProcedures { get; }

    /// <summary>Groups whose rows come from an earlier application.</summary>
    public IReadOnlyList<string> EarlierGroups { get; }

    public static FormPrefills Of(FormDefinition form) => _made.GetValue(form, f => new FormPrefills(f));
}
