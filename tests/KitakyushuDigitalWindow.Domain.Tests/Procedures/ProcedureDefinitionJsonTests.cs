using KitakyushuDigitalWindow.Domain.Procedures;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures;

/// <summary>A file that says something unknown does not load.</summary>
public class ProcedureDefinitionJsonTests
{
    private const string Valid = """
        {
          "schemaVersion": 1, "id": "sample", "name": "見本の申請", "shortName": "見本", "nameKana": "ミホン", "nameEn": "Sample",
          "category": "life", "lifeEvents": [], "searchWords": [], "legalBasis": "", "priority27": false, "filer": "本人", "eligibility": "",
          "deadline": { "rule": "none", "text": "" }, "fee": { "amount": 300, "per": "通" }, "requiresSignature": false, "requiresLogIn": true,
          "processing": { "length": 30, "unit": "days" }, "section": { "code": "shimin", "name": "市民課", "wide": false },
          "decision": { "kind": "disposition", "grantedTitle": "認定通知書" }, "appeal": { "kind": "none" }, "resultDocument": "",
          "barriers": [], "online": { "level": "full" }, "declarations": [],
          "pages": [
            { "id": "first", "section": "s", "title": "はじめ", "questions": [
              { "key": "kind", "type": "radio", "label": "種類", "required": true, "purpose": "p", "options": [{ "value": "a", "label": "甲" }] },
              { "key": "on", "type": "date", "label": "日", "required": false, "rule": "past", "purpose": "p", "showWhen": { "question": "kind", "in": ["a"] } }
            ], "rules": [{ "kind": "atLeastOne", "keys": ["on"], "message": "どれか" }] }
          ]
        }
        """;

    /// <summary>The valid file with one property more.</summary>
    internal static string With(string property) => Valid.Replace("\"barriers\": []", property + ", \"barriers\": []", StringComparison.Ordinal);

    [Fact]
    public void Read_Valid_HasWhatTheFileSays()
    {
        var definition = ProcedureDefinitionJson.Read(Valid);

        Assert.Equal(("sample", new Yen(300), DecisionNature.Disposition, "却下通知書"),
            (definition.Id, definition.Fee.Amount, definition.Nature, definition.RefusedTitle));
        Assert.Equal(["kind", "on"], definition.Form.Questions.Select(q => q.Key));
        Assert.Equal(["kind"], definition.Form.Find("on")!.ShowWhen!.Keys);
    }

    [Fact]
    public void Read_Processing_HasTheRulesOrTheDefaults()
    {
        Assert.Equal(new StandardProcessingPeriod(30, PeriodUnit.Days), ProcedureDefinitionJson.Read(Valid).Processing);

        var full = ProcedureDefinitionJson.Read(Valid.Replace(
            "\"length\": 30, \"unit\": \"days\"",
            "\"length\": 2, \"unit\": \"weeks\", \"start\": \"nextOpenDay\", \"end\": \"asCounted\", \"payment\": \"continue\", "
            + "\"corrections\": { \"incomplete\": \"restart\", \"outdated\": \"continue\" }",
            StringComparison.Ordinal));

        Assert.Equal(
            new StandardProcessingPeriod(2, PeriodUnit.Weeks)
            {
                Start = PeriodStart.NextOpenDay,
                EndsOnOpenDay = false,
                OnPayment = WaitingEffect.Continue,
                OnIncomplete = WaitingEffect.Restart,
                OnOutdated = WaitingEffect.Continue,
            },
            full.Processing);
    }

    [Theory]
    [InlineData("\"type\": \"radio\"", "\"type\": \"slider\"")]
    [InlineData("\"kind\": \"atLeastOne\"", "\"kind\": \"atMostOne\"")]
    [InlineData("\"in\": [\"a\"]", "\"matches\": \"a\"")]
    [InlineData("\"in\": [\"a\"]", "\"in\": [\"a\"], \"unless\": \"b\"")]
    [InlineData("{ \"question\": \"kind\", \"in\": [\"a\"] }", "\"kind=a\"")]
    [InlineData("{ \"question\": \"kind\", \"in\": [\"a\"] }", "[]")]
    [InlineData("\"rule\": \"past\"", "\"rule\": \"yesterday\"")]
    [InlineData("\"level\": \"full\"", "\"level\": \"maybe\"")]
    [InlineData("\"unit\": \"days\"", "\"unit\": \"moons\"")]
    [InlineData("\"unit\": \"days\"", "\"unit\": \"days\", \"start\": \"tomorrow\"")]
    [InlineData("\"unit\": \"days\"", "\"unit\": \"days\", \"end\": \"never\"")]
    [InlineData("\"unit\": \"days\"", "\"unit\": \"days\", \"payment\": \"reset\"")]
    [InlineData("\"unit\": \"days\"", "\"unit\": \"days\", \"corrections\": { \"incorrect\": \"reset\" }")]
    [InlineData("\"unit\": \"days\"", "\"unit\": \"days\", \"corrections\": { \"wrong\": \"pause\" }")]
    [InlineData("\"kind\": \"disposition\"", "\"kind\": \"verdict\"")]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2")]
    [InlineData("\"key\": \"on\"", "\"key\": \"kind\"")]
    [InlineData("\"label\": \"日\",", "")]
    [InlineData("\"label\": \"日\"", "\"label\": null")]
    [InlineData("\"required\": false", "\"required\": \"no\"")]
    [InlineData("\"amount\": 300", "\"amount\": 300.5")]
    [InlineData("\"kind\": \"none\"", "\"kind\": \"standard\"")]
    [InlineData("\"pages\": [", "\"pages\": [ 1,")]
    [InlineData("}", "")]
    public void Read_SomethingUnknownOrMissing_IsAFormatException(string known, string unknown)
    {
        var at = Valid.IndexOf(known, StringComparison.Ordinal);
        var broken = Valid[..at] + unknown + Valid[(at + known.Length)..];

        Assert.Throws<FormatException>(() => ProcedureDefinitionJson.Read(broken));
    }
}
