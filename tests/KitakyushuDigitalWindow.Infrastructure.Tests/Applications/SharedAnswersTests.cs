using System.Text.Json;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.UseCases.Applications.Packages;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Applications;

/// <summary>What one application of a package says to another, and what it keeps to itself.</summary>
public class SharedAnswersTests
{
    private static readonly DateOnly _today = new(2026, 11, 24);

    private static readonly FormDefinition _first = Form("""
        {"key":"name","type":"text","label":"氏名","prefillFrom":"card.name"},
        {"key":"phone","type":"phone","label":"電話番号","prefillFrom":"profile.phone"},
        {"key":"who","type":"radio","label":"だれの手続きですか","options":[{"value":"self","label":"自分"},{"value":"family","label":"家族"}]},
        {"key":"insured","type":"text","label":"被保険者の氏名","prefillFrom":"card.name","prefillWhen":{"question":"who","in":["self"]}},
        {"key":"secret","type":"text","label":"家族だけの質問","showWhen":{"question":"who","in":["family"]}},
        {"key":"reason","type":"text","label":"理由"},
        {"key":"agree","type":"consent","label":"同意します"}
        """);

    private static readonly FormDefinition _second = Form("""
        {"key":"name","type":"text","label":"申請者","prefillFrom":"card.name"},
        {"key":"contact","type":"phone","label":"連絡先","prefillFrom":"profile.phone"},
        {"key":"who","type":"radio","label":"だれの手続きですか","options":[{"value":"self","label":"自分"},{"value":"family","label":"家族"}]},
        {"key":"insured","type":"text","label":"被保険者の氏名","prefillFrom":"card.name","prefillWhen":{"question":"who","in":["self"]}},
        {"key":"secret","type":"text","label":"家族だけの質問"},
        {"key":"reason","type":"text","label":"ちがう理由"},
        {"key":"agree","type":"consent","label":"同意します"}
        """);

    [Fact]
    public void Add_SamePrefillName_IsOfferedUnderAnotherKey()
    {
        var known = Known(("phone", "093-555-0111"), ("who", "family"))["contact"].Known!;

        Assert.Equal(("093-555-0111", AnswerSource.EarlierApplication), (known.Value, known.Source));
    }

    [Fact]
    public void Add_SameQuestion_IsOfferedAndAnotherLabelIsNot()
    {
        var questions = Known(("who", "family"), ("reason", "出産"), ("agree", "true"));

        Assert.Equal("family", questions["who"].Known!.Value);
        Assert.Null(questions["reason"].Known);
        Assert.Null(questions["agree"].Known); // a consent is given each time anew
    }

    [Fact]
    public void Add_TheCard_IsNeverOverwritten() => Assert.Equal(AnswerSource.Card, Known(("name", "別の人"))["name"].Known!.Source);

    /// <summary>The relative's name goes to the relative's question, never to the applicant's own.</summary>
    [Fact]
    public void Add_AboutAnotherPerson_StaysWithThatPerson()
    {
        var family = Known([("who", "family"), ("insured", "北九　太郎")], ("who", "family"));
        var self = Known([("who", "family"), ("insured", "北九　太郎")], ("who", "self"));

        Assert.Equal("北九　太郎", family["insured"].Known!.Value);
        Assert.Equal("北九　花子", self["insured"].Known!.Value);
    }

    [Fact]
    public void Add_AnswerOffThePath_DoesNotComeOver()
    {
        Assert.Null(Known(("who", "self"), ("secret", "秘密"))["secret"].Known);
        Assert.Equal("秘密", Known(("who", "family"), ("secret", "秘密"))["secret"].Known!.Value);
    }

    [Fact]
    public void Add_WrongOrEmptyAnswer_IsNotOffered() => Assert.Equal(AnswerSource.Profile, Known(("phone", "12"), ("who", "family"))["contact"].Known!.Source);

    [Fact]
    public void Rows_OfOneApplication_AreThereInTheOther()
    {
        const string row = """{"id":"row","section":"s","title":"子","questions":[{"key":"childName","type":"text","label":"児童の氏名","prefillFrom":"household.child.name"},{"key":"birth","type":"date","label":"児童の生年月日","prefillFrom":"household.child.birthDate"}]}""";
        var form = Form($$"""{"key":"children","type":"repeat","label":"児童","itemLabel":"児童","prefillFrom":"household.child","minItems":1,"maxItems":9,"pages":[{{row}}]}""");
        var answers = AnswerSet.Empty.WithRow("children", 1).WithRow("children", 2).With(
        [
            KeyValuePair.Create("children.1.childName", new Answer("北九　一郎")), KeyValuePair.Create("children.1.birth", new Answer("2026-11-20")),
            KeyValuePair.Create("children.2.childName", new Answer("北九　二郎")),
        ]);

        var context = SharedAnswers.AddTo(Context(), form, [new PackageSibling(form, answers), new PackageSibling(form, answers)]);
        var laid = RowProposals.AtStart(form, context);

        Assert.Equal(["北九　一郎", "北九　二郎"], context.RowsOf("household.child").Select(r => r.Label)); // once each, although two applications name them
        Assert.Equal([1, 2], laid.RowsOf("children"));
        Assert.Equal(("2026-11-20", AnswerSource.EarlierApplication), (laid["children.1.birth"]!.Value, laid["children.1.birth"]!.Source));
        Assert.False(Journey.Of(form, laid, context).IsComplete); // the citizen looks them through
    }

    private static Dictionary<string, JourneyQuestion> Known(params (string Key, string Value)[] said) => Known(said, []);

    private static Dictionary<string, JourneyQuestion> Known((string Key, string Value)[] said, params (string Key, string Value)[] own)
    {
        var context = SharedAnswers.AddTo(Context(), _second, [new PackageSibling(_first, Set(said))]);
        return Journey.Of(_second, Set(own), context).Questions.ToDictionary(q => q.Key);
    }

    private static AnswerSet Set((string Key, string Value)[] said) => AnswerSet.Empty.With(said.Select(s => KeyValuePair.Create(s.Key, new Answer(s.Value))));

    private static FormContext Context() => new(_today, new Dictionary<string, Answer> { ["card.name"] = new("北九　花子", AnswerSource.Card), ["profile.phone"] = new("090-0000-0000", AnswerSource.Profile) });

    private static FormDefinition Form(string questions)
    {
        using var document = JsonDocument.Parse($$"""[{"id":"p","section":"s","title":"t","questions":[{{questions.Replace("\"type\"", "\"purpose\":\"p\",\"required\":false,\"maxLength\":60,\"rule\":\"any\",\"type\"", StringComparison.Ordinal)}}]}]""");
        return FormDefinitionJson.Read(document.RootElement);
    }
}
