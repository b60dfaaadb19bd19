using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Identity.Profiles;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Prefill;

/// <summary>What the forms ask under a prefill name, the profile can show and put right.</summary>
public sealed class ProfileFormTests : IDisposable
{
    private static readonly string[] _notKept = ["card", "derived", "earlier", "household"];

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public void Names_OfAllDefinitions_AreInTheProfileWithTheSameType()
    {
        var asked = (
            from procedure in _app.Services.GetRequiredService<IPublishedProcedures>().Current
            let form = procedure.Definition.Form
            from question in form.Questions
            where question.PrefillFrom is not null && form.RepeatOf(question.Key) is null && !_notKept.Contains(question.PrefillFrom!.Split('.')[0])
            select (procedure.Definition.Id, Question: question, Kept: ProfileForm.Find(question.PrefillFrom!))).ToList();

        Assert.NotEmpty(asked);
        SourceTree.AssertNone(asked.Where(a => a.Kept is null).Select(a => $"{a.Id}: {a.Question.PrefillFrom} of '{a.Question.Key}' is not in profile-form.json"));
        SourceTree.AssertNone(asked.Where(a => a.Kept!.GetType() != a.Question.GetType())
            .Select(a => $"{a.Id}: '{a.Question.Key}' is a {a.Question.GetType().Name}, {a.Question.PrefillFrom} is kept as a {a.Kept!.GetType().Name}"));
        SourceTree.AssertNone(asked.Where(a => !ValuesOf(a.Question).IsSubsetOf(ValuesOf(a.Kept!)))
            .Select(a => $"{a.Id}: '{a.Question.Key}' has options that {a.Question.PrefillFrom} does not know"));
    }

    [Fact]
    public void Names_OfTheProfile_AreAskedSomewhere()
    {
        var asked = _app.Services.GetRequiredService<IPublishedProcedures>().Current
            .SelectMany(p => p.Definition.Form.Questions).Select(q => q.PrefillFrom).OfType<string>().ToHashSet();

        SourceTree.AssertNone(ProfileForm.Names.Except(asked).Where(n => n != "household.relationToHead"));
    }

    private static HashSet<string> ValuesOf(Question question) => question is ChoiceQuestion choice ? [.. choice.Options.Select(o => o.Value)] : [];
}
