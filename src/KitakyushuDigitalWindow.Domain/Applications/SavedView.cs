namespace KitakyushuDigitalWindow.Domain.Applications;

/// <summary>保存した条件: filters of the queue that a staff member keeps under a name.</summary>
public sealed class SavedView
{
    public const int NameMaxLength = 40;
    public const int FilterMaxLength = 500;

    /// <summary>More would be a list to search in, not a shortcut.</summary>
    public const int MaxPerPerson = 20;

    private SavedView() { } // EF Core

    public Guid Id { get; private set; }

    public Guid StaffId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The filters as the queue's address carries them; never a name that was searched for.</summary>
    public string Filter { get; private set; } = "";

    public DateTime SavedAtUtc { get; private set; }

    public int Version { get; private set; }

    public static SavedView Save(Guid staffId, string name, string filter, Act act) => new()
    {
        Id = Guid.CreateVersion7(),
        StaffId = staffId,
        Name = name,
        Filter = filter,
        SavedAtUtc = act.AtUtc,
    };

    public void Rename(string name)
    {
        Name = name;
        Version++;
    }
}
