using System.Security.Cryptography;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Options;

namespace KitakyushuDigitalWindow.Infrastructure.Files;

/// <summary>Files below <c>Storage:Path</c>/scratch, encrypted by a key that is only in memory.</summary>
public sealed class ScratchFiles : IScratchFiles
{
    private readonly string _folder;

    public ScratchFiles(IOptions<StorageOptions> options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _folder = Path.Combine(Path.GetFullPath(options.Value.Path), "scratch");
        PrivateFolder.Create(_folder);
        // what a killed process left: nobody can read it any more
        foreach (var old in Directory.EnumerateFiles(_folder).Where(f => File.GetLastWriteTimeUtc(f) < clock.NowUtc().AddDays(-1)))
        {
            File.Delete(old);
        }
    }

    public IScratchFile Create() => new ScratchFile(Path.Combine(_folder, Guid.NewGuid().ToString("N")));

    private sealed class ScratchFile : IScratchFile
    {
        private const int BufferSize = 64 * 1024;

        private readonly FileStream _file;
        private readonly Aes _cipher = Aes.Create();
        private readonly CryptoStream _writer;
        private CryptoStream? _reader;

        public ScratchFile(string path)
        {
            var settings = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
                BufferSize = BufferSize,
            };
            if (!OperatingSystem.IsWindows())
            {
                settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            _file = new FileStream(path, settings);
            _writer = new CryptoStream(_file, _cipher.CreateEncryptor(), CryptoStreamMode.Write, leaveOpen: true);
        }

        public Stream Writing => _writer;

        public Stream Read()
        {
            if (!_writer.HasFlushedFinalBlock)
            {
                _writer.FlushFinalBlock();
            }

            _reader?.Dispose();
            _file.Position = 0;
            return _reader = new CryptoStream(_file, _cipher.CreateDecryptor(), CryptoStreamMode.Read, leaveOpen: true);
        }

        public async ValueTask DisposeAsync()
        {
            if (_reader is not null)
            {
                await _reader.DisposeAsync();
            }

            await _writer.DisposeAsync();
            await _file.DisposeAsync();
            _cipher.Dispose();
        }
    }
}
