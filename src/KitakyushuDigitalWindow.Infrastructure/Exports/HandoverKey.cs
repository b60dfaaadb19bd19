using System.Security.Cryptography;
using KitakyushuDigitalWindow.Infrastructure.Files;
using KitakyushuDigitalWindow.UseCases.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KitakyushuDigitalWindow.Infrastructure.Exports;

/// <summary>
/// The signing key of hand-over packs: the PEM file that <c>Exports:SigningKey</c> names; a process that only publishes the key has
/// <c>Exports:PublicKey</c>. In Development, when none is named, one is made once below <c>Storage:Path</c>/keys.
/// </summary>
public sealed class HandoverKey : IHandoverSigner
{
    private readonly string? _pem;

    /// <exception cref="InvalidOperationException">The file is not there, or holds no private key on P-256.</exception>
    public HandoverKey(IConfiguration configuration, bool isDevelopment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var path = configuration["Exports:SigningKey"];
        _pem = !string.IsNullOrWhiteSpace(path) ? Read(path)
            : isDevelopment ? Read(MadeOnce(configuration["Storage:Path"] ?? new StorageOptions().Path))
            : null;
        if (_pem is not null)
        {
            using var key = Open();
            PublicKeyPem = key.ExportSubjectPublicKeyInfoPem() + "\n";
        }
        else if (configuration["Exports:PublicKey"] is { Length: > 0 } published)
        {
            PublicKeyPem = Read(published);
        }
    }

    public bool CanSign => _pem is not null;

    public string? PublicKeyPem { get; }

    public byte[] Sign(ReadOnlySpan<byte> content)
    {
        using var key = Open();
        return key.SignData(content.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static InvalidOperationException NoKey() => new("Exports:SigningKey is not set: there is no key for hand-over packs.");

    private static string Read(string path) => File.Exists(path)
        ? File.ReadAllText(path)
        : throw new InvalidOperationException("A file that Exports:SigningKey or Exports:PublicKey names is not there.");

    private static string MadeOnce(string storage)
    {
        var folder = Path.Combine(Path.GetFullPath(storage), "keys");
        PrivateFolder.Create(folder);
        var path = Path.Combine(folder, "handover.pem");
        if (!File.Exists(path))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            PrivateFolder.WriteOnce(path, System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        }

        return path;
    }

    private ECDsa Open()
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(_pem ?? throw NoKey());
            var parameters = key.ExportParameters(includePrivateParameters: true);
            return parameters.Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value ? key : throw new CryptographicException("Not on P-256.");
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidOperationException("The file that Exports:SigningKey names must hold a private key on the curve P-256 (PEM).", e);
        }
    }
}

public static class ExportsRegistration
{
    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.AddSingleton<IScratchFiles, ScratchFiles>();
        services.AddSingleton<IHandoverSigner>(p => new HandoverKey(p.GetRequiredService<IConfiguration>(), p.GetRequiredService<IHostEnvironment>().IsDevelopment()));
        return services;
    }
}
