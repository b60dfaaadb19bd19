using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Applications.Prefill;
using KitakyushuDigitalWindow.UseCases.Procedures;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Prefill;

/// <summary>Answers to an older version of a form, copied into today's.</summary>
public sealed class CopiedAnswersTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("job", "employee", true)]
    [InlineData("job", "astronaut", false)]                       // an option that is gone
    [InlineData("question that is gone", "x", false)]
    [InlineData("children.1.childBirthDate", "2099-01-01", false)] // no day in the past any more
    [InlineData("children.1.childName", "北九　一郎", true)]
    [InlineData("children.7.childName", "北九　七郎", false)]      // a row that was taken away
    [InlineData("people.1.childName", "北九　一郎", false)]        // moved to another group
    [InlineData("childName", "北九　一郎", false)]                 // was not in a group before
    [InlineData("attachment1", "0198a4a000007000800000000000", false)]
    [InlineData("agree1", "true", false)]
    public void Of_OneAnswer_IsCopiedOnlyWhereItFits(string key, string value, bool isCopied)
    {
        var form = _app.Services.GetRequiredService<IPublishedProcedures>().Find("child-allowance-certification")!.Definition.Form;
        var filed = AnswerSet.Empty.WithRow("children", 1).WithRow("people", 1).With(key, new Answer(value));

        var copy = CopiedAnswers.Of(filed, form, new DateOnly(2026, 11, 24));

        Assert.Equal(isCopied ? AnswerSource.EarlierApplication : null, copy[key]?.Source);
        Assert.Equal([1], copy.RowsOf("children"));
        Assert.Empty(copy.RowsOf("people"));
    }
}
