using System.Security.Cryptography;
using KitakyushuDigitalWindow.Domain.Applications;
using Microsoft.EntityFrameworkCore;

namespace KitakyushuDigitalWindow.UseCases.Applications.Letters;

/// <summary>What anybody who holds a letter may read of it: nothing that is not on the letter, and nobody's name.</summary>
/// <param name="ContentHash">SHA-256 of what was approved; its first 16 digits stand at the foot of the letter.</param>
public sealed record VerifiedLetter(string Code, string DocumentNumber, DateOnly DatedOn, string Title, string Issuer, string ContentHash, string FileHash, DateTime IssuedAtUtc);

public sealed class VerifyLetterQuery(IDigitalWindowDb db)
{
    /// <summary>Null when the city has issued no letter under this code.</summary>
    public async Task<VerifiedLetter?> ReadAsync(DocumentCode code, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(code);
        var text = code.Value;
        return await db.VerifiableLetters.AsNoTracking().Where(l => l.Code == text)
            .Select(l => new VerifiedLetter(l.Code, l.DocumentNumber, l.DatedOn, l.Title, l.Issuer, l.ContentHash, l.FileHash, l.IssuedAtUtc))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Is this the very file that was issued? It is read once and not kept.</summary>
    public static async Task<bool> IsIssuedFileAsync(VerifiedLetter letter, Stream file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) == letter.FileHash;
    }
}
