using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using KitakyushuDigitalWindow.Infrastructure.Jobs;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.UseCases.Audit;
using KitakyushuDigitalWindow.Web.Hosting.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KitakyushuDigitalWindow.Web.Tests.Audit;

/// <summary>The seal, and the command that looks at it, on a database that somebody has changed behind the portal's back.</summary>
public sealed class VerifyAuditTests : IDisposable
{
    private readonly AppFactory _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Verify_Untouched_FindsNothingAndNamesTheHead()
    {
        var head = await GivenBlocksAsync(3, 5);

        var (code, words) = await VerifyAsync();

        Assert.Equal(0, code);
        Assert.Contains("ブロック 3件、封をした行 15件、封を待つ行 0件", words, StringComparison.Ordinal);
        Assert.Contains("異常はありません", words, StringComparison.Ordinal);
        Assert.Contains(head, words, StringComparison.Ordinal);
        Assert.Equal(0, (await VerifyAsync("--expect", head)).Code);
    }

    [Fact]
    public async Task Verify_HeadNotedEarlier_IsFoundWhenTheChainHasGrown()
    {
        var noted = await GivenBlocksAsync(1, 2);
        await GivenBlocksAsync(2, 2);

        Assert.Equal(0, (await VerifyAsync("--expect", noted)).Code);
    }

    [Theory]
    [InlineData("removed", "DELETE FROM aud_entries WHERE BlockNumber = 2 AND Position = 1", "ブロック2：行が4件あります（封をしたときは5件）")]
    [InlineData("removed last", "DELETE FROM aud_entries WHERE BlockNumber = 2 AND Position = 4", "ブロック2：行の内容か順番が、封をしたときと違います")]
    [InlineData("changed", "UPDATE aud_entries SET ActorId = 'staff:another' WHERE BlockNumber = 2 AND Position = 1", "の内容が書き換えられています")]
    [InlineData("role changed", "UPDATE aud_entries SET ActorRole = 'approver' WHERE BlockNumber = 3 AND Position = 0", "の内容が書き換えられています")]
    [InlineData("time changed", "UPDATE aud_entries SET Sequence = Sequence + 1099511627776 WHERE BlockNumber = 1 AND Position = 0", "の内容が書き換えられています")]
    [InlineData("reordered", "UPDATE aud_entries SET Position = CASE Position WHEN 1 THEN 102 WHEN 2 THEN 101 END WHERE BlockNumber = 2 AND Position IN (1, 2); UPDATE aud_entries SET Position = Position - 100 WHERE Position > 100", "ブロック2：行の内容か順番が、封をしたときと違います")]
    [InlineData("moved to another block", "UPDATE aud_entries SET BlockNumber = 3, Position = 5 WHERE BlockNumber = 2 AND Position = 4", "ブロック3：行が6件あります（封をしたときは5件）")]
    [InlineData("hidden behind the head", "UPDATE aud_entries SET BlockNumber = 99 WHERE BlockNumber = 3 AND Position = 4", "ブロック99がないのに")]
    [InlineData("block removed", "DELETE FROM aud_blocks WHERE Number = 2", "ブロック2がありません")]
    [InlineData("block and rows removed", "DELETE FROM aud_blocks WHERE Number = 2; DELETE FROM aud_entries WHERE BlockNumber = 2", "ブロック3：前のブロックとつながっていません")]
    [InlineData("block changed", "UPDATE aud_blocks SET MerkleRoot = (SELECT MerkleRoot FROM aud_blocks WHERE Number = 1) WHERE Number = 2", "ブロック2：ブロックの内容が書き換えられています")]
    [InlineData("seal's time changed", "UPDATE aud_blocks SET SealedAtUtc = '2026-01-01 00:00:00' WHERE Number = 2", "ブロック2：ブロックの内容が書き換えられています")]
    [InlineData("unsealed", "UPDATE aud_entries SET BlockNumber = NULL, Position = NULL WHERE BlockNumber = 2 AND Position = 0", "封がされていません")]
    public async Task Verify_TamperedWith_SaysWhat(string what, string sql, string fault)
    {
        await GivenBlocksAsync(3, 5);
        _app.Clock.Advance(TimeSpan.FromMinutes(6));

        Tamper(sql);

        var (code, words) = await VerifyAsync();
        Assert.True(code == 1, $"{what}: the exit code is {code}.");
        Assert.Contains(fault, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_RowInserted_IsFound()
    {
        await GivenBlocksAsync(2, 3);
        // a row that is right in itself: only the block tells that it was not there
        var forged = new AuditEntry("application.view", "K222-2222-2222", new Act("staff:x", _app.Clock.NowUtc()));
        await _app.WithDbAsync(async db =>
        {
            db.Add(forged);
            return await db.SaveChangesAsync(CancellationToken.None);
        });
        Tamper($"UPDATE aud_entries SET BlockNumber = 1, Position = 3 WHERE Id = '{forged.Id.ToString().ToUpperInvariant()}'");

        var (code, words) = await VerifyAsync();

        Assert.Equal(1, code);
        Assert.Contains("ブロック1：行が4件あります（封をしたときは3件）", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_TailRemoved_IsFoundByTheHashThatWasNoted()
    {
        var head = await GivenBlocksAsync(3, 2);
        Tamper("DELETE FROM aud_blocks WHERE Number = 3; DELETE FROM aud_entries WHERE BlockNumber = 3");

        Assert.Equal(0, (await VerifyAsync()).Code); // what is left is a whole chain
        var (code, words) = await VerifyAsync("--expect", head);

        Assert.Equal(1, code);
        Assert.Contains("控えておいたハッシュのブロックがありません", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_RowsWaitTooLong_IsAFault()
    {
        await AddRowsAsync(2);
        Assert.Equal(0, (await VerifyAsync()).Code); // for some seconds that is as it should be
        _app.Clock.Advance(TimeSpan.FromMinutes(6));

        var (code, words) = await VerifyAsync();

        Assert.Equal(1, code);
        Assert.Contains("5分たっても封がされていません", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ManyFaults_ShowsTheFirstAndCountsAll()
    {
        await GivenBlocksAsync(1, 30);
        Tamper("UPDATE aud_entries SET Subject = 'x'");

        var (_, words) = await VerifyAsync();

        Assert.Contains("ほか10件", words, StringComparison.Ordinal);
        Assert.Contains("異常 30件", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WrongWords_SaysHowItIsCalled()
    {
        var (code, words) = await VerifyAsync("--hash", "x");

        Assert.Equal(2, code);
        Assert.Contains("使い方", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seal_LateRowWithAnEarlierTime_ComesIntoTheNextBlock()
    {
        await GivenBlocksAsync(1, 3);
        await AddRowsAsync(1, at: _app.Clock.NowUtc().AddMinutes(-1));

        await SealAsync();

        Assert.Equal(0, (await VerifyAsync()).Code);
        Assert.Equal(2, await _app.WithDbAsync(db => db.Audit.MaxAsync(e => e.BlockNumber)));
    }

    [Fact]
    public async Task Seal_MoreThanOneBlock_SealsThemAll()
    {
        await AddRowsAsync(SealAuditHandler.BlockSize + 1);

        Assert.Equal(SealAuditHandler.BlockSize + 1, await SealAsync());

        Assert.Equal(2, await _app.WithDbAsync(db => db.AuditBlocks.CountAsync()));
        Assert.Equal(0, (await VerifyAsync()).Code);
    }

    /// <summary>Three servers seal at once while rows are written: one chain comes of it, no row is lost or sealed twice.</summary>
    [Fact]
    public async Task Seal_SeveralAtOnce_MakeOneChain()
    {
        using var second = _app.Beside();
        using var third = _app.Beside();
        await AddRowsAsync(0);
        await Task.WhenAll(new[] { _app, second, third }.Select(app => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++)
            {
                await AddRowsAsync(2);
                await AuditSealWorker.RunOnceAsync(app.Services.GetRequiredService<IServiceScopeFactory>(), CancellationToken.None);
            }
        })));
        await SealAsync();

        var (code, words) = await VerifyAsync();

        Assert.True(code == 0, words);
        Assert.Contains("封をした行 90件、封を待つ行 0件", words, StringComparison.Ordinal);
    }

    /// <summary>Blocks of so many rows each; answers the head's hash.</summary>
    private async Task<string> GivenBlocksAsync(int blocks, int rows)
    {
        for (var i = 0; i < blocks; i++)
        {
            await AddRowsAsync(rows);
            await SealAsync();
        }

        return await _app.WithDbAsync(db => db.AuditBlocks.OrderByDescending(b => b.Number).Select(b => b.Hash).FirstAsync());
    }

    private Task<int> AddRowsAsync(int count, DateTime? at = null) => _app.WithDbAsync(db =>
    {
        db.AddRange(Enumerable.Range(0, count).Select(i => new AuditEntry(
            "application.view", "K222-2222-2222", new Act("staff:x", at ?? _app.Clock.NowUtc()) { Role = "clerk", Office = "kokurakita/shimin" })));
        return db.SaveChangesAsync(CancellationToken.None);
    });

    private Task<int> SealAsync() => AuditSealWorker.RunOnceAsync(_app.Services.GetRequiredService<IServiceScopeFactory>(), CancellationToken.None);

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection("Data Source=" + Path.Combine(_app.Folder, "digital-window.db"));
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own words
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.True(command.ExecuteNonQuery() > 0);
    }

    private async Task<(int Code, string Words)> VerifyAsync(params string[] more)
    {
        using var output = new StringWriter();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = _app.Folder }).Build();
        var code = await VerifyAudit.RunAsync(["audit", "verify", .. more], configuration, output, _app.Clock);
        return (code, output.ToString());
    }
}
