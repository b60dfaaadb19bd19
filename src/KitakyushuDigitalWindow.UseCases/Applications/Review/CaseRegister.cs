using System.Globalization;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review;

public enum RegisterState
{
    NotConnected = 0,  // 台帳につながっていない
    Found = 10,
    NotFound = 20,
    Several = 30,      // 同じ氏名・生年月日の人が2人以上
    Unavailable = 40,  // 応答がない
}

/// <param name="Values">By answer key.</param>
public sealed record CaseRegister(RegisterState State, IReadOnlyDictionary<string, RegisterValue> Values)
{
    public static CaseRegister Nothing(RegisterState state) => new(state, new Dictionary<string, RegisterValue>());
}

/// <summary>台帳の照会: looks the applicant up for a case that the clerk has open, and records it.</summary>
public sealed class LookUpRegisterHandler(IDigitalWindowDb db, ICurrentStaff staff, IResidentRegister register, TimeProvider clock)
{
    /// <param name="opened">From <see cref="OpenCaseHandler"/>: the reader may see it.</param>
    public async Task<CaseRegister> HandleAsync(CaseRow opened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        if (!register.IsConnected)
        {
            return CaseRegister.Nothing(RegisterState.NotConnected);
        }

        db.Audit.Add(new AuditEntry("register.view", opened.ReceiptNumber, clock.ActBy(staff)));
        await db.SaveChangesAsync(cancellationToken); // before the look: what cannot be recorded is not looked up
        var journey = Journey.Of(opened.Definition.Form, opened.Answers, FormContext.On(clock.TodayInJapan()));
        string? Known(string name) => journey.Questions.FirstOrDefault(q => q.TakesKnown && q.Question.PrefillFrom == name && q.Answer is { IsEmpty: false }) is { } asked
            ? asked.Answer!.Value.Length > 0 ? asked.Answer.Value : asked.Text
            : null;
        try
        {
            var people = await register.FindAsync(opened.Applicant, DayOf(Known("card.birthDate")), Known("card.address"), cancellationToken);
            if (people is not [var person])
            {
                return CaseRegister.Nothing(people.Count == 0 ? RegisterState.NotFound : RegisterState.Several);
            }

            var household = await register.HouseholdAsync(person.HouseholdId, cancellationToken);
            return new CaseRegister(
                RegisterState.Found, RegisterComparison.Of(opened.Definition.Form, opened.Answers, clock.TodayInJapan(), person, household));
        }
        catch (RegisterUnavailableException)
        {
            return CaseRegister.Nothing(RegisterState.Unavailable); // the adapter has logged why
        }
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
