using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.TestSupport.Paths;

/// <summary>One way through a form, with every answer on it.</summary>
/// <param name="Name">What the plan is for: the choice that no earlier plan took.</param>
/// <param name="Answers">A file question's answer is a stand-in: somebody has to upload something.</param>
/// <param name="Journey">The way that these answers give.</param>
public sealed record PathPlan(string Name, AnswerSet Answers, Journey Journey)
{
    public const int Least = 3;

    /// <summary>The way ends at a page that says why nothing can be filed.</summary>
    public bool EndsAtExit => Journey.Exit is not null;

    /// <summary>
    /// At least three ways that together take every choice of every question that decides something, and each repeating group without
    /// rows, with one and with two where that is allowed.
    /// </summary>
    /// <exception cref="InvalidOperationException">No way takes some choice; the message names it.</exception>
    public static IReadOnlyList<PathPlan> Of(ProcedureDefinition definition, FormContext context)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(context);
        return new PathPlanner(definition, context).Plan();
    }

    public override string ToString() => Name;
}
