using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace KitakyushuDigitalWindow.UseCases.Exports.Handover;

/// <summary>What the verification of a pack found.</summary>
/// <param name="Faults">In words; none when the pack is as it was made.</param>
public sealed record HandoverFindings(HandoverManifest? Manifest, IReadOnlyList<string> Faults);

/// <summary>引渡しファイルの検証: needs the pack and the public key, no database.</summary>
public static class HandoverVerification
{
    /// <summary>Names the key: SHA-256 of its SubjectPublicKeyInfo.</summary>
    public static string KeyId(string publicKeyPem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(publicKeyPem);
        return Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    /// <param name="pack">Can be read and sought.</param>
    /// <exception cref="ArgumentException">The key is none.</exception>
    public static HandoverFindings Verify(Stream pack, string publicKeyPem)
    {
        var faults = new List<string>();
        try
        {
            using var zip = new ZipArchive(pack, ZipArchiveMode.Read, leaveOpen: true);
            return new HandoverFindings(Check(zip, publicKeyPem, faults), faults);
        }
        catch (InvalidDataException)
        {
            faults.Add("ZIPファイルとして読めません。途中で切れているか、別のファイルです。");
            return new HandoverFindings(null, faults);
        }
    }

    private static HandoverManifest? Check(ZipArchive zip, string publicKeyPem, List<string> faults)
    {
        faults.AddRange(zip.Entries.GroupBy(e => e.FullName).Where(g => g.Count() > 1).Select(g => $"{g.Key}：同じ名前のファイルが{g.Count()}個あります。"));
        if (Bytes(zip, HandoverFormat.Manifest) is not { } bytes)
        {
            faults.Add($"{HandoverFormat.Manifest}：ありません。");
            return null;
        }

        if (Bytes(zip, HandoverFormat.Signature) is not { } signature)
        {
            faults.Add($"{HandoverFormat.Signature}：ありません。だれが作ったファイルか、確かめられません。");
        }
        else
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(publicKeyPem);
            if (!key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))
            {
                faults.Add($"{HandoverFormat.Manifest}：署名が合いません。書き換えられたか、別の鍵で署名されています。");
            }
        }

        HandoverManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<HandoverManifest>(bytes, HandoverFormat.Json);
        }
        catch (JsonException)
        {
            manifest = null;
        }

        if (manifest?.Files is null)
        {
            faults.Add($"{HandoverFormat.Manifest}：読めません。");
            return null;
        }

        faults.AddRange(manifest.Files.Select(part => FaultOf(zip, part)).OfType<string>());
        var known = manifest.Files.Select(f => f.Name).Append(HandoverFormat.Manifest).Append(HandoverFormat.Signature).ToHashSet();
        faults.AddRange(zip.Entries.Select(e => e.FullName).Distinct().Where(name => !known.Contains(name)).Select(name => $"{name}：あとから加えられています。"));
        return manifest;
    }

    private static string? FaultOf(ZipArchive zip, HandoverPart part)
    {
        if (zip.GetEntry(part.Name) is not { } entry)
        {
            return $"{part.Name}：なくなっています。";
        }

        using var stream = entry.Open();
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == part.Sha256 && entry.Length == part.Length ? null : $"{part.Name}：書き換えられています。";
    }

    private static byte[]? Bytes(ZipArchive zip, string name)
    {
        const int longest = 64 * 1024 * 1024;
        if (zip.GetEntry(name) is not { Length: <= longest } entry)
        {
            return null;
        }

        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
