using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Applications;
using KitakyushuDigitalWindow.Domain.Procedures.Forms;
using KitakyushuDigitalWindow.TestSupport;
using KitakyushuDigitalWindow.Web.Hosting.Commands;
using Microsoft.Extensions.Configuration;

namespace KitakyushuDigitalWindow.Web.Tests.Pages.Staff.Exports;

/// <summary>引渡し: what is decided, as JSON by the published schema, with files and a signature that tells of every change.</summary>
public sealed class HandoverTests : IDisposable
{
    private const string Format = "基幹業務システムへの引渡し（JSON）";

    private readonly AppFactory _app = new() { Scanner = new FakeScanner() };

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Pack_HoldsDecidedCasesByTheSchemaWithTheirCleanFiles()
    {
        var open = await _app.GivenCaseAsync(new GivenCase { Citizen = "citizen-02" });
        var elsewhere = await _app.GivenCaseAsync(new GivenCase { Ward = Ward.Moji, Status = ApplicationStatus.Decided, Citizen = "citizen-03" });
        var number = await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Decided, Kind = DecisionKind.Refused });
        await _app.AnswerAsync(number, AnswerSet.RowKey("children", 1, "childName"), "𠮷田　葛󠄀子");
        await _app.ScanAsync();
        using var clerk = _app.AsStaff();

        using var zip = Zip(await _app.ExportedAsync(clerk, Format));

        using var json = Json(zip);
        var schema = await SchemaAsync();
        SchemaCheck.AssertValid(schema.RootElement, json.RootElement);
        var found = Assert.Single(json.RootElement.GetProperty("applications").EnumerateArray());
        Assert.Equal(number, found.GetProperty("receiptNumber").GetString());
        Assert.Equal(("refused", "北九小倉北保子第77号", "要件を確認できないため"), (
            found.GetProperty("decision").GetProperty("kind").GetString(), found.GetProperty("decision").GetProperty("documentNumber").GetString(),
            found.GetProperty("decision").GetProperty("reason").GetString()));
        var text = Encoding.UTF8.GetString(ExportSteps.Bytes(zip.GetEntry("applications.json")!));
        Assert.Contains(Texts(json.RootElement), t => t == "𠮷田　葛󠄀子");
        Assert.DoesNotContain(open, text, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere, text, StringComparison.Ordinal);
        var attachment = found.GetProperty("attachments").EnumerateArray().First();
        var file = ExportSteps.Bytes(zip.GetEntry(attachment.GetProperty("path").GetString()!)!);
        Assert.Equal(attachment.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    [Fact]
    public async Task Pack_FileThatIsNotClean_StaysBehindAndIsNamed()
    {
        await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Decided });
        using var clerk = _app.AsStaff(); // nothing was scanned yet

        using var zip = Zip(await _app.ExportedAsync(clerk, Format));

        using var json = Json(zip);
        var attachments = json.RootElement.GetProperty("applications")[0].GetProperty("attachments").EnumerateArray().ToList();
        Assert.NotEmpty(attachments);
        Assert.All(attachments, a => Assert.Equal("notScannedYet", a.GetProperty("notIncluded").GetString()));
        Assert.DoesNotContain(zip.Entries, e => e.FullName.StartsWith("files/", StringComparison.Ordinal));
        SchemaCheck.AssertValid((await SchemaAsync()).RootElement, json.RootElement);
    }

    [Fact]
    public async Task Verify_UntouchedPack_IsGoodWithThePublishedKey()
    {
        var pack = await PackAsync();

        var (code, said) = await VerifyAsync(pack);

        Assert.Equal(0, code);
        Assert.Contains("○ 作られたときのままです", said, StringComparison.Ordinal);
        Assert.Contains("申請 1件", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("changed", "applications.json：書き換えられています。")]
    [InlineData("removed", "：なくなっています。")]
    [InlineData("added", "extra.txt：あとから加えられています。")]
    [InlineData("doubled", "applications.json：同じ名前のファイルが2個あります。")]
    [InlineData("manifest", "manifest.json：署名が合いません。")]
    [InlineData("unsigned", "manifest.sig：ありません。")]
    [InlineData("cut", "ZIPファイルとして読めません。")]
    public async Task Verify_TouchedPack_SaysWhat(string how, string words)
    {
        var pack = Touched(await PackAsync(), how);

        var (code, said) = await VerifyAsync(pack);

        Assert.Equal(1, code);
        Assert.Contains(words, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OtherKey_IsNotTheCitys()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var (code, said) = await VerifyAsync(await PackAsync(), other.ExportSubjectPublicKeyInfoPem());

        Assert.Equal(1, code);
        Assert.Contains("署名が合いません", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("handover")]
    [InlineData("handover", "verify", "no-such.zip")]
    public async Task Verify_WronglyCalled_SaysHow(params string[] args)
    {
        using var output = new StringWriter();

        Assert.Equal(2, await VerifyHandover.RunAsync(args, new ConfigurationBuilder().Build(), output));
        Assert.NotEqual("", output.ToString());
    }

    [Fact]
    public async Task Post_OnlyOpenStates_IsRefused()
    {
        using var clerk = _app.AsStaff();
        var form = await clerk.AskFormAsync();
        form.Choose(Format).Type("Input.Statuses", "received");

        using var response = await form.PostAsync("書き出す");

        await response.RefusedAsync("決定した申請だけを入れます");
    }

    [Fact]
    public async Task Post_NoKey_IsRefusedAndTheKeyIsNotPublished()
    {
        using var app = new AppFactory().WithServices(s => Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.Replace(
            s, Microsoft.Extensions.DependencyInjection.ServiceDescriptor.Singleton<UseCases.Ports.IHandoverSigner>(
                new Infrastructure.Exports.HandoverKey(new ConfigurationBuilder().Build(), isDevelopment: false))));
        using var clerk = app.AsStaff();

        using var response = await (await clerk.AskFormAsync()).Choose(Format).PostAsync("書き出す");

        await response.RefusedAsync("署名の鍵が、設定されていません");
        using var key = await clerk.OpenAsync("/open-data/keys/handover.pem");
        Assert.Equal(HttpStatusCode.NotFound, key.StatusCode);
    }

    private async Task<byte[]> PackAsync()
    {
        await _app.GivenCaseAsync(new GivenCase { Status = ApplicationStatus.Decided });
        await _app.ScanAsync();
        using var clerk = _app.AsStaff();
        return await _app.ExportedAsync(clerk, Format);
    }

    private async Task<(int Code, string Said)> VerifyAsync(byte[] pack, string? key = null)
    {
        using var anonymous = _app.Anonymous();
        key ??= await anonymous.GetStringAsync(new Uri("/open-data/keys/handover.pem", UriKind.Relative));
        var (file, keyFile) = (Path.Combine(_app.Folder, "pack.zip"), Path.Combine(_app.Folder, "key.pem"));
        await File.WriteAllBytesAsync(file, pack);
        await File.WriteAllTextAsync(keyFile, key);
        using var output = new StringWriter();
        var code = await VerifyHandover.RunAsync(["handover", "verify", file, "--key", keyFile], new ConfigurationBuilder().Build(), output);
        return (code, output.ToString());
    }

    private async Task<JsonDocument> SchemaAsync()
    {
        using var anonymous = _app.Anonymous();
        return JsonDocument.Parse(await anonymous.GetStringAsync(new Uri("/open-data/schemas/handover-1.json", UriKind.Relative)));
    }

    private static ZipArchive Zip(byte[] pack) => new(new MemoryStream(pack));

    private static JsonDocument Json(ZipArchive zip) => JsonDocument.Parse(ExportSteps.Bytes(zip.GetEntry("applications.json")!));

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Texts(p.Value)),
        _ => [],
    };

    private static byte[] Touched(byte[] pack, string how)
    {
        if (how == "cut")
        {
            return pack[..(pack.Length / 2)];
        }

        using var memory = new MemoryStream();
        memory.Write(pack);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            void Write(string name, Func<string, string> change)
            {
                var entry = zip.GetEntry(name)!;
                var text = change(Encoding.UTF8.GetString(ExportSteps.Bytes(entry)));
                entry.Delete();
                Add(name, text);
            }

            void Add(string name, string text)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }

            switch (how)
            {
                case "changed":
                    Write("applications.json", t => t.Replace("granted", "refused", StringComparison.Ordinal));
                    break;
                case "removed":
                    zip.Entries.First(e => e.FullName.StartsWith("files/", StringComparison.Ordinal)).Delete();
                    break;
                case "added":
                    Add("extra.txt", "x");
                    break;
                case "doubled":
                    Add("applications.json", "{}");
                    break;
                case "manifest":
                    Write("manifest.json", t => t.Replace("\"applicationCount\": 1", "\"applicationCount\": 2", StringComparison.Ordinal));
                    break;
                case "unsigned":
                    zip.GetEntry("manifest.sig")!.Delete();
                    break;
            }
        }

        return memory.ToArray();
    }

    /// <summary>As much of JSON Schema as ours uses; a keyword that is not known here fails.</summary>
    private static class SchemaCheck
    {
        private static readonly string[] _known = ["$schema", "$id", "$defs", "$ref", "title", "description", "type", "const", "enum", "pattern", "required", "properties", "additionalProperties", "items"];

        public static void AssertValid(JsonElement root, JsonElement value) => Check(root, root, value, "");

        private static void Check(JsonElement root, JsonElement schema, JsonElement value, string at)
        {
            Assert.All(schema.EnumerateObject(), p => Assert.Contains(p.Name, _known));
            if (schema.TryGetProperty("$ref", out var reference))
            {
                Check(root, root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]), value, at);
                return;
            }

            if (schema.TryGetProperty("type", out var type))
            {
                Assert.True(type.GetString() switch
                {
                    "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
                    var name => string.Equals(name, value.ValueKind.ToString(), StringComparison.OrdinalIgnoreCase),
                }, $"{at} is {value.ValueKind}");
            }

            if (schema.TryGetProperty("const", out var constant))
            {
                Assert.Equal(constant.GetRawText(), value.GetRawText());
            }

            if (schema.TryGetProperty("enum", out var words))
            {
                Assert.Contains(value.GetString(), words.EnumerateArray().Select(w => w.GetString()));
            }

            if (schema.TryGetProperty("pattern", out var pattern))
            {
                Assert.Matches(new Regex(pattern.GetString()!, RegexOptions.NonBacktracking), value.GetString());
            }

            foreach (var item in schema.TryGetProperty("items", out var items) ? value.EnumerateArray().ToList() : [])
            {
                Check(root, items, item, at + "[]");
            }

            foreach (var name in schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(r => r.GetString()!).ToList() : [])
            {
                Assert.True(value.TryGetProperty(name, out _), $"{at}.{name} is missing");
            }

            if (value.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            foreach (var property in value.EnumerateObject())
            {
                if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property.Name, out var inner))
                {
                    Check(root, inner, property.Value, $"{at}.{property.Name}");
                }
                else if (schema.TryGetProperty("additionalProperties", out var more))
                {
                    Assert.True(more.ValueKind != JsonValueKind.False, $"{at}.{property.Name} is not in the schema");
                    Check(root, more, property.Value, $"{at}.{property.Name}");
                }
            }
        }
    }
}
