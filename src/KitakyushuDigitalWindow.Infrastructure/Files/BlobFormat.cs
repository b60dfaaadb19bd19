using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KitakyushuDigitalWindow.Infrastructure.Files;

/// <summary>
/// The file at rest: mark, salt, chunks of at most 64 KiB, and as last piece the SHA-256 of the content. Each piece is sealed
/// with AES-256-GCM under a key derived for this file alone; its place and whether it is the last are part of the seal. So no
/// piece can be changed, moved, dropped, or taken from another file.
/// </summary>
internal static class BlobFormat
{
    public const int ChunkLength = 64 * 1024;
    public const int TagLength = 16;
    public const int SaltLength = 32;
    public const int HeaderLength = 8 + SaltLength;
    public const int TrailerLength = SHA256.HashSizeInBytes + TagLength;

    public static ReadOnlySpan<byte> Mark => "KDWBLOB1"u8;

    public static AesGcm CipherFor(byte[] contentKey, ReadOnlySpan<byte> salt)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, contentKey, key, salt, Mark);
        return new AesGcm(key, TagLength);
    }

    /// <summary>Seals a piece in place of <paramref name="sealedPiece"/> (length of the piece and tag).</summary>
    public static void Seal(AesGcm cipher, long index, bool isLast, ReadOnlySpan<byte> piece, Span<byte> sealedPiece)
    {
        Span<byte> nonce = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce, index);
        cipher.Encrypt(nonce, piece, sealedPiece[..piece.Length], sealedPiece[piece.Length..], [isLast ? (byte)1 : (byte)0]);
    }

    /// <exception cref="AuthenticationTagMismatchException">The piece is not what was sealed at this place.</exception>
    public static void Open(AesGcm cipher, long index, bool isLast, ReadOnlySpan<byte> sealedPiece, Span<byte> piece)
    {
        Span<byte> nonce = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce, index);
        cipher.Decrypt(nonce, sealedPiece[..piece.Length], sealedPiece[piece.Length..], piece, [isLast ? (byte)1 : (byte)0]);
    }
}
