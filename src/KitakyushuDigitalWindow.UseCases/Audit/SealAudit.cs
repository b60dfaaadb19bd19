using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace KitakyushuDigitalWindow.UseCases.Audit;

/// <summary>Seals what was written since the last block. Writers never wait for it: they leave rows without a block, and it gives them one.</summary>
public sealed partial class SealAuditHandler(IDigitalWindowDb db, TimeProvider clock, ILogger<SealAuditHandler> logger)
{
    public const int BlockSize = 1000;

    /// <summary>Seals one block; answers how many rows it has. 0 when none waits, or when another sealer was first.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        // the head before the rows: if another seals in between, its number is taken and this save fails as a whole
        var head = await db.AuditBlocks.AsNoTracking().OrderByDescending(b => b.Number).FirstOrDefaultAsync(cancellationToken);
        // a row that commits late, with an earlier time, simply comes into the next block
        var waiting = await db.Audit.Where(e => e.BlockNumber == null).OrderBy(e => e.Sequence).Take(BlockSize).ToListAsync(cancellationToken);
        if (waiting.Count == 0)
        {
            return 0;
        }

        var block = AuditBlock.Seal(head, waiting, clock.NowUtc());
        db.AuditBlocks.Add(block);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            LogOtherWasFirst(logger, block.Number);
            return 0;
        }

        db.ChangeTracker.Clear(); // a sealed row is of no use to the next round
        LogSealed(logger, block.Number, block.Count);
        return block.Count;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Audit block {Number} sealed over {Count} rows")]
    private static partial void LogSealed(ILogger logger, long number, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Audit block {Number} was sealed by another")]
    private static partial void LogOtherWasFirst(ILogger logger, long number);
}
