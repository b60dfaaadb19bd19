using System.Security.Cryptography;
using System.Text;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Options;

namespace KitakyushuDigitalWindow.Infrastructure.Files;

/// <summary>
/// Blobs as files below <c>Storage:Path</c>/blobs. A file's name is an HMAC of the content hash: whoever sees the folder cannot
/// tell whether a known document is among them.
/// </summary>
public sealed class FileSystemBlobStore : IBlobStore
{
    private readonly string _folder;
    private readonly byte[] _nameKey;
    private readonly byte[] _contentKey;

    /// <exception cref="InvalidOperationException">The key is not usable.</exception>
    public FileSystemBlobStore(IOptions<StorageOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var key = StorageKey.Load(options.Value);
        _nameKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, StorageKey.Length, info: "blob names"u8.ToArray());
        _contentKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, StorageKey.Length, info: "blob contents"u8.ToArray());
        _folder = Path.Combine(Path.GetFullPath(options.Value.Path), "blobs");
        PrivateFolder.Create(_folder);
    }

    public async Task<string> PutAsync(Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var temporary = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".tmp");
        try
        {
            var hash = await WriteAsync(temporary, content, cancellationToken);
            var path = PathOf(hash);
            PrivateFolder.Create(Path.GetDirectoryName(path)!);

            // The rename is atomic: readers see the old file or the new one, and a damaged old one is healed.
            File.Move(temporary, path, overwrite: true);
            return hash;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    public async Task<Stream> OpenAsync(string contentHash, CancellationToken cancellationToken)
    {
        FileStream file;
        try
        {
            file = new FileStream(
                PathOf(contentHash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 4096, useAsync: true);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BlobNotFoundException("Nothing is stored under this content hash.", exception);
        }

        AesGcm? cipher = null;
        try
        {
            var header = new byte[BlobFormat.HeaderLength];
            await file.ReadExactlyAsync(header, cancellationToken);
            if (!header.AsSpan().StartsWith(BlobFormat.Mark))
            {
                throw new BlobTamperedException();
            }

            cipher = BlobFormat.CipherFor(_contentKey, header.AsSpan(BlobFormat.Mark.Length));
            var contentLength = await CheckTrailerAsync(file, cipher, contentHash, cancellationToken);
            file.Position = BlobFormat.HeaderLength;
            return new BlobReadStream(file, cipher, contentLength);
        }
        catch (Exception exception)
        {
            cipher?.Dispose();
            await file.DisposeAsync();
            if (exception is AuthenticationTagMismatchException or EndOfStreamException)
            {
                throw new BlobTamperedException("The stored file was changed, cut or exchanged.", exception);
            }

            throw;
        }
    }

    public Task<bool> ExistsAsync(string contentHash, CancellationToken cancellationToken) =>
        Task.FromResult(File.Exists(PathOf(contentHash)));

    public Task DeleteAsync(string contentHash, CancellationToken cancellationToken)
    {
        var path = PathOf(contentHash);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    private async Task<string> WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(BlobFormat.SaltLength);
        using var cipher = BlobFormat.CipherFor(_contentKey, salt);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, useAsync: true);
        await file.WriteAsync(BlobFormat.Mark.ToArray(), cancellationToken);
        await file.WriteAsync(salt, cancellationToken);

        var chunk = new byte[BlobFormat.ChunkLength];
        var sealedChunk = new byte[BlobFormat.ChunkLength + BlobFormat.TagLength];
        long index = 0;
        int count;
        while ((count = await content.ReadAtLeastAsync(chunk, chunk.Length, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            hash.AppendData(chunk, 0, count);
            BlobFormat.Seal(cipher, index++, false, chunk.AsSpan(0, count), sealedChunk.AsSpan(0, count + BlobFormat.TagLength));
            await file.WriteAsync(sealedChunk.AsMemory(0, count + BlobFormat.TagLength), cancellationToken);
        }

        CryptographicOperations.ZeroMemory(chunk);
        var digest = hash.GetHashAndReset();
        BlobFormat.Seal(cipher, index, true, digest, sealedChunk.AsSpan(0, BlobFormat.TrailerLength));
        await file.WriteAsync(sealedChunk.AsMemory(0, BlobFormat.TrailerLength), cancellationToken);
        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>The last piece holds the hash; its place in the seal proves the number of chunks.</summary>
    private static async Task<long> CheckTrailerAsync(
        FileStream file, AesGcm cipher, string contentHash, CancellationToken cancellationToken)
    {
        const int SealedChunk = BlobFormat.ChunkLength + BlobFormat.TagLength;
        var body = file.Length - BlobFormat.HeaderLength - BlobFormat.TrailerLength;
        if (body < 0)
        {
            throw new BlobTamperedException();
        }

        var chunkCount = (body + SealedChunk - 1) / SealedChunk;
        var contentLength = body - (chunkCount * BlobFormat.TagLength);
        var trailer = new byte[BlobFormat.TrailerLength];
        file.Position = file.Length - BlobFormat.TrailerLength;
        await file.ReadExactlyAsync(trailer, cancellationToken);
        var digest = new byte[SHA256.HashSizeInBytes];
        BlobFormat.Open(cipher, chunkCount, true, trailer, digest);
        return contentLength >= 0 && Convert.ToHexStringLower(digest) == contentHash
            ? contentLength
            : throw new BlobTamperedException();
    }

    private string PathOf(string contentHash)
    {
        if (contentHash is not { Length: 64 } || !contentHash.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException("A content hash has 64 lower-case hex digits.", nameof(contentHash));
        }

        var name = Convert.ToHexStringLower(HMACSHA256.HashData(_nameKey, Encoding.ASCII.GetBytes(contentHash)));
        return Path.Combine(_folder, name[..2], name);
    }
}
