namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>担当と移送: who works on the case, and which section.</summary>
public sealed partial class Application
{
    public const int TransferReasonMaxLength = 400;

    /// <summary>補正の回答あり: the applicant has put something right, and the office has not gone on since. Part of the queue's index.</summary>
    public bool HasNewAnswer { get; private set; }

    /// <summary>移送: came from another section. Part of the queue's index.</summary>
    public bool IsTransferred { get; private set; }

    /// <summary>自分の担当にする: only a case that is nobody's.</summary>
    /// <param name="name">Of whoever takes it; kept in the history.</param>
    public Outcome Take(string name, Act act) =>
        !Status.IsOpen() ? ApplicationRefusals.NotAllowedFrom(Status)
        : AssigneeId is null ? ChangeAssignee(act.ActorId, ApplicationEventKind.Assigned, act, name)
        : AssigneeId == act.ActorId ? ApplicationRefusals.AlreadyYours
        : ApplicationRefusals.AssignedToOther("ほかの職員");

    /// <summary>担当を割り当てる: to anybody of the section, also instead of another.</summary>
    /// <param name="assigneeId">Actor id.</param>
    /// <param name="name">Kept in the history.</param>
    public Outcome Assign(string assigneeId, string name, Act act) =>
        !Status.IsOpen() ? ApplicationRefusals.NotAllowedFrom(Status)
        : AssigneeId == assigneeId ? ApplicationRefusals.AssignedToOther(name)
        : ChangeAssignee(assigneeId, ApplicationEventKind.Assigned, act, name);

    /// <summary>担当を外す.</summary>
    public Outcome Unassign(Act act) =>
        !Status.IsOpen() ? ApplicationRefusals.NotAllowedFrom(Status)
        : AssigneeId is null ? ApplicationRefusals.NoAssignee
        : ChangeAssignee(null, ApplicationEventKind.Unassigned, act, null);

    /// <summary>引き継ぐ: from a colleague who is absent; whoever calls it has looked that they are.</summary>
    /// <param name="from">Name of the absent colleague; kept in the history.</param>
    public Outcome TakeOver(string from, Act act) =>
        !Status.IsOpen() ? ApplicationRefusals.NotAllowedFrom(Status)
        : AssigneeId is null ? ApplicationRefusals.NoAssignee
        : AssigneeId == act.ActorId ? ApplicationRefusals.AlreadyYours
        : ChangeAssignee(act.ActorId, ApplicationEventKind.TakenOver, act, from + "さん（不在）から");

    /// <summary>移送: another section goes on; the old one has no access from here on. Not while the applicant or an approver has the case.</summary>
    /// <param name="reason">For the office, not for the applicant.</param>
    public Outcome Transfer(Ward ward, string sectionCode, string reason, Act act)
    {
        if (OpenCorrection is not null)
        {
            return ApplicationRefusals.TransferInCorrection;
        }

        if (Status == ApplicationStatus.InApproval)
        {
            return ApplicationRefusals.TransferInApproval;
        }

        if (Status is not (ApplicationStatus.Received or ApplicationStatus.UnderReview))
        {
            return ApplicationRefusals.NotAllowedFrom(Status);
        }

        if ((Ward, SectionCode) == (ward, sectionCode))
        {
            return ApplicationRefusals.SameSection;
        }

        var way = $"{Ward.Label()} {Sections.NameOf(SectionCode)} → {ward.Label()} {Sections.NameOf(sectionCode)}\n{reason}";
        (Ward, SectionCode, IsTransferred) = (ward, sectionCode, true);
        return ChangeAssignee(null, ApplicationEventKind.Transferred, act, way);
    }

    private Outcome ChangeAssignee(string? assigneeId, ApplicationEventKind kind, Act act, string? note)
    {
        AssigneeId = assigneeId;
        Version++;
        _history.Add(new ApplicationEvent(kind, Status, act, note));
        return Outcome.Done;
    }
}
