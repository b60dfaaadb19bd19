using System.Globalization;
using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.Domain.Procedures.Forms.Questions;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Procedures;

/// <summary>The words of the definition files that ship: titles a person would say, purposes that say something, short labels and hints (design guide, sections 3 and 6).</summary>
public partial class ShippedWordsTests
{
    private const int TitleLength = 30;
    private const int LabelLength = 32;
    private const int HintLength = 40;
    private const int QuestionsPerPage = 5;

    /// <summary>Of a form's questions, how many may share one purpose.</summary>
    private const double PurposeShare = 0.6;

    private static readonly Dictionary<string, ProcedureDefinition> _definitions = ShippedDefinitionsTests.All;

    public static TheoryData<string> Ids() => ShippedDefinitionsTests.Ids();

    [Theory]
    [MemberData(nameof(Ids))]
    public void Titles_AllOfThem_AreRealShortAndDifferent(string id)
    {
        var form = _definitions[id].Form;

        Assert.All(Pages(form), p => Assert.DoesNotMatch(Numbered(), p.Title));
        Assert.All(Pages(form), p => Assert.False(p.Title.EndsWith("について", StringComparison.Ordinal) && p.Questions.Count > 1, $"{id}/{p.Id}: 「{p.Title}」 says nothing."));
        Assert.All(Pages(form).Where(p => p.Questions.Count > 1), p => Assert.DoesNotContain(p.Title, p.Questions.Select(q => q.Label)));
        Assert.All(Pages(form), p => Assert.True(Length(p.Title) <= TitleLength, $"{id}/{p.Id}: {p.Title}"));
        Assert.Equal(form.Pages.Count, form.Pages.Select(p => p.Title).Distinct().Count());
        Assert.All(form.Pages.Select(p => p.Repeat?.Pages ?? []), rows => Assert.Equal(rows.Count, rows.Select(p => p.Title).Distinct().Count()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Purposes_AllOfThem_SayWhatTheAnswerIsUsedFor(string id)
    {
        var definition = _definitions[id];
        var asked = definition.Form.Questions.Where(q => q.Asks).ToList();

        Assert.All(asked, q => Assert.EndsWith("ため", q.PurposeOfUse, StringComparison.Ordinal));
        Assert.All(asked, q => Assert.DoesNotContain("審査のため", q.PurposeOfUse, StringComparison.Ordinal));
        var most = asked.CountBy(q => q.PurposeOfUse).MaxBy(p => p.Value);
        Assert.True(most.Value <= asked.Count * PurposeShare, $"{id}: 「{most.Key}」 stands at {most.Value} of {asked.Count} questions.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Questions_AllOfThem_AreShort(string id)
    {
        var form = _definitions[id].Form;

        Assert.All(form.Questions, q => Assert.True(Length(q.Label) <= LabelLength, $"{id}/{q.Key}: {q.Label}"));
        Assert.All(form.Questions, q => Assert.True(Length(q.Hint ?? "") <= HintLength, $"{id}/{q.Key}: {q.Hint}"));
        Assert.All(Pages(form), p => Assert.InRange(p.Questions.Count(q => q.Asks && q is not FileQuestion), 0, QuestionsPerPage));
        Assert.All(form.Questions.OfType<TextQuestion>().Where(q => q.Pattern is not null), q => Assert.False(string.IsNullOrEmpty(q.Hint), $"{id}/{q.Key}: which form must it have?"));
        Assert.All(form.Questions.OfType<NumberQuestion>(), q => Assert.True(q is { Min: not null, Max: not null }, $"{id}/{q.Key}: no limits."));
        Assert.All(form.Questions.OfType<NumberQuestion>(), q => Assert.Equal(q.IsMoney, q.Label.Contains('円', StringComparison.Ordinal)));
    }

    /// <summary>What depends on a question stands on a later page: without JavaScript it could not appear beside it.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Conditions_OnEveryPage_ReadEarlierPagesOnly(string id) => Assert.All(
        Pages(_definitions[id].Form),
        p => Assert.All(p.Questions, q => Assert.Empty((q.ShowWhen?.Keys ?? []).Intersect(p.Questions.Select(other => other.Key)))));

    private static IEnumerable<FormPage> Pages(FormDefinition form) => form.Pages.Concat(form.Pages.SelectMany(p => p.Repeat?.Pages ?? []));

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;

    [GeneratedRegex("（[0-9０-９]+）$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered();
}
