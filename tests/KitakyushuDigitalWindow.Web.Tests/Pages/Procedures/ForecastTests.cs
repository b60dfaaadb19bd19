using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.TestSupport;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Procedures;

/// <summary>実績の中央値 on the open page of a procedure.</summary>
public sealed class ForecastTests : IDisposable
{
    private const string ProcedureId = "child-allowance-certification";
    private const string Words = "最近の実績では、半分の申請が";

    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Get_TenDecidedCases_TellsTheMedianFromTheNextDayOn()
    {
        using var anonymous = _app.Anonymous();
        await DecidedAsync(9, 4);
        Assert.DoesNotContain(Words, await TextAsync(anonymous), StringComparison.Ordinal);
        await DecidedAsync(1, 12);
        Assert.DoesNotContain(Words, await TextAsync(anonymous), StringComparison.Ordinal); // of the days before today

        _app.Clock.Advance(TimeSpan.FromDays(1));

        var text = await TextAsync(anonymous);
        Assert.Contains(Words + "4開庁日以内に終わっています", text, StringComparison.Ordinal);
        Assert.Contains("標準の期間（目安）です", text, StringComparison.Ordinal);
        Assert.Contains("within 4 working days", await anonymous.GetStringAsync(new Uri("/en/procedures/" + ProcedureId, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FewOrOldCases_TellsTheStandardPeriodAlone()
    {
        await DecidedAsync(9, 4);
        _app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.DoesNotContain(Words, await TextAsync(_app.Anonymous()), StringComparison.Ordinal);

        await DecidedAsync(20, 4);
        _app.Clock.Advance(TimeSpan.FromDays(ProcessingForecast.Days + 1));
        Assert.DoesNotContain(Words, await TextAsync(_app.Anonymous()), StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(HttpClient client) => await client.GetStringAsync(new Uri("/procedures/" + ProcedureId, UriKind.Relative));

    private Task<int> DecidedAsync(int count, int openDays) => _app.WithDbAsync(db =>
    {
        var act = new Act("citizen:1", _app.Clock.Now.UtcDateTime);
        db.AddRange(Enumerable.Range(0, count).Select(_ => new DecidedCase(
            Application.Start(Guid.NewGuid(), ProcedureId, Guid.NewGuid(), "児童手当", act), JapanTime.DayOf(act.AtUtc), openDays)));
        return db.SaveChangesAsync();
    });
}
