namespace KitakyushuDigitalWindow.Domain.Procedures;

/// <summary>代理: for whom, besides oneself, a procedure may be filed.</summary>
public enum AgentRule
{
    SelfOnly = 10,    // 本人のみ
    Child = 20,       // 本人、子ども（親権者が申請）
    Delegation = 30,  // 本人、委任した人（代理人が申請）
    Any = 40,         // だれのためでも
}

public static class AgentRules
{
    public static bool AllowsChild(this AgentRule rule) => rule is AgentRule.Child or AgentRule.Any;

    public static bool AllowsDelegation(this AgentRule rule) => rule is AgentRule.Delegation or AgentRule.Any;
}
