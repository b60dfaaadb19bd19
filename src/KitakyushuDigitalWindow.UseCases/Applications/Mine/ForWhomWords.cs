using KitakyushuDigitalWindow.Domain.Applications;

namespace KitakyushuDigitalWindow.UseCases.Applications.Mine;

/// <summary>Who files for whom, as each of the two reads it.</summary>
public static class ForWhomWords
{
    /// <summary>For the one who acts, the person represented; for the one represented, the agent. Null for one's own.</summary>
    public static string? Label(ForWhom forWhom, bool isMine, string? agentName)
    {
        ArgumentNullException.ThrowIfNull(forWhom);
        return isMine ? forWhom.Label : $"代理人（{agentName}さん）が申請";
    }

    /// <summary>The part of the acting person, for the office and on paper; null when they file for themselves.</summary>
    public static string? PartOf(ForWhomKind kind) => kind switch
    {
        ForWhomKind.Child => "申請した人（親権者）",
        ForWhomKind.Delegation => "代理人",
        _ => null,
    };
}
