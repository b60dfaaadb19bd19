using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Infrastructure.Procedures;
using KitakyushuDigitalWindow.UseCases.Applications.Review;
using KitakyushuDigitalWindow.UseCases.Ports;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Applications;

/// <summary>申請の値と台帳の値.</summary>
public sealed class RegisterComparisonTests
{
    private static readonly DateOnly _today = new(2026, 11, 24);

    private static readonly ProcedureDefinition _allowance = Definition("child-allowance-certification");

    private static readonly RegisteredPerson _mother = new("1", "h", "髙橋　花子", "タカハシ　ハナコ", new DateOnly(1990, 5, 14), "female", "福岡県北九州市小倉北区城内1番1号", "head");
    private static readonly RegisteredPerson _child = new("2", "h", "髙橋　辻", "タカハシ　ツジ", new DateOnly(2020, 4, 1), "male", "福岡県北九州市小倉北区城内1番1号", "child");

    [Theory]
    [InlineData("髙橋　花子", RegisterMatch.Same)]
    [InlineData("髙橋花子", RegisterMatch.Same)]
    [InlineData("高橋　花子", RegisterMatch.Similar)]
    [InlineData("高橋　華子", RegisterMatch.Different)]
    public void Of_Name_TellsTheSameFromAVariantAndFromAnother(string filed, RegisterMatch expected) =>
        Assert.Equal(new RegisterValue("髙橋　花子", expected), Of(("applicantName", filed))["applicantName"]);

    [Theory]
    [InlineData("福岡県北九州市小倉北区城内1番1号", RegisterMatch.Same)]
    [InlineData("北九州市小倉北区城内1番1号", RegisterMatch.Similar)]
    [InlineData("福岡県北九州市小倉北区城内１番１号", RegisterMatch.Similar)]
    [InlineData("福岡県北九州市小倉北区城内2番1号", RegisterMatch.Different)]
    public void Of_Address_IgnoresPrefectureAndWidth(string filed, RegisterMatch expected) =>
        Assert.Equal(expected, Of(("applicantAddress", filed))["applicantAddress"].Match);

    [Fact]
    public void Of_ChildOfTheHousehold_IsFoundByNameEvenWhenTheDayIsWrong()
    {
        var found = Of(
            ("children.1.childName", "高橋　辻\U000E0100"), ("children.1.childKana", "タカハシ　ツジ"), ("children.1.childBirthDate", "2020-04-02"), ("children", "1"));

        Assert.Equal(RegisterMatch.Similar, found["children.1.childName"].Match);
        Assert.Equal(RegisterMatch.Same, found["children.1.childKana"].Match);
        Assert.Equal(new RegisterValue("2020年（令和2年）4月1日", RegisterMatch.Different), found["children.1.childBirthDate"]);
    }

    [Fact]
    public void Of_ChildOutsideTheHousehold_IsNotListed()
    {
        var found = Of(("children.1.childName", "別居　次郎"), ("children.1.childBirthDate", "2015-01-01"), ("children", "1"));

        Assert.Equal(RegisterMatch.NotListed, found["children.1.childName"].Match);
        Assert.DoesNotContain("children.1.childBirthDate", found.Keys);
    }

    [Fact]
    public void Of_WhatTheRegisterDoesNotKnow_HasNoValue() => Assert.DoesNotContain("applicantPhone", Of(("applicantPhone", "093-582-1111")).Keys);

    [Fact]
    public void ReviewChecks_OfEveryProcedure_AreThereAndUnlike() => Assert.All(ShippedDefinitions(), d =>
    {
        Assert.InRange(d.ReviewChecks.Count, 2, 12);
        Assert.Equal(d.ReviewChecks.Count, d.ReviewChecks.DistinctBy(c => c.Key).Count());
    });

    private static IReadOnlyDictionary<string, RegisterValue> Of(params (string Key, string Value)[] answers)
    {
        var set = AnswerSet.Empty;
        if (answers.Any(a => a.Key.StartsWith("children", StringComparison.Ordinal)))
        {
            set = set.WithRow("children", 1);
        }

        return RegisterComparison.Of(
            _allowance.Form, set.With(answers.Select(a => KeyValuePair.Create(a.Key, new Answer(a.Value)))), _today, _mother, [_mother, _child]);
    }

    private static ProcedureDefinition Definition(string id) => ShippedDefinitions().Single(d => d.Id == id);

    private static IEnumerable<ProcedureDefinition> ShippedDefinitions() => DefinitionImport.Shipped().Select(d => DefinitionImport.Read(d.Json));
}
