using KitakyushuDigitalWindow.Infrastructure.Persistence;
using KitakyushuDigitalWindow.UseCases.Audit;

namespace KitakyushuDigitalWindow.Web.Hosting.Commands;

/// <summary><c>audit verify [--expect hash]</c>: proves that no row of the audit trail was removed, changed, inserted or reordered, without a server.</summary>
public static class VerifyAudit
{
    private const int Good = 0;
    private const int Faulty = 1;
    private const int Usage = 2;

    /// <summary>Is this how the program was called?</summary>
    public static bool IsCalled(IReadOnlyList<string> args) => args is ["audit", ..];

    /// <returns>The exit code: 0 when all is as it was sealed, 1 when something is not, 2 when it could not be looked at.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, IConfiguration configuration, TextWriter output, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        if (args is not (["audit", "verify"] or ["audit", "verify", "--expect", _]))
        {
            await output.WriteLineAsync("使い方：audit verify [--expect 控えておいたハッシュ]");
            return Usage;
        }

        await using var services = new ServiceCollection().AddLogging().AddPersistence(configuration)
            .AddSingleton(clock).AddSingleton(configuration).AddScoped<VerifyAuditQuery>().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<DigitalWindowDbContext>().Database.CanConnectAsync())
        {
            await output.WriteLineAsync("データベースにつながりません。接続先の設定を確認してください。");
            return Usage;
        }

        var found = await scope.ServiceProvider.GetRequiredService<VerifyAuditQuery>()
            .ReadAsync(args.Count > 3 ? args[3].Trim() : null, CancellationToken.None);
        Write(output, found);
        return found.FaultCount > 0 ? Faulty : Good;
    }

    private static void Write(TextWriter output, AuditVerification found)
    {
        output.WriteLine($"ブロック {found.Blocks:N0}件、封をした行 {found.Rows:N0}件、封を待つ行 {found.Unsealed:N0}件");
        foreach (var fault in found.Faults)
        {
            output.WriteLine("× " + fault);
        }

        if (found.FaultCount > found.Faults.Count)
        {
            output.WriteLine($"ほか{found.FaultCount - found.Faults.Count:N0}件");
        }

        output.WriteLine(found.FaultCount == 0 ? "○ 異常はありません" : $"× 異常 {found.FaultCount:N0}件");
        if (found.HeadHash is not null)
        {
            output.WriteLine($"最後のブロック {found.HeadNumber}　{found.HeadHash}\n（このハッシュを、このシステムの外部に控えてください。次の検証で --expect に指定します）");
        }
    }
}
