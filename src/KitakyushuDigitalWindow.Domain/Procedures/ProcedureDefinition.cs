using KitakyushuDigitalWindow.Domain.Procedures.Forms;

namespace KitakyushuDigitalWindow.Domain.Procedures;

/// <summary>How far a procedure can be done online (オンライン化の状況).</summary>
public enum OnlineLevel
{
    Full = 10,       // オンラインで完結
    Partial = 20,    // 一部は窓口
    PreSubmit = 30,  // 事前に送信し、窓口で完了
    Blocked = 40,    // 制度上オンラインで受け付けられない
    Info = 50,       // 申請は要らない
}

/// <summary>Does the office decide (処分: grant or refuse, with a notice of appeal) or accept a filing (受理)?</summary>
public enum DecisionNature
{
    Disposition = 10,  // 処分
    Acceptance = 20,   // 受理
}

/// <param name="Rule"><c>15-day-special</c>, <c>days</c>, <c>promptly</c>, <c>annual</c>, <c>window</c>, <c>before-use</c>, <c>prescription</c>, <c>city-set-date</c>, <c>none</c>.</param>
/// <param name="Text">As the citizen reads it.</param>
public sealed record FilingDeadline(string Rule, int? Days, string? From, string Text);

/// <param name="Code">Section code of the ward office (<c>hofuku-kodomo</c>).</param>
/// <param name="IsCityWide">One section works for the whole city, not one in each ward.</param>
public sealed record HandlingSection(string Code, string Name, bool IsCityWide);

/// <summary>教示 (行政不服審査法82条, 行政事件訴訟法46条), from the procedure master.</summary>
/// <param name="Kind"><c>standard</c>, <c>review-first</c> (審査請求前置), <c>none</c>.</param>
public sealed record AppealNotice(
    string Kind, string ReviewBody, string Defendant, string Representative, int ReviewMonths, int SuitMonths, int LongStopYears)
{
    public static AppealNotice None { get; } = new("none", "", "", "", 0, 0, 0);

    public bool IsGiven => Kind != "none";
}

/// <summary>What the person declares on the check page; never ticked beforehand.</summary>
public sealed record Declaration(string Key, string Label);

/// <summary>制度の内容: everything that one version of a procedure says, form included. Built from a definition file, never changed.</summary>
public sealed record ProcedureDefinition
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    public required string NameKana { get; init; }

    public required string NameEn { get; init; }

    public required string Category { get; init; }

    public required IReadOnlyList<string> LifeEvents { get; init; }

    public required IReadOnlyList<string> SearchWords { get; init; }

    public required string LegalBasis { get; init; }

    public required bool IsPriority27 { get; init; }

    public required string Filer { get; init; }

    /// <summary>代理でできるか.</summary>
    public AgentRule Agents { get; init; } = AgentRule.Any;

    public required string Eligibility { get; init; }

    public required FilingDeadline Deadline { get; init; }

    /// <summary>受付期間; outside it nothing can be filed.</summary>
    public Acceptance Acceptance { get; init; } = Acceptance.Always;

    /// <summary>Drafts of earlier versions cannot be filed as they are: they must be moved to this version first (the law changed, say).</summary>
    public bool MustDraftsMove { get; init; }

    public required ProcedureFee Fee { get; init; }

    public required bool RequiresSignature { get; init; }

    public required bool RequiresLogIn { get; init; }

    public required StandardProcessingPeriod Processing { get; init; }

    public required HandlingSection Section { get; init; }

    public required DecisionNature Nature { get; init; }

    /// <summary>Title of the letter when the wish is granted or the filing accepted.</summary>
    public required string GrantedTitle { get; init; }

    /// <summary>Title of the letter when it is refused or dismissed.</summary>
    public required string RefusedTitle { get; init; }

    public required AppealNotice Appeal { get; init; }

    public required string ResultDocument { get; init; }

    /// <summary>書面, 押印, 対面, 添付原本 …: what made it hard to put online.</summary>
    public required IReadOnlyList<string> Barriers { get; init; }

    public required OnlineLevel Online { get; init; }

    public string? OnlineNote { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<Declaration> Declarations { get; init; }

    public required FormDefinition Form { get; init; }

    /// <summary>What the office checks and fills in.</summary>
    public ReviewSheet Review { get; init; } = ReviewSheet.None;

    /// <summary>確認項目: the procedure's own, else the general ones.</summary>
    public IReadOnlyList<ReviewCheck> ReviewChecks => Review.Checks.Count > 0 ? Review.Checks : ReviewSheet.GeneralChecks(this);

    /// <summary>The fee for these answers; recomputed wherever it is needed, never taken from a form field.</summary>
    public FeeStatement FeeOf(Journey journey) => Fee.For(journey);

    /// <summary>Can it be filed here? Blocked ones and those that need no filing cannot.</summary>
    public bool CanBeFiled => Online is OnlineLevel.Full or OnlineLevel.Partial or OnlineLevel.PreSubmit;
}
