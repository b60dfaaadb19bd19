using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Tests.Applications;

/// <summary>Applications in every state, reached by the acts alone.</summary>
internal static class Cases
{
    public const string LetterHash = "hash-of-the-letter";

    public static readonly AnswerSet Answers = AnswerSet.Empty
        .With("childName", new Answer("架空　未来"))
        .With("attachmentInsurance", new Answer("file-1"));

    private static readonly DateTime _start = new(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc);

    public static Act ByCitizen(int minutes = 0) => new("citizen:1", _start.AddMinutes(minutes));

    public static Act ByClerk(int minutes = 0) => new("staff:clerk", _start.AddMinutes(minutes));

    public static Act ByApprover(int minutes = 0) => new("staff:approver", _start.AddMinutes(minutes));

    public static Submission Submission() => new(
        ReceiptNumber.Parse("K222-2222-222" + CheckSymbol()), Answers, "髙橋　花子", Ward.KokuraKita, "hofuku-kodomo", new DateOnly(2026, 12, 24));

    public static Application In(ApplicationStatus status)
    {
        var application = Application.Start(Guid.NewGuid(), "child-allowance-certification", Guid.NewGuid(), "児童手当", ByCitizen());
        application.Save(Answers, ByCitizen(1));
        if (status == ApplicationStatus.Draft)
        {
            return application;
        }

        Done(application.Submit(Submission(), ByCitizen(2)));
        if (status == ApplicationStatus.Received)
        {
            return application;
        }

        if (status == ApplicationStatus.Withdrawn)
        {
            Done(application.Withdraw("窓口でしたため", ByCitizen(3)));
            return application;
        }

        Done(application.StartReview(ByClerk(3)));
        if (status == ApplicationStatus.UnderReview)
        {
            return application;
        }

        if (status == ApplicationStatus.AwaitingCorrection)
        {
            Done(application.RequestCorrection(
                CorrectionKind.Incorrect, ["childName", "attachmentInsurance"], "読めません", new DateOnly(2026, 12, 4), ByClerk(4)));
            return application;
        }

        Done(application.ProposeDecision(DecisionKind.Granted, "認める", null, "{}", LetterHash, ByClerk(5), goesByPost: true));
        if (status == ApplicationStatus.InApproval)
        {
            return application;
        }

        Done(application.Decide(LetterHash, "第1号", ByApprover(6)));
        if (status == ApplicationStatus.Decided)
        {
            return application;
        }

        Done(application.Issue("認定通知書", "第1号", "hash-of-the-pdf", 1000, new Act(Act.SystemActor, _start.AddMinutes(7))));
        return application;
    }

    private static void Done(Outcome outcome)
    {
        if (!outcome.Succeeded)
        {
            throw new InvalidOperationException("A state could not be reached: " + outcome.Refusal!.Code);
        }
    }

    private static char CheckSymbol() =>
        "2345679CDFHJKMNPQRTVWXY".First(c => ReceiptNumber.TryParse("K222-2222-222" + c, out _));
}
