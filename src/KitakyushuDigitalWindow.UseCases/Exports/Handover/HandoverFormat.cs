using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KitakyushuDigitalWindow.UseCases.Exports.Handover;

/// <summary>引渡しファイル: the names in it, and how its JSON is written. The schema is published; what it says is not changed, a new one is added.</summary>
public static class HandoverFormat
{
    public const int SchemaVersion = 1;
    public const string SchemaPath = "/open-data/schemas/handover-1.json";
    public const string KeyPath = "/open-data/keys/handover.pem";

    public const string Applications = "applications.json";
    public const string Manifest = "manifest.json";
    public const string Signature = "manifest.sig";
    public const string FilesFolder = "files/";

    private const string SchemaResource = "handover-1.json";

    /// <summary>Japanese stays as it is; half surrogates never reach a writer.</summary>
    internal static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // a file, never part of a page

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = Encoder,
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>JSON Schema of <see cref="Applications"/> (draft 2020-12).</summary>
    public static byte[] Schema()
    {
        using var stream = typeof(HandoverFormat).Assembly.GetManifestResourceStream(SchemaResource)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}

/// <summary>What is in a hand-over: the signature is over the bytes of this.</summary>
/// <param name="KeyId">SHA-256 of the public key (SubjectPublicKeyInfo, DER), to tell which key signed.</param>
/// <param name="Encoding">Says what was done about characters: nothing.</param>
public sealed record HandoverManifest(
    int SchemaVersion, string Schema, Guid ExportId, DateTime MadeAt, HandoverOffice Office, string ProcedureId, string ProcedureName, int ApplicationCount,
    string Algorithm, string KeyId, string Encoding, IReadOnlyList<HandoverPart> Files);

public sealed record HandoverOffice(string LocalGovernmentCode, string Ward, string Section, string Name);

public sealed record HandoverPart(string Name, long Length, string Sha256);
