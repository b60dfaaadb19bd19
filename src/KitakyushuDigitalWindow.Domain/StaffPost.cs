namespace KitakyushuDigitalWindow.Domain;

/// <summary>職 (役職): the place of a staff member in the line of their section. The higher the number, the more they may decide.</summary>
public enum StaffPost
{
    Member = 10,        // 係員
    UnitHead = 20,      // 係長
    SectionChief = 30,  // 課長
    Director = 40,      // 部長
    WardMayor = 50,     // 区長
}

public static class StaffPosts
{
    public static string Label(this StaffPost post) => post switch
    {
        StaffPost.Member => "係員",
        StaffPost.UnitHead => "係長",
        StaffPost.SectionChief => "課長",
        StaffPost.Director => "部長",
        StaffPost.WardMayor => "区長",
        _ => throw new ArgumentOutOfRangeException(nameof(post), post, null),
    };
}
