using KitakyushuDigitalWindow.Domain;
using KitakyushuDigitalWindow.Domain.Procedures;
using KitakyushuDigitalWindow.Domain.Procedures.Proving;
using KitakyushuDigitalWindow.Infrastructure.Procedures;

namespace KitakyushuDigitalWindow.Web.Hosting.Commands;

/// <summary><c>procedures check [id…]</c>: proves the definitions that ship, without a server and without a database.</summary>
public static class CheckProcedures
{
    private const int Good = 0;
    private const int Faulty = 1;
    private const int Usage = 2;

    /// <summary>Is this how the program was called?</summary>
    public static bool IsCalled(IReadOnlyList<string> args) => args is ["procedures", "check", ..];

    /// <param name="args">What stands after <c>procedures check</c>; nothing for all.</param>
    /// <returns>The exit code: 0 when all can be published, 1 when one cannot, 2 when an id is unknown.</returns>
    public static int Run(IReadOnlyList<string> args, IEnumerable<(string Id, string Json)> files, TextWriter output, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(output);
        var definitions = new List<ProcedureDefinition>();
        var unread = new List<(string Id, string Message)>();
        foreach (var (id, json) in files)
        {
            try
            {
                definitions.Add(DefinitionImport.Read(json));
            }
            catch (FormatException e)
            {
                unread.Add((id, e.Message));
            }
        }

        if (args.FirstOrDefault(a => !definitions.Exists(d => d.Id == a) && !unread.Exists(u => u.Id == a)) is { } unknown)
        {
            output.WriteLine($"手続「{unknown}」の定義がありません。");
            return Usage;
        }

        var errors = 0;
        var warnings = 0;
        foreach (var (id, message) in unread.Where(u => args.Count == 0 || args.Contains(u.Id)))
        {
            output.WriteLine($"× {id}\n    誤り  定義のファイルが読めません（{message}）。書き方を直してください。");
            errors++;
        }

        foreach (var definition in definitions.Where(d => args.Count == 0 || args.Contains(d.Id)).OrderBy(d => d.Id, StringComparer.Ordinal))
        {
            var found = DefinitionProver.Prove(definition, clock.TodayInJapan(), definitions);
            Write(output, definition, found);
            errors += found.Count(f => f.Severity == Severity.Error);
            warnings += found.Count - found.Count(f => f.Severity == Severity.Error);
        }

        output.WriteLine($"\n誤り {errors}件、確認 {warnings}件" + (errors > 0 ? "（誤りのある版は公開できません）" : ""));
        return errors > 0 ? Faulty : Good;
    }

    public static int Run(IReadOnlyList<string> args, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(args);
        return Run([.. args.Skip(2)], DefinitionImport.Shipped(), output, TimeProvider.System);
    }

    private static void Write(TextWriter output, ProcedureDefinition definition, IReadOnlyList<Finding> found)
    {
        var mark = found.Any(f => f.Severity == Severity.Error) ? "×" : found.Count > 0 ? "△" : "○";
        output.WriteLine($"{mark} {definition.Id}　{definition.ShortName}");
        foreach (var finding in found)
        {
            output.WriteLine($"    {(finding.Severity == Severity.Error ? "誤り" : "確認")}  {finding.Place}  [{finding.Code}]");
            output.WriteLine($"          {finding.Message}");
        }
    }
}
