using KitakyushuDigitalWindow.Domain.Outbox;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Outbox;

public class OutboxLineTests
{
    private static readonly DateTime _now = new(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Claim_New_IsDueAgainOnlyAfterTheLease()
    {
        var line = new OutboxLine(OutboxKinds.MailReceived, Guid.NewGuid(), _now);
        Assert.Equal(_now, line.DueAtUtc);

        line.Claim(_now, TimeSpan.FromMinutes(5));

        Assert.Equal((_now.AddMinutes(5), 1, 1), (line.DueAtUtc, line.Attempts, line.Version));
    }

    [Fact]
    public void Fail_EachTime_WaitsTwiceAsLongUpToALimit()
    {
        var line = new OutboxLine(OutboxKinds.MailReceived, Guid.NewGuid(), _now);
        var waits = new List<double>();
        for (var i = 0; i < 14; i++)
        {
            line.Claim(_now, TimeSpan.FromMinutes(5));
            line.Fail("IOException", _now);
            waits.Add((line.DueAtUtc - _now).TotalSeconds);
        }

        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 4096, 4096], waits);
        Assert.Null(line.DoneAtUtc);
        Assert.Equal("IOException", line.LastError);
    }

    [Fact]
    public void Fail_LongError_IsCutToTheColumn()
    {
        var line = new OutboxLine(OutboxKinds.MailReceived, Guid.NewGuid(), _now);
        line.Fail(new string('x', OutboxLine.LastErrorMaxLength + 1), _now);
        Assert.Equal(OutboxLine.LastErrorMaxLength, line.LastError!.Length);
    }

    [Fact]
    public void Finish_AfterAFailure_ForgetsTheErrorAndBumpsTheVersion()
    {
        var line = new OutboxLine(OutboxKinds.PrintLetter, Guid.NewGuid(), _now);
        line.Fail("IOException", _now);

        line.Finish(_now.AddMinutes(1));

        Assert.Equal((_now.AddMinutes(1), null, 2), (line.DoneAtUtc, line.LastError, line.Version));
    }
}
