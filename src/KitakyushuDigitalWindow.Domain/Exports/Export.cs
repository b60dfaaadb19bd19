namespace KitakyushuDigitalWindow.Domain.Exports;

public enum ExportFormat
{
    Csv = 10,       // CSV
    Xlsx = 20,      // Excel
    Handover = 30,  // 基幹業務システムへの引渡し
}

public enum ExportStatus
{
    Waiting = 10,    // 順番待ち
    Running = 20,    // 作成中
    Done = 30,       // 完了
    Failed = 40,     // 失敗
    Expired = 50,    // 保存期限切れ
    Discarded = 60,  // 削除
}

public enum ExportFailure
{
    Fault = 10,       // 途中で止まった
    TooMany = 20,     // 件数が多い
    TooLarge = 30,    // 添付書類が大きい
    ScopeLost = 40,   // 異動・退職
    NotSigned = 50,   // 署名の鍵がない
}

/// <summary>
/// 書き出し: what one person asked to have as a file. Ward and section are frozen when it is asked for; a job makes the file from the cases
/// that are there when it runs, and the file is kept for some days.
/// </summary>
public sealed class Export
{
    public const int ProcedureIdMaxLength = 80;
    public const int ProcedureNameMaxLength = 120;
    public const int SectionCodeMaxLength = 40;
    public const int FilterMaxLength = 1000;
    public const int FileNameMaxLength = 200;
    public const int HashLength = 64;
    public const int RoleMaxLength = 100;

    /// <summary>Cases in one file: more is a matter for several, by period.</summary>
    public const int MaxCases = 20_000;

    /// <summary>Bytes of attachments in one hand-over.</summary>
    public const long MaxFilesBytes = 1024L * 1024 * 1024;

    /// <summary>The file is deleted after so many days.</summary>
    public const int KeptDays = 7;

    /// <summary>So many of one person may wait or run at once.</summary>
    public const int MaxUnfinished = 3;

    /// <summary>Tries before it is called failed; a killed process uses one up.</summary>
    public const int MaxAttempts = 3;

    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(2);

    /// <summary>Longer than the largest file takes to be packed and stored; nothing is saved in that time.</summary>
    private static readonly TimeSpan _packing = TimeSpan.FromMinutes(20);

    private Export() { } // EF Core

    public Guid Id { get; private set; }

    /// <summary>Order of asking: milliseconds since 1970; SQL Server clusters on it.</summary>
    public long Sequence { get; private set; }

    public Guid StaffId { get; private set; }

    /// <summary>Key of the form that asked: a double click makes one.</summary>
    public Guid RequestKey { get; private set; }

    public string ActorId { get; private set; } = "";

    /// <summary>Roles when it was asked for; for the audit trail.</summary>
    public string ActorRole { get; private set; } = "";

    public Ward Ward { get; private set; }

    public string SectionCode { get; private set; } = "";

    public ExportFormat Format { get; private set; }

    public string ProcedureId { get; private set; } = "";

    public string ProcedureName { get; private set; } = "";

    /// <summary>Conditions as they were asked for (JSON); never a name that was searched for.</summary>
    public string Filter { get; private set; } = "";

    public ExportStatus Status { get; private set; }

    public ExportFailure? Failure { get; private set; }

    public DateTime RequestedAtUtc { get; private set; }

    /// <summary>Not taken up before this instant: moved on by a claim (lease), each saved progress, and a failure.</summary>
    public DateTime DueAtUtc { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Cases that are in the file so far.</summary>
    public int DoneCount { get; private set; }

    /// <summary>Cases found when the job began; null before.</summary>
    public int? TotalCount { get; private set; }

    public string? FileName { get; private set; }

    /// <summary>SHA-256 of the file; the blob store keeps it under this name.</summary>
    public string? ContentHash { get; private set; }

    /// <summary>Bytes.</summary>
    public long Length { get; private set; }

    public DateTime? FinishedAtUtc { get; private set; }

    public DateTime? ExpiresAtUtc { get; private set; }

    public int Version { get; private set; }

    public bool IsUnfinished => Status is ExportStatus.Waiting or ExportStatus.Running;

    /// <summary>The act of whoever asked, for what the job does in their name.</summary>
    public Act ActAt(DateTime atUtc) => new(ActorId, atUtc)
    {
        Role = ActorRole.Length == 0 ? null : ActorRole,
        Office = $"{Ward.Id()}/{SectionCode}",
    };

    public static Export Request(Guid requestKey, Guid staffId, Ward ward, string sectionCode, ExportWish wish, Act act)
    {
        ArgumentNullException.ThrowIfNull(wish);
        return new Export
        {
            Id = Guid.CreateVersion7(),
            Sequence = (long)(act.AtUtc - DateTime.UnixEpoch).TotalMilliseconds << 20 | (uint)(requestKey.GetHashCode() & 0xFFFFF),
            RequestKey = requestKey,
            StaffId = staffId,
            ActorId = act.ActorId,
            ActorRole = act.Role ?? "",
            Ward = ward,
            SectionCode = sectionCode,
            Format = wish.Format,
            ProcedureId = wish.ProcedureId,
            ProcedureName = wish.ProcedureName,
            Filter = wish.Filter,
            Status = ExportStatus.Waiting,
            RequestedAtUtc = act.AtUtc,
            DueAtUtc = act.AtUtc,
        };
    }

    /// <summary>A worker takes it for a while and begins from the start; when it dies, another takes it after the lease.</summary>
    public void Claim(DateTime nowUtc)
    {
        (Status, Attempts, DoneCount, TotalCount) = (ExportStatus.Running, Attempts + 1, 0, null);
        Prolong(nowUtc, _lease);
    }

    /// <summary>How far it is; keeps the lease.</summary>
    public void Progress(int done, int total, DateTime nowUtc)
    {
        (DoneCount, TotalCount) = (done, Math.Max(done, total));
        Prolong(nowUtc, _lease);
    }

    /// <summary>All cases are read; what is left is one long piece of work.</summary>
    public void Pack(DateTime nowUtc) => Prolong(nowUtc, _packing);

    public void Finish(string fileName, string contentHash, long length, DateTime nowUtc)
    {
        (Status, Failure, FileName, ContentHash, Length) = (ExportStatus.Done, null, fileName, contentHash, length);
        (FinishedAtUtc, ExpiresAtUtc, TotalCount) = (nowUtc, nowUtc.AddDays(KeptDays), DoneCount);
        Version++;
    }

    /// <summary>It cannot be made, and trying again would not help.</summary>
    public void Fail(ExportFailure why, DateTime nowUtc)
    {
        (Status, Failure, FinishedAtUtc) = (ExportStatus.Failed, why, nowUtc);
        Version++;
    }

    /// <summary>Something went wrong: later again, and after some tries no more.</summary>
    public void Stumble(DateTime nowUtc)
    {
        if (Attempts >= MaxAttempts)
        {
            Fail(ExportFailure.Fault, nowUtc);
            return;
        }

        (Status, DueAtUtc) = (ExportStatus.Waiting, nowUtc.AddSeconds(10 * Attempts));
        Version++;
    }

    /// <summary>もう一度作る: the same conditions, on the cases of now.</summary>
    public Outcome Again(Act act)
    {
        if (Status is not (ExportStatus.Failed or ExportStatus.Expired))
        {
            return ExportRefusals.NotAgain;
        }

        (Status, Failure, Attempts, DoneCount, TotalCount, FinishedAtUtc, DueAtUtc) = (ExportStatus.Waiting, null, 0, 0, null, null, act.AtUtc);
        Version++;
        return Outcome.Done;
    }

    /// <summary>保存期限: the file goes, what was asked for stays known.</summary>
    public void Expire()
    {
        (Status, ContentHash) = (ExportStatus.Expired, null);
        Version++;
    }

    /// <summary>削除: also ends one that is being made.</summary>
    public void Discard()
    {
        (Status, ContentHash) = (ExportStatus.Discarded, null);
        Version++;
    }

    private void Prolong(DateTime nowUtc, TimeSpan lease)
    {
        DueAtUtc = nowUtc + lease;
        Version++;
    }
}

/// <summary>What is asked for.</summary>
/// <param name="Filter">Conditions (JSON).</param>
public sealed record ExportWish(ExportFormat Format, string ProcedureId, string ProcedureName, string Filter);

public static class ExportRefusals
{
    public static readonly Refusal NotFound = new("export.not_found", "書き出しが見つかりません。");
    public static readonly Refusal NotAgain = new("export.not_again", "この書き出しは、もう一度作る必要がありません。画面を読み直してください。");
    public static readonly Refusal ChangedMeanwhile = new("export.changed", "書き出しの状態が変わりました。画面を読み直してください。");
    public static readonly Refusal WrongRole = new("export.wrong_role", "書き出しは、課の担当者か決裁者だけができます。");
    public static readonly Refusal NoKey = new(
        "export.no_key", "引渡し用のファイルに付ける署名の鍵が、設定されていません。DX推進室に連絡してください。CSVとExcelは書き出せます。");

    public static readonly Refusal TooMany = new(
        "export.too_many", $"作成中の書き出しが{Export.MaxUnfinished}件あります。終わってから、次の書き出しを始めてください。");
}
