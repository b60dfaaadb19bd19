using System.Security.Cryptography;
using System.Text;
using KitakyushuDigitalWindow.Infrastructure.Files;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Options;
using Xunit;

namespace KitakyushuDigitalWindow.Infrastructure.Tests.Files;

public sealed class FileSystemBlobStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kdw-blobs");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    [InlineData((64 * 1024) + 1)]
    [InlineData(300_000)]
    public async Task Open_AfterPut_GivesTheSameBytes(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);
        var store = Create();

        var hash = await PutAsync(store, content);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), hash);
        Assert.Equal(content, await ReadAsync(store, hash));
        Assert.Equal(content, await ReadAsync(Create(), hash)); // another process with the same key file
        Assert.True(await store.ExistsAsync(hash, CancellationToken.None));
    }

    [Fact]
    public async Task Put_AnyContent_LeavesNeitherTextNorHashOnDisk()
    {
        var hash = await PutAsync(Create(), Encoding.UTF8.GetBytes("北九 花子 の通帳の写し"));

        var file = Assert.Single(BlobFiles());
        Assert.DoesNotContain(hash, file, StringComparison.Ordinal);
        Assert.DoesNotContain("花子", Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_SameContentInParallel_IsStoredOnce()
    {
        var content = RandomNumberGenerator.GetBytes(200_000);
        var stores = new[] { Create(), Create() };

        var hashes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => PutAsync(stores[i % 2], content))));

        Assert.Single(hashes.Distinct());
        Assert.Single(BlobFiles());
        Assert.Equal(content, await ReadAsync(stores[0], hashes[0]));
    }

    [Fact]
    public async Task Put_StreamBreaks_LeavesNothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Create().PutAsync(new BrokenStream(), CancellationToken.None));

        Assert.Empty(BlobFiles());
    }

    [Theory]
    [InlineData(0)]         // mark
    [InlineData(10)]        // salt
    [InlineData(100)]       // first chunk
    [InlineData(70_000)]    // second chunk
    [InlineData(-1)]        // hash at the end
    public async Task Open_OneBitChanged_Throws(int position)
    {
        var store = Create();
        var hash = await PutAsync(store, RandomNumberGenerator.GetBytes(100_000));
        Change(bytes => bytes[position < 0 ? bytes.Length + position : position] ^= 1);

        await Assert.ThrowsAsync<BlobTamperedException>(() => ReadAsync(store, hash));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(90)]
    [InlineData(66_000)]
    [InlineData(100_070)]
    public async Task Open_Cut_Throws(int length)
    {
        var store = Create();
        var hash = await PutAsync(store, RandomNumberGenerator.GetBytes(100_000));
        var file = Assert.Single(BlobFiles());
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..length]);

        await Assert.ThrowsAsync<BlobTamperedException>(() => ReadAsync(store, hash));
    }

    [Fact]
    public async Task Open_ExchangedForAnotherStoredFile_Throws()
    {
        var store = Create();
        var hash = await PutAsync(store, [1, 2, 3]);
        var file = Assert.Single(BlobFiles());
        await PutAsync(store, [4, 5, 6]);
        File.Copy(BlobFiles().Single(f => f != file), file, overwrite: true);

        await Assert.ThrowsAsync<BlobTamperedException>(() => ReadAsync(store, hash));
    }

    [Fact]
    public async Task Put_DamagedBefore_IsHealed()
    {
        var store = Create();
        var hash = await PutAsync(store, [1, 2, 3]);
        Change(bytes => bytes[^1] ^= 1);

        await PutAsync(store, [1, 2, 3]);

        Assert.Equal([1, 2, 3], await ReadAsync(store, hash));
    }

    [Fact]
    public async Task Delete_Stored_IsGone()
    {
        var store = Create();
        var hash = await PutAsync(store, [1]);

        await store.DeleteAsync(hash, CancellationToken.None);
        await store.DeleteAsync(hash, CancellationToken.None);

        Assert.False(await store.ExistsAsync(hash, CancellationToken.None));
        await Assert.ThrowsAsync<BlobNotFoundException>(() => store.OpenAsync(hash, CancellationToken.None));
    }

    [Fact]
    public async Task Open_PathInsteadOfHash_Throws() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Create().OpenAsync("../keys/blobs.key", CancellationToken.None));

    [Fact]
    public void Create_NoKeySet_MakesOneKeyFileForItsOwnerOnly()
    {
        Parallel.For(0, 8, _ => Create());

        var file = Assert.Single(_folder.GetDirectories("keys").Single().GetFiles());
        Assert.Equal(32, file.Length);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
    }

    [Fact]
    public async Task Create_KeySet_NeedsNoKeyFileAndAnotherKeyFindsNothing()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var hash = await PutAsync(Create(key), [1, 2, 3]);

        Assert.Empty(_folder.GetDirectories("keys"));
        Assert.Equal([1, 2, 3], await ReadAsync(Create(key), hash));
        Assert.False(await Create().ExistsAsync(hash, CancellationToken.None));
    }

    [Theory]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64")]
    public void Create_UnusableKey_NamesTheSetting(string key) =>
        Assert.Contains(
            "Storage:Key", Assert.Throws<InvalidOperationException>(() => Create(key)).Message, StringComparison.Ordinal);

    private static async Task<string> PutAsync(FileSystemBlobStore store, byte[] content)
    {
        using var stream = new MemoryStream(content);
        return await store.PutAsync(stream, CancellationToken.None);
    }

    private static async Task<byte[]> ReadAsync(FileSystemBlobStore store, string hash)
    {
        await using var stream = await store.OpenAsync(hash, CancellationToken.None);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private FileSystemBlobStore Create(string? key = null) =>
        new(Options.Create(new StorageOptions { Path = _folder.FullName, Key = key }));

    private string[] BlobFiles() =>
        Directory.GetFiles(Path.Combine(_folder.FullName, "blobs"), "*", SearchOption.AllDirectories);

    private void Change(Action<byte[]> change)
    {
        var file = Assert.Single(BlobFiles());
        var bytes = File.ReadAllBytes(file);
        change(bytes);
        File.WriteAllBytes(file, bytes);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("The connection ended.");
    }
}
