using System.Security.Cryptography;

namespace KitakyushuDigitalWindow.Infrastructure.Files;

/// <summary>The master key of the stored files. Losing it loses every file: it belongs into the backup, apart from the files.</summary>
internal static class StorageKey
{
    public const int Length = 32;

    /// <exception cref="InvalidOperationException">The setting or the key file does not hold 32 bytes.</exception>
    public static byte[] Load(StorageOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.Key))
        {
            var key = new byte[Length];
            return Convert.TryFromBase64String(options.Key, key, out var written) && written == Length
                ? key
                : throw new InvalidOperationException("The setting Storage:Key must hold 32 bytes in Base64.");
        }

        var folder = Path.Combine(Path.GetFullPath(options.Path), "keys");
        PrivateFolder.Create(folder);
        var file = Path.Combine(folder, "blobs.key");
        if (!File.Exists(file))
        {
            PrivateFolder.WriteOnce(file, RandomNumberGenerator.GetBytes(Length));
        }

        var bytes = File.ReadAllBytes(file);
        return bytes.Length == Length ? bytes : throw new InvalidOperationException("The key file blobs.key does not hold 32 bytes.");
    }
}

internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }

    /// <summary>A key file, readable by its owner only. Several processes may start at once: the first complete file wins, nobody reads half a key.</summary>
    public static void WriteOnce(string file, byte[] content)
    {
        var temporary = file + "." + Guid.NewGuid().ToString("N");
        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, settings))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(temporary); // another process was first; its key counts
        }
    }
}
