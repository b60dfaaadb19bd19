using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Exports;
using KitakyushuDigitalWindow.UseCases.Applications;
using KitakyushuDigitalWindow.UseCases.Exports.Tables;
using KitakyushuDigitalWindow.UseCases.Ports;
using KitakyushuDigitalWindow.UseCases.Procedures;

namespace KitakyushuDigitalWindow.UseCases.Exports.Handover;

/// <summary>基幹業務システムへの引渡し: the cases as JSON, their clean files, and a signed list of both.</summary>
internal sealed class HandoverBook : IExportBook
{
    private readonly IScratchFiles _scratch;
    private readonly IBlobStore _blobs;
    private readonly IVirusScanner _scanner;
    private readonly IHandoverSigner _signer;
    private readonly IScratchFile _cases;
    private readonly HandoverJson _json;
    private readonly Dictionary<string, (string Path, long Length)> _files = [];
    private IScratchFile? _whole;
    private long _bytes;
    private int _count;

    public HandoverBook(IScratchFiles scratch, IBlobStore blobs, IVirusScanner scanner, IHandoverSigner signer)
    {
        if (!signer.CanSign)
        {
            throw new ExportImpossibleException(ExportFailure.NotSigned);
        }

        (_scratch, _blobs, _scanner, _signer, _cases) = (scratch, blobs, scanner, signer, scratch.Create());
        _json = new HandoverJson(_cases.Writing);
    }

    public void Open(PublishedProcedure procedure)
    {
        // an empty list needs no columns
    }

    public async Task AddAsync(ExportedCase found, CancellationToken cancellationToken)
    {
        var paths = new List<(ExportedFile, string?, string?)>(found.Files.Count);
        foreach (var file in found.Files)
        {
            var reason = await ReasonAgainstAsync(file, cancellationToken);
            paths.Add((file, reason is null ? PathOf(file) : null, reason));
        }

        _json.Write(found, paths);
        _count++;
    }

    public async Task<FinishedBook> CompleteAsync(Export export, DateTime nowUtc, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(export);
        _json.End();
        _whole = _scratch.Create();
        var at = new DateTimeOffset(nowUtc);
        using (var zip = new ZipArchive(_whole.Writing, ZipArchiveMode.Create, leaveOpen: true))
        {
            var parts = new List<HandoverPart> { await AddAsync(HandoverFormat.Applications, _cases.Read()) };
            foreach (var (hash, (path, _)) in _files.OrderBy(f => f.Value.Path, StringComparer.Ordinal))
            {
                await using var content = await _blobs.OpenAsync(hash, cancellationToken);
                parts.Add(await AddAsync(path, content));
            }

            var manifest = JsonSerializer.SerializeToUtf8Bytes(Manifest(export, nowUtc, parts), HandoverFormat.Json);
            await AddAsync(HandoverFormat.Manifest, new MemoryStream(manifest));
            await AddAsync(HandoverFormat.Signature, new MemoryStream(_signer.Sign(manifest)));

            async Task<HandoverPart> AddAsync(string name, Stream content)
            {
                var counted = new CountingStream(content);
                var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                entry.LastWriteTime = at;
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                await using var target = await entry.OpenAsync(cancellationToken);
                var buffer = new byte[81920];
                int read;
                while ((read = await counted.ReadAsync(buffer.AsMemory(), cancellationToken)) > 0)
                {
                    hash.AppendData(buffer, 0, read);
                    await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }

                return new HandoverPart(name, counted.Count, Convert.ToHexStringLower(hash.GetHashAndReset()));
            }
        }

        return new FinishedBook(_whole, ".zip");
    }

    public async ValueTask DisposeAsync()
    {
        _json.Dispose();
        await _cases.DisposeAsync();
        if (_whole is not null)
        {
            await _whole.DisposeAsync();
        }
    }

    /// <summary>Why a file does not go along; null when it does.</summary>
    private async Task<string?> ReasonAgainstAsync(ExportedFile file, CancellationToken cancellationToken)
    {
        var check = FileChecks.Of(file.State, _scanner);
        return check == FileCheck.Infected ? "infected"
            : check == FileCheck.Unscannable ? "unscannable"
            : !check.IsViewable() ? "notScannedYet"
            : _files.ContainsKey(file.ContentHash) || await _blobs.ExistsAsync(file.ContentHash, cancellationToken) ? null
            : "missing";
    }

    /// <summary>Named by what it holds: no name that somebody typed becomes a path, and the same content goes once.</summary>
    private string PathOf(ExportedFile file)
    {
        if (_files.TryGetValue(file.ContentHash, out var known))
        {
            return known.Path;
        }

        _bytes += file.Length;
        if (_bytes > Export.MaxFilesBytes)
        {
            throw new ExportImpossibleException(ExportFailure.TooLarge);
        }

        var kind = Enum.GetValues<FileKind>().Where(k => k.MediaType() == file.MediaType).Select(k => k.Extensions()[0]).FirstOrDefault("");
        var path = HandoverFormat.FilesFolder + file.ContentHash + kind;
        _files[file.ContentHash] = (path, file.Length);
        return path;
    }

    private HandoverManifest Manifest(Export export, DateTime nowUtc, IReadOnlyList<HandoverPart> parts) => new(
        HandoverFormat.SchemaVersion, HandoverFormat.SchemaPath, export.Id, nowUtc,
        new HandoverOffice(export.Ward.Code(), export.Ward.Id(), export.SectionCode, $"{WardOffices.Of(export.Ward).Name} {Sections.NameOf(export.SectionCode)}"),
        export.ProcedureId, export.ProcedureName, _count, "ECDSA P-256 SHA-256", HandoverVerification.KeyId(_signer.PublicKeyPem!),
        "UTF-8 (ISO/IEC 10646), without normalisation; ideographic variation sequences and characters outside the BMP as filed", parts);
}
