using KitakyushuDigitalWindow.Domain.Identity;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Identity;

public class EmailConfirmationTests
{
    private const string Email = "hanako@example.jp";
    private const string Code = "012345";

    private static readonly DateTime _now = new(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Confirm_TheCodeInTime_IsDoneAndTheCodeIsSpent()
    {
        var confirmation = Sent();

        Assert.True(confirmation.Confirm(Email, Code, _now.AddMinutes(29)).Succeeded);

        Assert.Empty(confirmation.SealedCode);
        Assert.Equal(EmailRefusals.Expired, confirmation.Confirm(Email, Code, _now.AddMinutes(29)).Refusal);
    }

    [Fact]
    public void Code_IsKeptAsAHashOnly() => Assert.DoesNotContain(Code, Sent().CodeHash, StringComparison.Ordinal);

    [Theory]
    [InlineData("other@example.jp", 0)]
    [InlineData(Email, 30)]
    public void Confirm_OtherAddressOrTooLate_IsRefused(string email, int minutes) =>
        Assert.Equal(EmailRefusals.Expired, Sent().Confirm(email, Code, _now.AddMinutes(minutes)).Refusal);

    [Fact]
    public void Confirm_FiveWrongCodes_SpendIt()
    {
        var confirmation = Sent();
        for (var left = 4; left >= 1; left--)
        {
            Assert.Equal(EmailRefusals.WrongCode(left), confirmation.Confirm(Email, "999999", _now).Refusal);
        }

        Assert.Equal(EmailRefusals.TriedTooOften, confirmation.Confirm(Email, "999999", _now).Refusal);
        Assert.Equal(EmailRefusals.TriedTooOften, confirmation.Confirm(Email, Code, _now).Refusal);
        Assert.False(confirmation.Awaits(Email, _now));
    }

    [Theory]
    [InlineData(Email, 59, false)]
    [InlineData(Email, 60, true)]
    [InlineData("other@example.jp", 1, true)]
    public void Send_AgainToTheSameAddress_NeedsAPause(string email, int seconds, bool sent) =>
        Assert.Equal(sent, Sent().Send(email, "111111", "sealed", _now.AddSeconds(seconds)).Succeeded);

    [Fact]
    public void Send_SixTimesWithinTheHour_IsEnough()
    {
        var confirmation = Sent();
        for (var i = 1; i < EmailConfirmation.MaxSendsAnHour; i++)
        {
            Assert.True(confirmation.Send(Email, Code, "sealed", _now.AddMinutes(2 * i)).Succeeded);
        }

        Assert.Equal(EmailRefusals.TooMany, confirmation.Send("other@example.jp", Code, "sealed", _now.AddMinutes(30)).Refusal);
        Assert.True(confirmation.Send(Email, Code, "sealed", _now.AddMinutes(60)).Succeeded);
    }

    [Fact]
    public void Citizen_RemembersTheLastFiveAddresses()
    {
        var citizen = Citizen.Open(new CardFacts("s", "見本　一", "北九州市", null, null, Sex.Unknown), _now);
        foreach (var i in Enumerable.Range(1, 6))
        {
            citizen.ConfirmEmail($"a{i}@example.jp");
        }

        citizen.ConfirmEmail("a3@example.jp");
        Assert.False(citizen.HasConfirmed("a1@example.jp"));
        Assert.All(Enumerable.Range(2, 5), i => Assert.True(citizen.HasConfirmed($"a{i}@example.jp")));
        Assert.False(citizen.HasConfirmed(""));
        Assert.False(citizen.HasConfirmed("a3@example.jp\na2@example.jp"));
    }

    private static EmailConfirmation Sent()
    {
        var confirmation = EmailConfirmation.For(Guid.CreateVersion7(), _now);
        Assert.True(confirmation.Send(Email, Code, "sealed", _now).Succeeded);
        return confirmation;
    }
}
