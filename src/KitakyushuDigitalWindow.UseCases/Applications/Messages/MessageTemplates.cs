namespace KitakyushuDigitalWindow.UseCases.Applications.Messages;

/// <summary>文例 of a message, in the citizen's words.</summary>
/// <param name="Id">As the page posts it.</param>
/// <param name="AsksReply">It asks something.</param>
public sealed record MessageTemplate(string Id, string Name, string Text, bool AsksReply);

public static class MessageTemplates
{
    public static IReadOnlyList<MessageTemplate> All { get; } =
    [
        new("answer", "質問に答える", "ご質問ありがとうございます。\n\n\n\nほかにも分からないことがあれば、このページから質問してください。", false),
        new("wait", "確認に時間がかかる", "ご質問ありがとうございます。確認してから、（　）日ごろまでにこのページでお答えします。いましばらくお待ちください。", false),
        new("fact", "事実を確かめたい", "申請の内容について、次のことを教えてください。\n\n・\n\nこのページの「返事を書く」から、分かる範囲で返事をしてください。", true),
        new("call", "電話で話したい", "申請の内容について、電話でうかがいたいことがあります。都合のよい曜日と時間帯、電話番号を、このページの「返事を書く」から教えてください。", true),
        new("visit", "窓口に来てほしい", "お手数ですが、次のものを持って、窓口に来てください。\n\n・\n\n来られない事情があるときは、このページから教えてください。", true),
        new("other-office", "ほかの課の仕事", "ご質問のことは、この課では答えられません。次の課に聞いてください。\n\n", false),
    ];

    public static MessageTemplate? Find(string? id) => All.FirstOrDefault(t => t.Id == id);
}
