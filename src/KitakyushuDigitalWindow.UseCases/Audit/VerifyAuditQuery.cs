using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Audit;

/// <summary>What a verification of the whole audit trail found.</summary>
/// <param name="Faults">The first ones, in words; <paramref name="FaultCount"/> says how many there are.</param>
/// <param name="HeadHash">Hash of the last block; null when there is none.</param>
public sealed record AuditVerification(
    long Rows, long Blocks, long Unsealed, long FaultCount, IReadOnlyList<string> Faults, long HeadNumber, string? HeadHash);

/// <summary>Reads all rows and blocks in their order and computes every hash again. Reads only; the portal may go on meanwhile.</summary>
public sealed class VerifyAuditQuery(IDigitalWindowDb db, TimeProvider clock)
{
    public const int MaxFaultsShown = 20;

    private const int BlocksAtOnce = 20;
    private const int RowsAtOnce = 1000;

    private static readonly TimeSpan _maxWait = TimeSpan.FromMinutes(5);

    private readonly List<string> _faults = [];
    private long _faultCount;

    /// <param name="expectedHash">A head hash that was noted earlier: a block of the chain must have it.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    public async Task<AuditVerification> ReadAsync(string? expectedHash, CancellationToken cancellationToken)
    {
        (_faultCount, long rows, long blocks) = (0, 0, 0);
        _faults.Clear();
        AuditBlock? head = null;
        var isExpectedFound = string.IsNullOrEmpty(expectedHash);
        while (true)
        {
            var from = head?.Number ?? 0;
            var next = await db.AuditBlocks.AsNoTracking().Where(b => b.Number > from).OrderBy(b => b.Number).Take(BlocksAtOnce).ToListAsync(cancellationToken);
            if (next.Count == 0)
            {
                break;
            }

            var to = next[^1].Number;
            var entries = await db.Audit.AsNoTracking().Where(e => e.BlockNumber > from && e.BlockNumber <= to)
                .OrderBy(e => e.BlockNumber).ThenBy(e => e.Position).ToListAsync(cancellationToken);
            var byBlock = entries.ToLookup(e => e.BlockNumber!.Value);
            foreach (var block in next)
            {
                Check(block, head, [.. byBlock[block.Number]]);
                isExpectedFound |= string.Equals(block.Hash, expectedHash, StringComparison.OrdinalIgnoreCase);
                head = block;
            }

            var numbers = next.Select(b => b.Number).ToHashSet();
            foreach (var orphan in byBlock.Where(g => !numbers.Contains(g.Key)))
            {
                Fault($"ブロック{orphan.Key}がないのに、行が{orphan.Count()}件あります");
            }

            (rows, blocks) = (rows + entries.Count, blocks + next.Count);
        }

        await CheckBehindAsync(head?.Number ?? 0, cancellationToken);
        var unsealed = await CheckUnsealedAsync(cancellationToken);
        if (!isExpectedFound)
        {
            Fault("控えておいたハッシュのブロックがありません（末尾が消されたか、作り直されています）");
        }

        return new AuditVerification(rows, blocks, unsealed, _faultCount, [.. _faults], head?.Number ?? 0, head?.Hash);
    }

    private void Check(AuditBlock block, AuditBlock? previous, List<AuditEntry> entries)
    {
        var name = $"ブロック{block.Number}";
        var expected = (previous?.Number ?? 0) + 1;
        if (block.Number != expected)
        {
            Fault(block.Number == expected + 1 ? $"ブロック{expected}がありません" : $"ブロック{expected}から{block.Number - 1}までがありません");
        }

        if (block.PreviousHash != (previous?.Hash ?? AuditBlock.NoHash))
        {
            Fault($"{name}：前のブロックとつながっていません");
        }

        if (!block.IsIntact)
        {
            Fault($"{name}：ブロックの内容が書き換えられています");
        }

        foreach (var entry in entries.Where(e => !e.IsIntact))
        {
            Fault($"{name}：行{entry.Id}の内容が書き換えられています");
        }

        if (entries.Count != block.Count)
        {
            Fault($"{name}：行が{entries.Count}件あります（封をしたときは{block.Count}件）");
        }

        if (entries.Where((e, i) => e.Position != i).Any())
        {
            Fault($"{name}：行の番号が続いていません");
        }

        if (MerkleTree.RootOf([.. entries.Select(e => e.ContentHash)]) != block.MerkleRoot
            || (entries.Count > 0 && (entries[0].Id, entries[^1].Id) != (block.FirstEntryId, block.LastEntryId)))
        {
            Fault($"{name}：行の内容か順番が、封をしたときと違います");
        }
    }

    /// <summary>Rows that name a block which does not exist, not even by now.</summary>
    private async Task CheckBehindAsync(long head, CancellationToken cancellationToken)
    {
        var named = await db.Audit.Where(e => e.BlockNumber > head).MaxAsync(e => e.BlockNumber, cancellationToken);
        if (named is not null && !await db.AuditBlocks.AnyAsync(b => b.Number == named, cancellationToken))
        {
            Fault($"ブロック{named}がないのに、それに入っているという行があります");
        }
    }

    private async Task<long> CheckUnsealedAsync(CancellationToken cancellationToken)
    {
        var oldest = AuditEntry.FirstSequenceAt(clock.NowUtc() - _maxWait);
        long count = 0, after = long.MinValue;
        while (true)
        {
            var waiting = await db.Audit.AsNoTracking().Where(e => e.BlockNumber == null && e.Sequence > after)
                .OrderBy(e => e.Sequence).Take(RowsAtOnce).ToListAsync(cancellationToken);
            foreach (var entry in waiting)
            {
                if (!entry.IsIntact)
                {
                    Fault($"封をする前の行{entry.Id}の内容が書き換えられています");
                }

                if (entry.Sequence < oldest)
                {
                    Fault($"行{entry.Id}に、{_maxWait.TotalMinutes:0}分たっても封がされていません");
                }
            }

            count += waiting.Count;
            if (waiting.Count < RowsAtOnce)
            {
                return count;
            }

            after = waiting[^1].Sequence;
        }
    }

    private void Fault(string words)
    {
        _faultCount++;
        if (_faults.Count < MaxFaultsShown)
        {
            _faults.Add(words);
        }
    }
}
