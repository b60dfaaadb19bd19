namespace KitakyushuDigitalWindow.Domain.Applications;

public enum DecisionKind
{
    Granted = 10,    // 認定・支給・交付
    Partial = 15,    // 一部の認定・支給・交付
    Refused = 20,    // 不認定・不支給・不交付
    Accepted = 30,   // 受理
    Dismissed = 40,  // 却下 (形式上の要件を欠く)
}

public static class DecisionKinds
{
    /// <summary>Against the applicant's wish, wholly or in part: needs reasons (行政手続法8条).</summary>
    public static bool IsAdverse(this DecisionKind kind) => kind is DecisionKind.Partial or DecisionKind.Refused or DecisionKind.Dismissed;

    /// <summary>Nothing of what was wished for is given.</summary>
    public static bool IsRefusal(this DecisionKind kind) => kind is DecisionKind.Refused or DecisionKind.Dismissed;

    public static string Label(this DecisionKind kind) => kind switch
    {
        DecisionKind.Granted => "認める（認定・支給・交付）",
        DecisionKind.Partial => "一部を認める（一部の認定・支給・交付）",
        DecisionKind.Refused => "認めない（不認定・不支給・不交付）",
        DecisionKind.Accepted => "受理する",
        DecisionKind.Dismissed => "却下する（要件を満たさない）",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

/// <summary>処分・受理の案と決定: drafted by one person, decided by another. The letter's content is frozen when it is proposed.</summary>
public sealed class Decision
{
    public const int ContentMaxLength = 2000;
    public const int ReasonMaxLength = 2000;

    private Decision() { } // EF Core

    internal Decision(DecisionKind kind, string content, string? reason, string letter, string letterHash, bool goesByPost, Act act) =>
        (Id, Kind, Content, Reason, Letter, LetterHash, GoesByPost, ProposedBy, ProposedAtUtc) =
        (Guid.CreateVersion7(), kind, content, reason, letter, letterHash, goesByPost, act.ActorId, act.AtUtc);

    public Guid Id { get; private set; }

    public DecisionKind Kind { get; private set; }

    /// <summary>決定の内容, as the letter says it.</summary>
    public string Content { get; private set; } = "";

    /// <summary>理由の提示; required when adverse.</summary>
    public string? Reason { get; private set; }

    /// <summary>The letter as it was proposed, without number and date (JSON).</summary>
    public string Letter { get; private set; } = "";

    /// <summary>SHA-256 of the letter's content: this is what is approved.</summary>
    public string LetterHash { get; private set; } = "";

    /// <summary>郵送もする: the letter is in the portal in any case.</summary>
    public bool GoesByPost { get; private set; }

    public string ProposedBy { get; private set; } = "";

    public DateTime ProposedAtUtc { get; private set; }

    /// <summary>文書番号, given at the moment of decision.</summary>
    public string? DocumentNumber { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTime? DecidedAtUtc { get; private set; }

    /// <summary>Back with the drafter: it no longer stands.</summary>
    public bool IsSentBack { get; private set; }

    /// <summary>引上げ: it is back because the drafter took it back.</summary>
    public bool IsPulledBack { get; private set; }

    public bool IsFinal => DecidedAtUtc is not null;

    internal void Decide(string documentNumber, Act act) =>
        (DocumentNumber, DecidedBy, DecidedAtUtc) = (documentNumber, act.ActorId, act.AtUtc);

    internal void SendBack() => IsSentBack = true;

    internal void PullBack() => (IsSentBack, IsPulledBack) = (true, true);
}

/// <summary>交付した文書: a letter that the citizen holds.</summary>
public sealed class IssuedLetter
{
    public const int TitleMaxLength = 120;
    public const int NumberMaxLength = 60;

    private IssuedLetter() { } // EF Core

    internal IssuedLetter(string title, string documentNumber, string contentHash, long length, bool goesByPost, Act act) =>
        (Id, Title, DocumentNumber, ContentHash, Length, GoesByPost, IssuedAtUtc) =
        (Guid.CreateVersion7(), title, documentNumber, contentHash, length, goesByPost, act.AtUtc);

    public Guid Id { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>文書番号.</summary>
    public string DocumentNumber { get; private set; } = "";

    /// <summary>SHA-256 of the PDF; the blob store keeps it under this name.</summary>
    public string ContentHash { get; private set; } = "";

    public long Length { get; private set; }

    public DateTime IssuedAtUtc { get; private set; }

    /// <summary>郵送する: waits until somebody has posted it.</summary>
    public bool GoesByPost { get; private set; }

    /// <summary>発送した日; null while it waits, or is not posted at all.</summary>
    public DateOnly? PostedOn { get; private set; }

    public string? PostedBy { get; private set; }

    internal void Post(Act act) => (PostedOn, PostedBy) = (JapanTime.DayOf(act.AtUtc), act.ActorId);
}
