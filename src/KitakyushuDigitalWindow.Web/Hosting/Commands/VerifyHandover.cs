using KitakyushuDigitalWindow.Infrastructure.Exports;
using KitakyushuDigitalWindow.UseCases.Exports.Handover;

namespace KitakyushuDigitalWindow.Web.Hosting.Commands;

/// <summary><c>handover verify &lt;file&gt; [--key handover.pem]</c>: says what was changed in a hand-over pack, without a server or a database.</summary>
public static class VerifyHandover
{
    private const int Good = 0;
    private const int Faulty = 1;
    private const int Usage = 2;

    /// <summary>Is this how the program was called?</summary>
    public static bool IsCalled(IReadOnlyList<string> args) => args is ["handover", ..];

    /// <returns>The exit code: 0 when all is as it was signed, 1 when something is not, 2 when it could not be looked at.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, IConfiguration configuration, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        if (args is not (["handover", "verify", _] or ["handover", "verify", _, "--key", _]))
        {
            await output.WriteLineAsync("使い方：handover verify 引渡しファイル.zip [--key 公開鍵.pem]");
            return Usage;
        }

        if (!File.Exists(args[2]))
        {
            await output.WriteLineAsync("引渡しファイルが見つかりません。場所と名前を確認してください。");
            return Usage;
        }

        if (await KeyAsync(args, configuration) is not { } key)
        {
            await output.WriteLineAsync("公開鍵が読めません。/open-data/keys/handover.pem を保存して、--key で指定してください。");
            return Usage;
        }

        await using var pack = File.OpenRead(args[2]);
        var found = HandoverVerification.Verify(pack, key);
        if (found.Manifest is { } manifest)
        {
            await output.WriteLineAsync(
                $"{manifest.Office.Name}　{manifest.ProcedureName}　申請 {manifest.ApplicationCount:N0}件、ファイル {manifest.Files.Count:N0}個、作成 {manifest.MadeAt:yyyy-MM-dd HH:mm:ss}（UTC）");
        }

        foreach (var fault in found.Faults)
        {
            await output.WriteLineAsync("× " + fault);
        }

        await output.WriteLineAsync(found.Faults.Count == 0 ? "○ 作られたときのままです" : $"× 異常 {found.Faults.Count:N0}件");
        return found.Faults.Count == 0 ? Good : Faulty;
    }

    /// <summary>The key that was given, else the public part of the one that this installation signs with; null when there is none that can be read.</summary>
    private static async Task<string?> KeyAsync(IReadOnlyList<string> args, IConfiguration configuration)
    {
        try
        {
            var key = args.Count > 4 ? File.Exists(args[4]) ? await File.ReadAllTextAsync(args[4]) : null : new HandoverKey(configuration, isDevelopment: false).PublicKeyPem;
            return key is not null && HandoverVerification.KeyId(key).Length > 0 ? key : null;
        }
        catch (Exception e) when (e is ArgumentException or System.Security.Cryptography.CryptographicException or InvalidOperationException)
        {
            return null; // the caller says so, and how to give one
        }
    }
}
