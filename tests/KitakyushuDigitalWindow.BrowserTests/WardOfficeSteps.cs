namespace KitakyushuDigitalWindow.BrowserTests;

/// <summary>What a clerk and an approver of a ward office do in their browsers.</summary>
public static class WardOfficeSteps
{
    /// <summary>Signs in through the sandbox's staff provider and stands on the page that was wished for.</summary>
    public static async Task SignInAsync(Visitor staff, string portalUrl, string subject, string path)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await staff.Page.GotoAsync(portalUrl + path);
        await staff.SeesAsync("職員ログイン");
        await staff.PressAsync("職員としてログインする");
        await staff.Page.Locator($"button[value='{subject}']").ClickAsync();
    }

    /// <summary>Finds the case in the queue, starts the review and asks for the number of the bank account again.</summary>
    public static async Task RequestCorrectionAsync(Visitor clerk, string number)
    {
        ArgumentNullException.ThrowIfNull(clerk);
        await clerk.SeesAsync("受付一覧");
        await clerk.FillAsync("受付番号・氏名・フリガナで探す", number);
        await clerk.PressAsync("探す");
        await clerk.SeesAsync("児童手当の認定請求");
        await clerk.PressAsync("審査を始める");
        await clerk.SeesAsync("児童手当の認定請求");
        foreach (var tab in new[] { "files", "history", "documents" })
        {
            await clerk.Page.GotoAsync($"{clerk.Page.Url.TrimEnd('/')}/{tab}");
            await clerk.SeesAsync("児童手当の認定請求");
            await clerk.Page.GoBackAsync();
        }

        await clerk.PressAsync("補正を求める");
        await clerk.SeesAsync("補正を求める");
        await clerk.PressAsync("申請者に送る");
        await clerk.SeesAsync("補正を求める"); // nothing chosen yet
        await clerk.Page.Locator("input[name='Input.QuestionKeys'][value='bankAccount']").CheckAsync();
        await clerk.ChooseAsync("誤りを直してもらう");
        await clerk.Page.Locator("#message").FillAsync("口座番号が、添付された通帳の写真と違います。通帳のとおりに直してください。");
        await clerk.PressAsync("申請者が読む内容を見る");
        await clerk.SeesAsync("補正を求める");
        await clerk.PressAsync("申請者に送る");
        await clerk.SeesAsync("児童手当の認定請求");
    }

    /// <summary>Drafts the decision to grant.</summary>
    public static async Task ProposeAsync(Visitor clerk, string number)
    {
        ArgumentNullException.ThrowIfNull(clerk);
        await clerk.Page.GotoAsync(new Uri(new Uri(clerk.Page.Url), "/staff/applications/" + number).ToString());
        await clerk.SeesAsync("児童手当の認定請求");
        await clerk.PressAsync("起案する");
        await clerk.SeesAsync("起案する");
        await clerk.ChooseAsync("認める（認定・支給・交付）");
        await clerk.Page.Locator("#content").FillAsync("児童手当を認定します。支給は令和8年4月分からです。");
        await clerk.PressAsync("通知書の案を見る");
        await clerk.SeesAsync("起案する");
        await clerk.PressAsync("決裁に回す");
        await clerk.SeesAsync("児童手当の認定請求");
    }

    public static async Task ApproveAsync(Visitor approver, string number)
    {
        ArgumentNullException.ThrowIfNull(approver);
        await approver.SeesAsync("決裁");
        await approver.Page.Locator("main a", new() { HasText = number }).First.ClickAsync();
        await approver.SeesAsync("決裁");
        await approver.PressAsync("決定する");
        await approver.SeesAsync("決裁"); // no choice made
        await approver.ChooseAsync("承認する");
        await approver.PressAsync("決定する");
        await approver.SeesAsync("決裁");
    }
}
