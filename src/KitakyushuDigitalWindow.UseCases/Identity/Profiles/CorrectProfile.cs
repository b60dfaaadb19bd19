using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Identity;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Applications;

namespace KitakyushuDigitalWindow.UseCases.Identity.Profiles;

/// <summary>What is wrong with what was typed; nothing was saved while there is anything.</summary>
public sealed record SavedProfile(IReadOnlyList<(string Key, FieldError Error)> Errors);

/// <param name="Name">Prefill name.</param>
/// <param name="Read">Gives the posted values by input name.</param>
public sealed record CorrectProfileItemCommand(string Name, Func<string, IReadOnlyList<string>> Read);

public sealed class CorrectProfileItemHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    /// <summary>Puts a kept value right, or adds it beforehand.</summary>
    public async Task<Outcome<SavedProfile>> HandleAsync(CorrectProfileItemCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (ProfileForm.Find(command.Name) is not { } question)
        {
            return ProfileRefusals.NotFound;
        }

        var (answers, errors) = ProfileInput.Parse([question], command.Read, clock.TodayInJapan());
        if (errors.Count > 0)
        {
            return new SavedProfile(errors);
        }

        var outcome = await ProfileAct.ChangeAsync(db, citizen, clock, "profile.correct", (profile, act) =>
        {
            profile.Keep(command.Name, answers[question.Key].ToKept(), null, act);
            return Outcome.Done;
        }, cancellationToken);
        return outcome.Succeeded ? new SavedProfile([]) : outcome.Refusal!;
    }
}

public sealed record ForgetProfileItemCommand(string Name);

public sealed class ForgetProfileItemHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    public Task<Outcome> HandleAsync(ForgetProfileItemCommand command, CancellationToken cancellationToken) =>
        ProfileAct.ChangeAsync(db, citizen, clock, "profile.forget", (profile, _) => profile.Forget(command.Name), cancellationToken);
}

/// <param name="MemberId">Null adds somebody.</param>
public sealed record SaveHouseholdMemberCommand(Guid? MemberId, Func<string, IReadOnlyList<string>> Read);

public sealed class SaveHouseholdMemberHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    public async Task<Outcome<SavedProfile>> HandleAsync(SaveHouseholdMemberCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (answers, errors) = ProfileInput.Parse(ProfileForm.Member, command.Read, clock.TodayInJapan());
        if (errors.Count > 0)
        {
            return new SavedProfile(errors);
        }

        var values = answers.ToDictionary(a => a.Key, a => a.Value.ToKept());
        var outcome = await ProfileAct.ChangeAsync(
            db, citizen, clock, "profile.member",
            (profile, act) => command.MemberId is { } id ? profile.CorrectMember(id, values, act) : profile.AddMember(values, act), cancellationToken);
        return outcome.Succeeded ? new SavedProfile([]) : outcome.Refusal!;
    }
}

public sealed record RemoveHouseholdMemberCommand(Guid MemberId);

public sealed class RemoveHouseholdMemberHandler(IDigitalWindowDb db, ICurrentCitizen citizen, TimeProvider clock)
{
    public Task<Outcome> HandleAsync(RemoveHouseholdMemberCommand command, CancellationToken cancellationToken) =>
        ProfileAct.ChangeAsync(db, citizen, clock, "profile.member.remove", (profile, _) => profile.RemoveMember(command.MemberId), cancellationToken);
}

internal static class ProfileInput
{
    /// <summary>Reads the posted fields as the form runner would.</summary>
    public static (Dictionary<string, Answer> Answers, List<(string Key, FieldError Error)> Errors) Parse(
        IEnumerable<Question> questions, Func<string, IReadOnlyList<string>> read, DateOnly today)
    {
        var answers = new Dictionary<string, Answer>();
        var errors = new List<(string Key, FieldError Error)>();
        foreach (var question in questions)
        {
            var parsed = question.Parse(new RawFields(field => read(PageChange.InputName(question.Key, field))), today);
            errors.AddRange(parsed.Errors.Select(e => (question.Key, e)));
            if (parsed.Answer is { } answer)
            {
                answers[question.Key] = answer;
            }
        }

        return (answers, errors);
    }
}
