namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>A procedure that is to go into a package.</summary>
/// <param name="DueOn">Computed from the day of the event; null when no day was given, or no deadline hangs on it.</param>
/// <param name="IsAtCounter">It cannot be filed here: the package only reminds of it.</param>
public sealed record PackageWish(string ProcedureId, DateOnly? DueOn, bool IsAtCounter);

/// <summary>
/// 手続きのまとまり: what one event in life (household moving, birth, bereavement) makes necessary. Each procedure becomes an application of
/// its own; the package holds them under one progress view and lets them share answers.
/// </summary>
public sealed class ApplicationPackage
{
    public const int TitleMaxLength = 80;

    /// <summary>The whole catalogue is no package.</summary>
    public const int MaxItems = 64;

    private readonly List<PackageItem> _items = [];

    private ApplicationPackage() { } // EF Core

    public Guid Id { get; private set; }

    /// <summary>Order of making; see <see cref="Application.Sequence"/>.</summary>
    public long Sequence { get; private set; }

    public Guid CitizenId { get; private set; }

    /// <summary>The picking that it was made of: a double click makes one package.</summary>
    public Guid RunId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>When the person moved, was born, died …; null when it was not given.</summary>
    public DateOnly? EventOn { get; private set; }

    public DateTime MadeAtUtc { get; private set; }

    /// <summary>Concurrency token; every act bumps it.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<PackageItem> Items => _items;

    public static Outcome<ApplicationPackage> Make(
        Guid citizenId, Guid runId, string title, DateOnly? eventOn, IReadOnlyCollection<PackageWish> wishes, Act act)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(wishes);
        if (wishes.All(w => w.IsAtCounter) || wishes.Count > MaxItems || wishes.DistinctBy(w => w.ProcedureId).Count() < wishes.Count)
        {
            return PackageRefusals.NothingToDo;
        }

        var package = new ApplicationPackage
        {
            Id = Guid.CreateVersion7(),
            Sequence = Application.NewSequence(act.AtUtc),
            CitizenId = citizenId,
            RunId = runId,
            Title = title.Length > TitleMaxLength ? title[..TitleMaxLength] : title,
            EventOn = eventOn,
            MadeAtUtc = act.AtUtc,
        };
        package._items.AddRange(wishes.Select((w, i) => new PackageItem(i + 1, w)));
        return package;
    }

    /// <summary>An application was started for a procedure of the package; a later one takes the place of an earlier one.</summary>
    public Outcome Link(string procedureId, Guid applicationId)
    {
        if (_items.Find(i => i.ProcedureId == procedureId) is not { IsAtCounter: false } item)
        {
            return PackageRefusals.NotInPackage;
        }

        if (item.ApplicationId != applicationId)
        {
            item.Link(applicationId);
            Version++;
        }

        return Outcome.Done;
    }
}

/// <summary>One procedure of a package, and the application that it became.</summary>
public sealed class PackageItem
{
    private PackageItem() { } // EF Core

    internal PackageItem(int order, PackageWish wish) =>
        (Id, Order, ProcedureId, DueOn, IsAtCounter) = (Guid.CreateVersion7(), order, wish.ProcedureId, wish.DueOn, wish.IsAtCounter);

    public Guid Id { get; private set; }

    public int Order { get; private set; }

    public string ProcedureId { get; private set; } = "";

    public DateOnly? DueOn { get; private set; }

    public bool IsAtCounter { get; private set; }

    /// <summary>Null until it is started. The application may be gone again: a draft can be discarded.</summary>
    public Guid? ApplicationId { get; private set; }

    internal void Link(Guid applicationId) => ApplicationId = applicationId;
}

public static class PackageRefusals
{
    public static readonly Refusal NotFound = new("package.not_found", "この手続きのまとまりは見つかりません。");
    public static readonly Refusal NothingToDo = new("package.nothing_to_do", "まとめて進める手続きを選んでください。");
    public static readonly Refusal NotInPackage = new("package.not_in_package", "この手続きは、このまとまりに入っていません。画面を読み直して、もう一度選んでください。");
}
