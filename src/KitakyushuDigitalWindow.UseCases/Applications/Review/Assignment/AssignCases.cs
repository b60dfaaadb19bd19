using FluentValidation;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.UseCases.Identity;
using KitakyushuDigitalWindow.UseCases.Identity.Absences;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Applications.Review.Assignment;

public enum AssignmentAct
{
    Take = 10,      // 自分の担当にする
    Assign = 20,    // 担当に割り当てる
    Unassign = 30,  // 担当を外す
    TakeOver = 40,  // 不在の担当から引き継ぐ
}

/// <param name="Version">As the list showed it.</param>
public sealed record ChosenCase(string ReceiptNumber, int Version);

public sealed record AssignCasesCommand
{
    public AssignmentAct? Act { get; init; }

    public IReadOnlyList<ChosenCase> Cases { get; init; } = [];

    /// <summary>Whose they become; for <see cref="AssignmentAct.Assign"/>.</summary>
    public Guid? AssigneeStaffId { get; init; }
}

/// <summary>What became of one of the chosen cases.</summary>
public sealed record AssignedCase(string ReceiptNumber, Outcome Outcome);

public sealed class AssignCasesValidator : AbstractValidator<AssignCasesCommand>
{
    public const int MaxCases = 50;

    public AssignCasesValidator()
    {
        RuleFor(c => c.Act).NotNull().WithMessage("操作のボタンを押してください");
        RuleFor(c => c.Cases).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("申請を選んでください。受付一覧で、左の欄にチェックを入れると選べます")
            .Must(c => c.Count <= MaxCases).WithMessage(c => $"一度に選べるのは{MaxCases}件までです（いま{c.Cases.Count}件）。選ぶ申請を減らしてください");
        RuleFor(c => c.AssigneeStaffId).NotNull().When(c => c.Act == AssignmentAct.Assign).WithMessage("割り当てる職員を選んでください");
    }
}

/// <summary>担当を決める, for one case or many: each has its own outcome and its own save, so that one refusal does not hold up the others.</summary>
public sealed class AssignCasesHandler(IDigitalWindowDb db, ICurrentStaff staff, TimeProvider clock, ILogger<AssignCasesHandler> logger)
{
    /// <summary>Cases of other wards or sections are not in the answer. A refusal when nobody of the section has that key.</summary>
    public async Task<Outcome<IReadOnlyList<AssignedCase>>> HandleAsync(AssignCasesCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var assignee = await db.Staff.AsNoTracking().InUnitOf(staff)
            .Where(s => s.Id == (command.Act == AssignmentAct.Assign ? command.AssigneeStaffId : staff.Id))
            .Select(s => new { s.Id, s.Name }).SingleOrDefaultAsync(cancellationToken);
        if (assignee is null)
        {
            return AssignmentRefusals.NotInSection;
        }

        var done = new List<AssignedCase>();
        foreach (var chosen in command.Cases.DistinctBy(c => c.ReceiptNumber))
        {
            var outcome = await CaseAct.RunAsync(
                db, staff, chosen.ReceiptNumber,
                a => RunAsync(a, command.Act!.Value, new UnitStaffRow(assignee.Id, assignee.Name, false), chosen, cancellationToken), cancellationToken);
            CaseAct.Log(logger, CodeOf(command.Act!.Value), chosen.ReceiptNumber, outcome);
            if (outcome.Refusal != ApplicationRefusals.NotFound)
            {
                done.Add(new AssignedCase(chosen.ReceiptNumber, outcome));
            }
        }

        return done;
    }

    private async Task<Outcome> RunAsync(
        Application application, AssignmentAct what, UnitStaffRow assignee, ChosenCase chosen, CancellationToken cancellationToken)
    {
        var (act, me) = (clock.ActBy(staff), staff.ActorId());
        var names = await ActorNames.ReadAsync(db, [application.AssigneeId], cancellationToken);
        var current = names.Of(application.AssigneeId);
        var isOthers = application.AssigneeId is { } id && id != me;
        // whose it is has changed since the list was shown, or may have: the clerk did not see it
        var isUnseen = application.Version != chosen.Version && application.AssigneeId is not null;
        var outcome = !application.Status.IsOpen() ? ApplicationRefusals.NotAllowedFrom(application.Status)
            : what switch
            {
                AssignmentAct.Take => isOthers ? ApplicationRefusals.AssignedToOther(current) : application.Take(assignee.Name, act),
                AssignmentAct.Assign => isUnseen && application.AssigneeId != assignee.ActorId
                    ? ApplicationRefusals.AssignedToOther(current) : application.Assign(assignee.ActorId, assignee.Name, act),
                AssignmentAct.Unassign => isUnseen ? ApplicationRefusals.AssignedToOther(current) : application.Unassign(act),
                _ => isOthers && !await IsAbsentAsync(application.AssigneeId!, cancellationToken)
                    ? AssignmentRefusals.NotAbsent(current) : application.TakeOver(current, act),
            };
        if (outcome.Succeeded)
        {
            db.Audit.Add(new AuditEntry("application." + CodeOf(what), application.ReceiptNumber!, act));
        }

        return outcome;
    }

    private async Task<bool> IsAbsentAsync(string actorId, CancellationToken cancellationToken) =>
        ActorNames.StaffId(actorId) is { } id
        && (await AbsentStaff.OnAsync(db, [id], clock.TodayInJapan(), cancellationToken)).Count > 0;

    private static string CodeOf(AssignmentAct act) => act switch
    {
        AssignmentAct.Unassign => "unassign",
        AssignmentAct.TakeOver => "take_over",
        _ => "assign",
    };
}

public static class AssignmentRefusals
{
    public static readonly Refusal NotInSection =
        new("assignment.not_in_section", "この課にいない職員には割り当てられません。職員を選び直してください。");
    public static readonly Refusal NoSuchSection = new("assignment.no_such_section", "移送先の課を選び直してください。");

    public static Refusal NotAbsent(string name) =>
        new("assignment.not_absent", $"{name}さんは不在ではありません。担当を変えるときは「担当に割り当てる」を使ってください。");
}
