using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Calendar;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using KitakyushuDigitalWindow.UseCases.Documents;

namespace KitakyushuDigitalWindow.UseCases.Applications;

/// <summary>決定通知書: what the citizen will hold, made from the procedure's texts and the clerk's; number and date come at the decision.</summary>
public static class DecisionLetter
{
    /// <param name="check">照合番号 and the address of the page that checks it; null for a letter that is only looked at.</param>
    public static LetterDocument Of(
        ProcedureDefinition procedure, Application application, DecisionKind kind, string content, string? reason, (DocumentCode Code, string Url)? check = null)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(application);
        var office = WardOffices.Of(application.Ward);
        var items = new List<LetterItem> { new("決定の内容", Paragraphs(content)) };
        if (kind.IsAdverse())
        {
            items.Add(new LetterItem(kind.IsRefusal() ? "理由" : "一部を認めない理由", Paragraphs(reason ?? "")));
        }

        return new LetterDocument
        {
            Kind = LetterKind.DecisionLetter,
            Title = (kind.IsRefusal() ? procedure.RefusedTitle : procedure.GrantedTitle) + "（通知）",
            Addressee = new LetterAddressee(null, AddressOf(procedure, application), application.ApplicantName),
            Sender = new LetterSender([application.Ward == Ward.CityHall ? "北九州市長" : $"北九州市{application.Ward.Label()}長"]),
            Opening = $"{EraDate.Format(JapanTime.DayOf(application.ReceivedAtUtc!.Value))}付けで申請のあった{procedure.ShortName}"
                + $"（受付番号 {application.ReceiptNumber}）について、次のとおり{(procedure.Nature == DecisionNature.Disposition ? "決定" : "処理")}しましたので、通知します。",
            Items = items,
            AppealNotice = procedure.Nature == DecisionNature.Disposition && procedure.Appeal.IsGiven ? Appeal(procedure.Appeal) : null,
            Contact = new LetterContact($"{office.Name} {Sections.NameOf(application.SectionCode)}", office.Phone, WardOffices.Hours),
            ReceiptNumber = application.ReceiptNumber,
            VerificationCode = check?.Code.Value,
            QrText = check?.Url,
            Notes = check is { } by ? [$"この文書が本物かどうかは、二次元コードのページで、番号と日付を見て確かめられます（照合番号 {by.Code.Value}）。"] : [],
        };
    }

    /// <summary>教示 (行政不服審査法82条, 行政事件訴訟法46条). The wording is to be confirmed by the city's legal section.</summary>
    public static IReadOnlyList<string> Appeal(AppealNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return
        [
            $"この処分に不服があるときは、処分を知った日の翌日から起算して{notice.ReviewMonths}か月以内に、{notice.ReviewBody}へ審査請求をすることができます。",
            $"処分を知った日の翌日から起算して{notice.SuitMonths}か月以内に、{notice.Defendant}を被告（代表者 {notice.Representative}）として、処分の取消しの訴えを起こすこともできます。審査請求をしたときは、裁決を知った日の翌日から数えます。",
            $"処分（裁決）の日の翌日から起算して{notice.LongStopYears}年を過ぎると、正当な理由がない限り、どちらもできません。",
        ];
    }

    /// <summary>The address of the register: the answer that came from the card; else the first address given.</summary>
    private static string[] AddressOf(ProcedureDefinition procedure, Application application)
    {
        var addresses = procedure.Form.Questions.OfType<AddressQuestion>()
            .Select(q => (Question: q, Answer: application.Answers[q.Key])).Where(a => a.Answer is { IsEmpty: false }).ToList();
        var found = addresses.Find(a => a.Answer!.Source == AnswerSource.Card) is { Answer: not null } card ? card : addresses.FirstOrDefault();
        return found.Answer is null ? [] : found.Question.Display(found.Answer).Split('\n');
    }

    private static string[] Paragraphs(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
