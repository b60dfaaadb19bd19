using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Infrastructure.Jobs;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.TestSupport;

/// <summary>A small procedure of the tests' own, published through the import like any other; a second version follows the first.</summary>
public static class SampleProcedure
{
    public const string Id = "sample-filing";

    private const string Name = """{ "key": "applicantName", "type": "text", "label": "氏名", "required": true, "purpose": "審査のため", "maxLength": 60, "prefillFrom": "card.name" }""";

    private const string Email = """{ "key": "applicantEmail", "type": "email", "label": "メールアドレス", "required": false, "purpose": "連絡のため", "prefillFrom": "profile.email" }""";

    private const string First = $$"""
        [ { "id": "about", "section": "あなた", "title": "あなたのこと", "questions": [ {{Name}}, {{Email}},
            { "key": "job", "type": "radio", "label": "仕事", "required": true, "purpose": "審査のため", "options": [
              { "value": "a", "label": "会社員" }, { "value": "b", "label": "自営業" }, { "value": "c", "label": "学生" } ] } ] },
          { "id": "content", "section": "申請の内容", "title": "申請の内容", "questions": [
            { "key": "why", "type": "textarea", "label": "理由", "required": true, "purpose": "審査のため", "maxLength": 100 },
            { "key": "since", "type": "date", "label": "始めた日", "required": true, "rule": "any", "purpose": "審査のため" } ] },
          { "id": "papers", "section": "書類", "title": "書類", "questions": [
            { "key": "paper", "type": "file", "label": "通帳の写し", "required": true, "purpose": "審査のため" } ] } ]
        """;

    private const string Second = $$"""
        [ { "id": "about", "section": "あなた", "title": "あなたのこと", "questions": [ {{Name}}, {{Email}},
            { "key": "job", "type": "radio", "label": "仕事", "required": true, "purpose": "審査のため", "options": [
              { "value": "a", "label": "会社員・公務員" }, { "value": "c", "label": "学生" }, { "value": "d", "label": "そのほか" } ] } ] },
          { "id": "content", "section": "申請の内容", "title": "申請の内容", "questions": [
            { "key": "since", "type": "month", "label": "始めた月", "required": true, "rule": "any", "purpose": "審査のため" },
            { "key": "why", "type": "textarea", "label": "理由", "required": true, "purpose": "審査のため", "maxLength": 100 },
            { "key": "place", "type": "text", "label": "場所", "required": true, "purpose": "審査のため", "maxLength": 40 } ] } ]
        """;

    public static Task PublishAsync(AppFactory app, string? acceptance = null) => ImportAsync(app, Json(First, acceptance, fee: 0, mustMove: false));

    /// <summary>Removes an option and the file, turns the day into a month, adds a question and a fee.</summary>
    public static Task PublishSecondAsync(AppFactory app, bool mustMove = false, string? acceptance = null) =>
        ImportAsync(app, Json(Second, acceptance, fee: 300, mustMove));

    /// <summary>A draft of the first version with these answers; the rest is made up.</summary>
    public static Task<Guid> DraftAsync(AppFactory app, string subject = "citizen-01", bool complete = true, string email = "") => app.AddAsync(
        subject, Id, new Dictionary<string, string> { ["job"] = "b", ["why"] = "新しく始めたため", ["since"] = "2026-04-05", ["applicantEmail"] = email }, complete);

    /// <summary>A moment in Japan.</summary>
    public static DateTimeOffset Japan(string clock) =>
        new(JapanTime.InstantOf(DateTime.Parse(clock, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>What the job for drafts does now.</summary>
    public static Task<int> SweepAsync(this AppFactory app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return DraftSweepWorker.RunOnceAsync(app.Services.GetRequiredService<IServiceScopeFactory>(), CancellationToken.None);
    }

    private static async Task ImportAsync(AppFactory app, string json)
    {
        ArgumentNullException.ThrowIfNull(app);
        await app.WithDbAsync(db => DefinitionImport.ImportAsync(db, [(Id, json)], app.Clock.Now.UtcDateTime, CancellationToken.None));
        await app.Services.GetRequiredService<PublishedProcedures>().ReloadAsync(CancellationToken.None);
    }

    private static string Json(string pages, string? acceptance, int fee, bool mustMove) => $$"""
        {
          "schemaVersion": 1, "id": "{{Id}}", "name": "見本の届出", "shortName": "見本の届出", "nameKana": "ミホンノトドケデ", "nameEn": "Sample filing",
          "category": "childcare", "lifeEvents": [], "searchWords": [], "legalBasis": "見本の条例1条", "priority27": false, "filer": "本人", "eligibility": "だれでも",
          "deadline": { "rule": "none", "text": "随時" }, "acceptance": {{acceptance ?? "null"}}, "draftsMustMove": {{(mustMove ? "true" : "false")}},
          "fee": { "amount": {{fee}}, "per": null, "note": null }, "requiresSignature": false, "requiresLogIn": true,
          "processing": { "length": 30, "unit": "days" }, "section": { "code": "hofuku-kodomo", "name": "各区役所保健福祉課", "wide": false },
          "decision": { "kind": "acceptance", "grantedTitle": "受理通知書" }, "appeal": { "kind": "none" }, "resultDocument": "受理通知書",
          "barriers": [], "online": { "level": "full" }, "declarations": [ { "key": "agreeTrue", "label": "書いた内容は事実です" } ],
          "pages": {{pages}}
        }
        """;
}
