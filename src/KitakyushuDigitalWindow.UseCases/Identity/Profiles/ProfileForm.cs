using System.Text.Json;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;

namespace KitakyushuDigitalWindow.UseCases.Identity.Profiles;

/// <summary>
/// What can be kept, as questions: the same types read, check and show it as in the forms of the procedures. A prefill name that is not
/// here is never kept.
/// </summary>
public static class ProfileForm
{
    private const string MemberPage = "member";

    private static readonly FormDefinition _form = Read();

    private static readonly Dictionary<string, (Question Question, string Section, int Order)> _byName = _form.Pages
        .Where(p => p.Id != MemberPage)
        .Select((p, i) => (p.Questions[0], p.Section, i))
        .ToDictionary(q => q.Item1.PrefillFrom!);

    /// <summary>Prefill names that are kept, in the order they are shown.</summary>
    public static IReadOnlyCollection<string> Names => _byName.Keys;

    /// <summary>The questions about a member of the household; keys are <see cref="HouseholdParts"/>.</summary>
    public static IReadOnlyList<Question> Member { get; } = _form.Pages.Single(p => p.Id == MemberPage).Questions;

    public static Question? Find(string name) => _byName.TryGetValue(name, out var found) ? found.Question : null;

    public static string SectionOf(string name) => _byName[name].Section;

    public static int OrderOf(string name) => _byName[name].Order;

    public static Answer ToAnswer(this KeptContent content, AnswerSource source)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Parts.Count > 0 ? new Answer(content.Parts, source) : new Answer(content.Text, source);
    }

    public static KeptContent ToKept(this Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Parts.Count > 0 ? new KeptContent("", answer.Parts) : new KeptContent(answer.Value);
    }

    private static FormDefinition Read()
    {
        using var file = typeof(ProfileForm).Assembly.GetManifestResourceStream("profile-form.json")!;
        using var document = JsonDocument.Parse(file);
        return FormDefinitionJson.Read(document.RootElement);
    }
}
