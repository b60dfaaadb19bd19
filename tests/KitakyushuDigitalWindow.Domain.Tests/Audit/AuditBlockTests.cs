using KitakyushuDigitalWindow.Domain.Audit;
using Xunit;

namespace KitakyushuDigitalWindow.Domain.Tests.Audit;

public class AuditBlockTests
{
    private static readonly DateTime _now = new(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Seal_First_NumbersItsRowsAndNamesNoBlockBefore()
    {
        var entries = Entries(3);

        var block = AuditBlock.Seal(null, entries, _now);

        Assert.Equal((1L, AuditBlock.NoHash, 3, entries[0].Id, entries[2].Id), (block.Number, block.PreviousHash, block.Count, block.FirstEntryId, block.LastEntryId));
        Assert.Equal([(1L, 0), (1L, 1), (1L, 2)], entries.Select(e => (e.BlockNumber!.Value, e.Position!.Value)));
        Assert.True(block.IsIntact);
        Assert.All(entries, e => Assert.True(e.IsIntact)); // the seal is no part of a row's content
    }

    [Fact]
    public void Seal_Next_IsChainedToTheOneBefore()
    {
        var first = AuditBlock.Seal(null, Entries(1), _now);

        var second = AuditBlock.Seal(first, Entries(2), _now);

        Assert.Equal((2L, first.Hash), (second.Number, second.PreviousHash));
        Assert.NotEqual(first.Hash, second.Hash);
    }

    [Fact]
    public void Seal_RowThatIsSealed_Throws()
    {
        var entries = Entries(1);
        var first = AuditBlock.Seal(null, entries, _now);

        Assert.Throws<InvalidOperationException>(() => AuditBlock.Seal(first, entries, _now));
    }

    [Fact]
    public void Entry_RoleAndOffice_AreThoseOfTheActAndPartOfTheContent()
    {
        var act = new Act("staff:x", _now) { Role = "clerk", Office = "kokurakita/shimin" };
        var entry = new AuditEntry("application.view", "K1", act);

        Assert.Equal(("clerk", "kokurakita/shimin"), (entry.ActorRole, entry.ActorOffice));
        typeof(AuditEntry).GetProperty(nameof(AuditEntry.ActorRole))!.SetValue(entry, "approver");
        Assert.False(entry.IsIntact);
    }

    [Theory]
    [InlineData("citizen:abc", "citizen")]
    [InlineData("system", "system")]
    public void Entry_ActWithoutARole_SaysTheKindOfActor(string actorId, string role) =>
        Assert.Equal(role, new AuditEntry("application.submit", "K1", new Act(actorId, _now)).ActorRole);

    [Fact]
    public void Entry_MovedToAnotherTime_IsNotIntact()
    {
        var entry = Entries(1)[0];

        typeof(AuditEntry).GetProperty(nameof(AuditEntry.Sequence))!.SetValue(entry, AuditEntry.FirstSequenceAt(_now.AddDays(-1)));

        Assert.False(entry.IsIntact);
    }

    private static List<AuditEntry> Entries(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new AuditEntry("application.view", $"K{i}", new Act("staff:x", _now)))];
}
