using System.Security.Cryptography;
using KitakyushuDigitalWindow.UseCases.Ports;

namespace KitakyushuDigitalWindow.Infrastructure.Files;

/// <summary>Reads a stored file forward and opens one chunk at a time; a chunk is handed out only after its seal was checked.</summary>
internal sealed class BlobReadStream(FileStream file, AesGcm cipher, long contentLength) : Stream
{
    private readonly byte[] _sealed = new byte[BlobFormat.ChunkLength + BlobFormat.TagLength];
    private readonly byte[] _chunk = new byte[BlobFormat.ChunkLength];
    private long _read;
    private long _index;
    private int _chunkLength;
    private int _chunkPosition;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => contentLength;

    public override long Position
    {
        get => _read - (_chunkLength - _chunkPosition);
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_chunkPosition == _chunkLength && _read < contentLength)
        {
            var piece = _sealed.AsMemory(0, NextLength() + BlobFormat.TagLength);
            await file.ReadExactlyAsync(piece, cancellationToken);
            OpenChunk();
        }

        return Take(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer)
    {
        if (_chunkPosition == _chunkLength && _read < contentLength)
        {
            file.ReadExactly(_sealed.AsSpan(0, NextLength() + BlobFormat.TagLength));
            OpenChunk();
        }

        return Take(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cipher.Dispose();
            file.Dispose();
            CryptographicOperations.ZeroMemory(_chunk);
        }

        base.Dispose(disposing);
    }

    private int NextLength() => (int)Math.Min(BlobFormat.ChunkLength, contentLength - _read);

    private void OpenChunk()
    {
        var length = NextLength();
        try
        {
            BlobFormat.Open(cipher, _index, false, _sealed.AsSpan(0, length + BlobFormat.TagLength), _chunk.AsSpan(0, length));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new BlobTamperedException("A piece of the stored file was changed.", exception);
        }

        _index++;
        _read += length;
        _chunkLength = length;
        _chunkPosition = 0;
    }

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _chunkLength - _chunkPosition);
        _chunk.AsSpan(_chunkPosition, count).CopyTo(buffer);
        _chunkPosition += count;
        return count;
    }
}
