namespace KitakyushuDigitalWindow.Domain.Procedures.Forms;

/// <summary>What a form knows besides the answers: the day in Japan, and what is known of the person without asking.</summary>
/// <param name="Today">The day in Japan.</param>
/// <param name="Facts">Known values by prefill name (<c>card.name</c>, <c>profile.phone</c>), each with its source.</param>
public sealed record FormContext(DateOnly Today, IReadOnlyDictionary<string, Answer> Facts)
{
    public static FormContext On(DateOnly today) => new(today, new Dictionary<string, Answer>());
}
